/** Values of `{{args.name}}` in an analysis, or of `{{ target }}` in a metric template. */
export type Holes = ReadonlyMap<string, string>;

const hole = /\{\{\s*([\w.-]+)\s*\}\}/g;

/** The text with every hole filled; the names of those that nobody fills. */
export function fillHoles(text: string, holes: Holes): { readonly text: string; readonly open: readonly string[] } {
  const open: string[] = [];
  const filled = text.replaceAll(hole, (whole, name: string) => {
    const value = holes.get(name);
    if (value === undefined) open.push(name);
    return value ?? whole;
  });
  return { text: filled, open };
}
