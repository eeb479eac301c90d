import type { Diagnostic, Location } from "@create-pipeline/diagnostics";
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node, type Pair } from "yaml";
import type { SpecCode } from "./codes.ts";
import { locationFinder } from "./location-finder.ts";
import { messages } from "./messages.ts";
import type { Json } from "./schema/schema-node.ts";
import type { Range, SourceNode } from "./source-node.ts";
import { syntaxDiagnostics } from "./syntax-errors.ts";

export interface ReadDocument {
  /** Absent where the text is not YAML enough to say what it means. */
  readonly root?: SourceNode;
  readonly diagnostics: readonly Diagnostic<SpecCode>[];
  locationOf(range: Range): Location;
}

const MOST_VALUES = 20_000;
const DEEPEST = 32;

interface Reader {
  readonly anchors: Map<string, SourceNode>;
  readonly diagnostics: Diagnostic<SpecCode>[];
  readonly locationOf: (range: Range) => Location;
  exploded: boolean;
}

/** YAML 1.2 core, without merge keys, to values that know their place. Reports every problem of syntax. */
export function readDocument(text: string, file: string): ReadDocument {
  const locationOf = locationFinder(text, file);
  // The library compares every key with every other one, which takes minutes on a hostile file; readMap has a set.
  const document = parseDocument(text, { version: "1.2", schema: "core", merge: false, uniqueKeys: false, prettyErrors: false, logLevel: "error" });
  const syntax = syntaxDiagnostics(document, text, locationOf);
  if (syntax.fatal) return { diagnostics: syntax.diagnostics, locationOf };
  if (!document.contents || isEmpty(document)) return { diagnostics: [...syntax.diagnostics, messages.empty({ file, line: 1, column: 1 })], locationOf };
  const reader: Reader = { anchors: new Map(), diagnostics: [...syntax.diagnostics], locationOf, exploded: false };
  const root = readNode(reader, document.contents, undefined, 0);
  return { ...(reader.exploded ? {} : { root }), diagnostics: reader.diagnostics, locationOf };
}

function isEmpty(document: Document): boolean {
  return isScalar(document.contents) && document.contents.value === null && (document.contents.source ?? "") === "";
}

function readNode(reader: Reader, node: unknown, keyRange: Range | undefined, depth: number): SourceNode {
  const range = rangeOf(node as Node | null, keyRange);
  const key = keyRange ? { keyRange } : {};
  if (depth > DEEPEST) {
    if (!reader.exploded) reader.diagnostics.push(messages.nesting(reader.locationOf(range)));
    reader.exploded = true;
    return { value: null, range, size: 1, ...key };
  }
  if (isAlias(node)) return { ...readAlias(reader, node.source, range), range, ...key };
  const read = isMap(node) ? readMap(reader, node.items, depth) : isSeq(node) ? readList(reader, node.items, depth) : readScalar(reader, node, range);
  const result: SourceNode = { ...read, range, ...key };
  // Sizes multiply from anchor to anchor: nothing is expanded before the whole was seen to be small.
  if (result.size > MOST_VALUES && !reader.exploded) {
    reader.exploded = true;
    reader.diagnostics.push(messages.tooManyValues(MOST_VALUES, reader.anchors.size > 0, reader.locationOf(keyRange ?? [range[0], range[0] + 1])));
  }
  const anchor = (node as { anchor?: string } | null)?.anchor;
  // Known only from here on: an alias inside of what it names finds nothing.
  if (anchor !== undefined) reader.anchors.set(anchor, result);
  return result;
}

type Read = Omit<SourceNode, "range" | "keyRange">;

function readMap(reader: Reader, pairs: readonly Pair[], depth: number): Read {
  const entries = new Map<string, SourceNode>();
  // Own keys only, whatever the user calls them.
  const value: Record<string, Json> = {};
  let size = 1;
  for (const pair of pairs) {
    const keyRange = rangeOf(pair.key as Node | null, undefined);
    const at = (): Location => reader.locationOf(keyRange);
    const key = isScalar(pair.key) ? pair.key.value : undefined;
    if (typeof key !== "string") {
      reader.diagnostics.push(messages.keyType(isScalar(pair.key) ? pair.key.source : undefined, at()));
      continue;
    }
    const child = readNode(reader, pair.value, keyRange, depth + 1);
    size += child.size;
    const first = entries.get(key);
    if (key === "<<") reader.diagnostics.push(messages.mergeKey(at()));
    else if (first !== undefined) reader.diagnostics.push(messages.duplicateKey(key, reader.locationOf(first.keyRange ?? first.range).line, at()));
    else {
      entries.set(key, child);
      Object.defineProperty(value, key, { value: child.value, enumerable: true });
    }
  }
  return { value, entries, size };
}

function readList(reader: Reader, nodes: readonly unknown[], depth: number): Read {
  const items = nodes.map((node) => readNode(reader, node, undefined, depth + 1));
  let size = 1;
  for (const item of items) size += item.size;
  return { value: items.map((item) => item.value), items, size };
}

function readScalar(reader: Reader, node: unknown, range: Range): Read {
  if (!isScalar(node)) return { value: null, size: 1 };
  if (node.tag !== undefined && !PLAIN_TAGS.has(node.tag)) reader.diagnostics.push(messages.tag(node.tag, reader.locationOf(range)));
  const { value } = node;
  const written = node.source === undefined ? {} : { written: node.source };
  if (typeof value === "string" || typeof value === "boolean" || value === null) return { value, size: 1, ...written };
  if (typeof value === "number") return { value, size: 1, ...written };
  return { value: String(value), size: 1, ...written };
}

const PLAIN_TAGS: ReadonlySet<string> = new Set(["str", "int", "float", "bool", "null"].map((name) => `tag:yaml.org,2002:${name}`));

function readAlias(reader: Reader, name: string, range: Range): Read {
  const target = reader.anchors.get(name);
  if (target === undefined) {
    reader.diagnostics.push(messages.unknownAlias(name, reader.locationOf(range)));
    return { value: null, size: 1 };
  }
  const { range: _, keyRange: __, ...read } = target;
  return read;
}

function rangeOf(node: Node | null, fallback: Range | undefined): Range {
  const range = node?.range;
  return range ? [range[0], range[1]] : (fallback ?? [0, 0]);
}
