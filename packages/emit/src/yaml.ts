import { commentText, inlineNumber, inlineString, literalBlock } from "./yaml-scalar.ts";
import { unwrap } from "./yaml-node.ts";
import type { YamlList, YamlMap, YamlNode, YamlValue } from "./yaml-node.ts";

export interface YamlOptions {
  /** Comment lines at the top of the file. */
  readonly header?: string;
  /** Keys to write plain although YAML 1.1 reads them as booleans: GitHub's `on`. */
  readonly plainKeys?: readonly string[];
}

interface Writer {
  readonly lines: string[];
  readonly plainKeys: ReadonlySet<string>;
  /** The last line belongs to a block scalar that keeps its trailing blank lines. */
  open: boolean;
}

type Entry = readonly [key: string, value: YamlValue];

/** Writes one document, deterministically: same value, same bytes. Ends with a newline. */
export function emitYaml(value: YamlValue, options: YamlOptions = {}): string {
  const writer: Writer = { lines: [], plainKeys: new Set(options.plainKeys), open: false };
  if (options.header !== undefined) writeComment(writer, options.header, "");
  const node = unwrap(value);
  if (node.leading !== undefined) writeComment(writer, node.leading, "");
  if (isBlockCollection(node)) {
    if (node.trailing !== undefined) writeComment(writer, node.trailing, "");
    writeCollection(writer, node, "", "");
  } else {
    const block = typeof node.value === "string" && node.tag === undefined ? literalBlock(node.value) : undefined;
    // At the root, readers disagree on what an indentation indicator counts from.
    if (block === undefined || block.header.includes("2")) writer.lines.push(withTrailing(inline(writer, node, false), node));
    else writeBlock(writer, "", "", block, node);
  }
  return `${writer.lines.join("\n")}\n`;
}

function writeCollection(writer: Writer, node: YamlNode, indent: string, first: string): void {
  if (Array.isArray(node.value)) writeList(writer, node, node.value, indent, first);
  else writeMap(writer, node, entriesOf(node.value as YamlMap), indent, first);
}

/** `first` replaces the indentation of the first line, so that a mapping in a list starts behind its dash. */
function writeMap(writer: Writer, node: YamlNode, entries: readonly Entry[], indent: string, first: string): void {
  entries.forEach(([key, value], index) => {
    const child = unwrap(value);
    if (index > 0) separate(writer, node);
    const start = index === 0 ? first : indent;
    // Behind a dash there is no line above the key: the comment was written above the dash.
    if (child.leading !== undefined && start === indent) writeComment(writer, child.leading, indent);
    writeEntry(writer, `${start}${emitKey(writer, key)}:`, child, indent, true);
  });
}

function writeList(writer: Writer, node: YamlNode, items: YamlList, indent: string, first: string): void {
  items.forEach((item, index) => {
    const child = unwrap(item);
    if (index > 0) separate(writer, node);
    const start = index === 0 ? first : indent;
    if (!isBlockCollection(child)) {
      if (child.leading !== undefined && start === indent) writeComment(writer, child.leading, indent);
      writeEntry(writer, `${start}-`, child, indent, false);
      return;
    }
    if (start === indent) for (const text of commentsAboveItem(child)) writeComment(writer, text, indent);
    writeCollection(writer, child, `${indent}  `, `${start}- `);
  });
}

/** A collection in a list starts on the line of its dash, so its comments and those of its first entry go above. */
function commentsAboveItem(node: YamlNode): string[] {
  const own = [node.leading, node.trailing];
  const list = Array.isArray(node.value) ? (node.value as YamlList) : entriesOf(node.value as YamlMap).map(([, value]) => value);
  const first = list[0] === undefined ? undefined : unwrap(list[0]);
  const nested = first === undefined ? [] : Array.isArray(node.value) && isBlockCollection(first) ? commentsAboveItem(first) : [first.leading];
  return [...own, ...nested].filter((text) => text !== undefined);
}

function writeEntry(writer: Writer, start: string, node: YamlNode, indent: string, inMap: boolean): void {
  writer.open = false;
  if (isBlockCollection(node)) {
    writer.lines.push(withTrailing(start, node));
    writeCollection(writer, node, `${indent}  `, `${indent}  `);
    return;
  }
  const block = typeof node.value === "string" && node.tag === undefined ? literalBlock(node.value) : undefined;
  if (block !== undefined) writeBlock(writer, `${start} `, indent, block, node);
  else if (node.value === null && inMap) writer.lines.push(withTrailing(start, node));
  else writer.lines.push(withTrailing(`${start} ${inline(writer, node, false)}`, node));
}

function writeBlock(writer: Writer, start: string, indent: string, block: NonNullable<ReturnType<typeof literalBlock>>, node: YamlNode): void {
  writer.lines.push(withTrailing(`${start}${block.header}`, node));
  for (const line of block.lines) writer.lines.push(line === "" ? "" : `${indent}  ${line}`);
  writer.open = block.keeps;
}

function separate(writer: Writer, node: YamlNode): void {
  if (node.spaced === true && !writer.open) writer.lines.push("");
}

function writeComment(writer: Writer, text: string, indent: string): void {
  for (const line of text.split("\n")) writer.lines.push(`${indent}# ${commentText(line)}`.trimEnd());
}

function withTrailing(line: string, node: YamlNode): string {
  const text = node.trailing === undefined ? "" : commentText(node.trailing);
  return text === "" ? line : `${line} # ${text}`;
}

/** The value on one line. */
function inline(writer: Writer, node: YamlNode, inFlow: boolean): string {
  const text = inlineValue(writer, node.value, inFlow);
  return node.tag === undefined ? text : `${node.tag} ${text}`;
}

function inlineValue(writer: Writer, value: YamlValue, inFlow: boolean): string {
  if (value === null) return "null";
  if (typeof value === "string") return inlineString(value, inFlow);
  if (typeof value === "number") return inlineNumber(value);
  if (typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[${(value as YamlList).map((item) => inline(writer, unwrap(item), true)).join(", ")}]`;
  const entries = entriesOf(value as YamlMap).map(([key, item]) => `${inlineString(key, true)}: ${inline(writer, unwrap(item), true)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function emitKey(writer: Writer, key: string): string {
  const text = writer.plainKeys.has(key) ? key : inlineString(key, false);
  // Beyond this, YAML wants an explicit key ("? "), which no CI system is known to read.
  if (text.length > 1000) throw new RangeError(`a YAML key of ${text.length} characters can't be written`);
  return text;
}

function isBlockCollection(node: YamlNode): boolean {
  if (node.flow === true || typeof node.value !== "object" || node.value === null) return false;
  return Array.isArray(node.value) ? node.value.length > 0 : hasEntry(node.value as YamlMap);
}

function hasEntry(map: YamlMap): boolean {
  for (const value of map instanceof Map ? map.values() : Object.values(map)) if (value !== undefined) return true;
  return false;
}

function entriesOf(map: YamlMap): Entry[] {
  const entries = map instanceof Map ? [...map.entries()] : Object.entries(map);
  return entries.filter((entry): entry is [string, YamlValue] => entry[1] !== undefined);
}
