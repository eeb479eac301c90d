/** How one string is written so that YAML 1.1 and YAML 1.2 readers (and Ruby's Psych) get the same string back. */

/** Words some reader takes for a boolean, null, merge key or default value. */
const words = new Set(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<"]);
/** Sexagesimal numbers, `1_000`, Psych's `1,000`, exponents: anything made of digits and their punctuation. */
const numeric = /^[-+]?\.?\d[\d_,.:eE+-]*$/;
const version = /^\d+(?:\.\d+){2,}$/;
const radix = /^[-+]?0[xob][\da-f_,]*$/i;
/** The last form is a float for the `yaml` library's 1.1 schema, down to a single dot. */
const special = /^[-+]?\.(?:inf|nan|[\d_]*)$/i;
const date = /^\d{4}-\d{1,2}-\d{1,2}/;

/** Most strings: nothing but `words` can be meant by them. */
const simple = /^[A-Za-z_][\w./-]*$/;
const plainStart = /^(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-[^\s-]|--[^\s-])/;
const notPlain = /: |:$| #|^\.\.\.|^ | $/;
const flowSafe = /^[\w./$()@+~^*=<>-]+$/;

/**
 * Not printable in YAML, or a line break for YAML 1.1 only: must be escaped. A tab is printable, but written as `\t`, so that
 * no generated file holds one.
 */
const escaped = /[\u0000-\u001f\u007f-\u00a0\u00ad\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const escapedGlobal = new RegExp(`["\\\\]|${escaped.source}`, "g");
const unprintable = new RegExp(escaped.source, "g");
const escapedInBlock = new RegExp(escaped.source.replace("\\u0000-\\u001f", "\\u0000-\\u0009\\u000b-\\u001f"));

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** The string on one line: plain where every reader agrees on it, else quoted. */
export function inlineString(text: string, inFlow: boolean): string {
  if (isPlain(text, inFlow)) return text;
  if (escaped.test(text)) return doubleQuoted(text);
  if (/["\\]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return `"${text}"`;
}

function isPlain(text: string, inFlow: boolean): boolean {
  if (simple.test(text)) return text.length > 5 || !words.has(text.toLowerCase());
  if (text === "" || !plainStart.test(text) || notPlain.test(text) || escaped.test(text)) return false;
  if (inFlow && !flowSafe.test(text)) return false;
  return !isResolved(text);
}

function isResolved(text: string): boolean {
  if (words.has(text.toLowerCase()) || date.test(text)) return true;
  return (numeric.test(text) && !version.test(text)) || radix.test(text) || special.test(text);
}

function doubleQuoted(text: string): string {
  const body = text.replace(escapedGlobal, (character) => {
    const short = shortEscapes[character];
    if (short !== undefined) return short;
    const code = character.charCodeAt(0).toString(16).toUpperCase();
    return code.length <= 2 ? `\\x${code.padStart(2, "0")}` : `\\u${code.padStart(4, "0")}`;
  });
  return `"${body}"`;
}

export interface LiteralBlock {
  /** "|", "|-", "|+" or with an indentation indicator "|2-". */
  readonly header: string;
  readonly lines: readonly string[];
  /** The block ends with blank lines that belong to it: no separating blank line may follow. */
  readonly keeps: boolean;
}

/** A multi-line string as a literal block, or undefined when a block can't hold it unchanged. */
export function literalBlock(text: string): LiteralBlock | undefined {
  if (!text.includes("\n") || escapedInBlock.test(text) || / (?:\n|$)/.test(text)) return undefined;
  const body = text.replace(/\n+$/, "");
  if (body === "") return undefined;
  const newlines = text.length - body.length;
  const chomp = newlines === 0 ? "-" : newlines === 1 ? "" : "+";
  // The reader takes the indentation from the first line with content; a space there must not count as indentation.
  const indicator = /^\n* /.test(body) ? "2" : "";
  const lines = body.split("\n");
  for (let extra = 1; extra < newlines; extra += 1) lines.push("");
  return { header: `|${indicator}${chomp}`, lines, keeps: chomp === "+" };
}

/** Numbers as both versions of YAML read them: an exponent needs a fraction in 1.1. */
export function inlineNumber(value: number): string {
  if (Number.isNaN(value)) return ".nan";
  if (!Number.isFinite(value)) return value > 0 ? ".inf" : "-.inf";
  if (Object.is(value, -0)) return "-0.0";
  const text = String(value);
  return /^-?\d+e/.test(text) ? text.replace("e", ".0e") : text;
}

/** Comment text can't end its line or hold a character YAML doesn't allow. */
export function commentText(text: string): string {
  return text.replace(unprintable, " ").trimEnd();
}
