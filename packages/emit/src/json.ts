export interface JsonOptions {
  /** Orders the keys of every object by code unit, for files that several programs write. */
  readonly sortKeys?: boolean;
}

/** JSON with two spaces and a final newline. */
export function emitJson(value: unknown, options: JsonOptions = {}): string {
  const text = JSON.stringify(options.sortKeys === true ? sorted(value) : value, null, 2);
  if (text === undefined) throw new TypeError("a value without a JSON form can't be written");
  return `${text}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
