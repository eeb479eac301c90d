/**
 * The model of a YAML document: plain values, and wrappers for what plain values can't say.
 * A wrapper never changes what a parser reads; it only changes how the text looks, except `tagged`.
 */

export type YamlValue = YamlScalar | YamlList | YamlMap | YamlNode;
export type YamlScalar = string | number | boolean | null;
export type YamlList = readonly YamlValue[];
/** Entries that are `undefined` are left out. Use a `Map` where keys may look like integers, which objects reorder. */
export type YamlMap = { readonly [key: string]: YamlValue | undefined } | ReadonlyMap<string, YamlValue | undefined>;

const kind: unique symbol = Symbol("yaml node");

export interface YamlNode {
  readonly [kind]: true;
  readonly value: YamlValue;
  /** Written behind the value on its first line. */
  readonly trailing?: string;
  /** Written on lines of their own above the entry. */
  readonly leading?: string;
  /** Blank lines between the entries of this collection. */
  readonly spaced?: boolean;
  /** `[a, b]` and `{ a: b }` instead of one line per entry. */
  readonly flow?: boolean;
  /** Local tag such as "!reference". */
  readonly tag?: string;
}

/** `value # text`; the comment of a mapping inside a list goes above it. */
export function comment(value: YamlValue, text: string): YamlNode {
  return extend(value, { trailing: text });
}

/** One or more comment lines above the entry that holds `value`. */
export function commentAbove(value: YamlValue, text: string): YamlNode {
  return extend(value, { leading: text });
}

/** Separates the entries of a mapping or list by blank lines. */
export function spaced(value: YamlList | YamlMap | YamlNode): YamlNode {
  return extend(value, { spaced: true });
}

/** Writes a short list or mapping on one line: `[a, b]`. */
export function flow(value: YamlList | YamlMap | YamlNode): YamlNode {
  return extend(value, { flow: true });
}

/** `tagged("!reference", ["job", "script"])` is `!reference [job, script]`. */
export function tagged(tag: string, value: YamlValue): YamlNode {
  if (!/^![A-Za-z0-9_-]+$/.test(tag)) throw new TypeError(`"${tag}" is not a local YAML tag`);
  return extend(value, { tag, flow: true });
}

export function isYamlNode(value: YamlValue | undefined): value is YamlNode {
  return typeof value === "object" && value !== null && kind in value;
}

/** The value with every wrapper around it merged into one. */
export function unwrap(value: YamlValue): YamlNode {
  return isYamlNode(value) ? value : { [kind]: true, value };
}

function extend(value: YamlValue, look: Partial<YamlNode>): YamlNode {
  return isYamlNode(value) ? { ...value, ...look } : { [kind]: true, value, ...look };
}
