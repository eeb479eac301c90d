/** One line that names every platform, and how a further one is added to it. */
interface NamingLine {
  readonly file: string;
  /** Matches the place behind the last name. */
  readonly pattern: RegExp;
  readonly addition: (id: string) => string;
}

/**
 * The places in packages/spec that list the platforms by name. A new one gets what promises nothing: every edition there
 * is, and no registry of its own.
 */
export const namingLines: readonly NamingLine[] = [
  { file: "packages/spec/src/service.ts", pattern: /(export type PlatformName =[^;]*)(?=;)/, addition: (id) => ` | "${id}"` },
  { file: "packages/spec/src/schema/platform-schema.ts", pattern: /(const PLATFORMS = \[[^\]]*?),?\s*(?=\] as const)/, addition: (id) => `, "${id}"` },
  { file: "packages/spec/src/computed-defaults.ts", pattern: /(const OWN_REGISTRY[^=]*= \{[^}]*?),?\s*(?=\};)/, addition: (id) => `, "${id}": "" ` },
  {
    file: "packages/spec/src/rules/platforms.ts",
    pattern: /(const EDITIONS[^=]*= \{[^}]*?),?\s*(?=\};)/,
    addition: (id) => `,\n  "${id}": ["free", "team", "enterprise", "premium", "ultimate"],\n`,
  },
];

/** The text with the name added; throws where the line is no longer what it was, so that nobody edits the wrong one. */
export function addPlatformName(text: string, { file, pattern, addition }: NamingLine, id: string): string {
  if (text.includes(`"${id}"`)) return text;
  const changed = text.replace(pattern, (_, head: string) => `${head}${addition(id)}`);
  if (changed === text)
    throw new Error(`${file}: the line that names the platforms has another form; add "${id}" by hand and adapt tools/new/platform-names.ts`);
  return changed;
}
