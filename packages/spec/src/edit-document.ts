import { emitYaml, flow } from "@create-pipeline/emit";
import { findNode } from "./locate.ts";
import type { Path } from "./schema/schema-at.ts";
import type { Json } from "./schema/schema-node.ts";
import type { SourceNode } from "./source-node.ts";

/**
 * The text with one value set: by cutting and pasting characters, never by printing the document again, so that
 * comments and layout of everything else stay. Nothing where it can't be done that way; the caller reads the result back.
 */
export function editDocument(text: string, root: SourceNode, path: Path, value: Json): string | undefined {
  let depth = path.length;
  while (depth > 0 && findNode(root, path.slice(0, depth)) === undefined) depth -= 1;
  for (let length = 0; length < path.length && length <= depth; length += 1) {
    const holder = findNode(root, path.slice(0, length));
    // An edit behind an alias would change what its anchor stands for elsewhere.
    if (holder && text.charAt(holder.range[0]) === "*" && holder.range[0] !== holder.range[1]) return undefined;
  }
  const node = findNode(root, path.slice(0, depth));
  const rest = path.slice(depth);
  if (node === undefined) return undefined;
  if (rest.length === 0) return replaceValue(text, node, inline(value));
  if (node.entries) return addEntry(text, node, rest, value);
  if (node.items) return rest[0] === node.items.length ? addItem(text, node, nested(rest.slice(1), value)) : undefined;
  if (node.value === null) return replaceValue(text, node, inline(nested(rest, value)));
  return lengthen(text, node, rest, value);
}

function replaceValue(text: string, node: SourceNode, replacement: string): string {
  const [start, end] = trimmed(text, node);
  const space = start > 0 && /\S/.test(text.charAt(start - 1)) && !/[[{]/.test(text.charAt(start - 1)) ? " " : "";
  return splice(text, start, end, space + replacement);
}

/** `platform: gitlab-ci` with an edition becomes `platform: { name: gitlab-ci, edition: premium }`. */
function lengthen(text: string, node: SourceNode, rest: Path, value: Json): string | undefined {
  if (typeof node.value !== "string" || rest.some((step) => typeof step === "number")) return undefined;
  const long = { name: node.value, ...(nested(rest, value) as Record<string, Json>) };
  return replaceValue(text, node, inline(long));
}

function addEntry(text: string, node: SourceNode, rest: Path, value: Json): string | undefined {
  const [key, ...further] = rest;
  if (typeof key !== "string") return undefined;
  const entry = { [key]: nested(further, value) };
  if (isFlow(text, node)) return insertBeforeBracket(text, node, inline(entry).slice(1, -1).trim());
  const [first] = node.entries?.values() ?? [];
  const at = first?.keyRange?.[0];
  return at === undefined ? undefined : insertLines(text, node, at - lineStart(text, at), emitYaml(entry));
}

function addItem(text: string, node: SourceNode, item: Json): string | undefined {
  if (isFlow(text, node)) return insertBeforeBracket(text, node, inline(item));
  const dash = node.range[0];
  return insertLines(text, node, dash - lineStart(text, dash), emitYaml([item]));
}

function insertBeforeBracket(text: string, node: SourceNode, added: string): string {
  const close = trimmed(text, node)[1] - 1;
  const inner = text.slice(node.range[0] + 1, close);
  const before = inner.trimEnd();
  const blanks = inner.slice(before.length);
  const comma = before.trim() === "" ? "" : before.endsWith(",") ? " " : ", ";
  const pad = before.trim() === "" && text.charAt(close) === "}" ? " " : "";
  return splice(text, close - blanks.length, close, `${comma}${pad}${added}${blanks === "" ? pad : blanks}`);
}

/** Behind the last line that belongs to the collection; comments that follow belong to what comes next. */
function insertLines(text: string, node: SourceNode, indent: number, added: string): string {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = added.trimEnd().split("\n");
  const block = lines.map((line) => (line === "" ? line : " ".repeat(indent) + line)).join(newline);
  const end = endOf(node);
  if (end > 0 && text.charAt(end - 1) === "\n") return splice(text, end, end, block + newline);
  const lineEnd = text.indexOf("\n", end);
  if (lineEnd < 0) return `${text}${newline}${block}${newline}`;
  return splice(text, lineEnd + 1, lineEnd + 1, block + newline);
}

function endOf(node: SourceNode): number {
  const last = node.items?.at(-1) ?? [...(node.entries?.values() ?? [])].at(-1);
  if (last === undefined) return node.range[1];
  return Math.max(endOf(last), last.keyRange?.[1] ?? 0);
}

/** The range of a block collection reaches to the beginning of the next line. */
function trimmed(text: string, node: SourceNode): readonly [start: number, end: number] {
  const [start, end] = node.range;
  return [start, start + text.slice(start, end).trimEnd().length];
}

function isFlow(text: string, node: SourceNode): boolean {
  return /[[{]/.test(text.charAt(node.range[0]));
}

function nested(path: Path, value: Json): Json {
  return path.toReversed().reduce<Json>((inner, step) => (typeof step === "number" ? [inner] : { [step]: inner }), value);
}

function inline(value: Json): string {
  return emitYaml(flow([value]))
    .trimEnd()
    .slice(1, -1);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

function splice(text: string, start: number, end: number, added: string): string {
  return text.slice(0, start) + added + text.slice(end);
}
