import type { Diagnostic, Location } from "@create-pipeline/diagnostics";
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from "yaml";
import type { Node, Pair } from "yaml";
import type { CanaryCode } from "../codes.ts";
import { locationFinder } from "./location-finder.ts";
import { ManifestNode } from "./manifest-node.ts";
import type { ManifestSource, Range } from "./manifest-node.ts";

interface Reader {
  readonly anchors: Map<string, ManifestNode>;
  readonly locationOf: (range: Range) => Location;
  /** Nodes still allowed: aliases of aliases multiply. */
  budget: number;
}

export interface YamlDocuments {
  readonly documents: readonly ManifestNode[];
  readonly diagnostics: readonly Diagnostic<CanaryCode>[];
}

const MOST_NODES = 200_000;
const DEEPEST = 64;

/** Every document of a file, with places. A document that is broken is reported and left out; the others count. */
export function readYaml({ file, text }: ManifestSource): YamlDocuments {
  const locationOf = locationFinder(text, file);
  const parsed = parseAllDocuments(text, { version: "1.2", merge: true, uniqueKeys: false, prettyErrors: false, logLevel: "error", keepSourceTokens: false });
  if ("empty" in parsed) return { documents: [], diagnostics: [] };
  const documents: ManifestNode[] = [];
  const diagnostics: Diagnostic<CanaryCode>[] = [];
  for (const document of parsed) {
    const [error] = document.errors;
    if (error !== undefined) {
      diagnostics.push({ code: "canary/syntax", severity: "error", message: `this is not YAML: ${firstLine(error.message)}`, location: locationOf(error.pos) });
      continue;
    }
    if (document.contents === null) continue;
    const reader: Reader = { anchors: new Map(), locationOf, budget: MOST_NODES };
    documents.push(readNode(reader, document.contents, undefined, 0));
  }
  return { documents, diagnostics };
}

function firstLine(message: string): string {
  return (message.split("\n")[0] ?? message).replace(/[.:]$/, "").toLowerCase();
}

function readNode(reader: Reader, node: unknown, keyRange: Range | undefined, depth: number): ManifestNode {
  const range = rangeOf(node as Node | null, keyRange);
  const place = { range, keyRange, locationOf: reader.locationOf };
  reader.budget -= 1;
  if (reader.budget < 0 || depth > DEEPEST) return new ManifestNode({ value: null, ...place });
  if (isAlias(node)) {
    const target = reader.anchors.get(node.source);
    return new ManifestNode({ value: target?.value ?? null, entries: target?.entries, items: target?.items, ...place });
  }
  const read = isMap(node)
    ? readMap(reader, node.items, depth)
    : isSeq(node)
      ? readList(reader, node.items, depth)
      : { value: isScalar(node) ? node.value : null };
  const result = new ManifestNode({ ...read, ...place });
  const anchor = (node as { readonly anchor?: string } | null)?.anchor;
  if (anchor !== undefined) reader.anchors.set(anchor, result);
  return result;
}

type Read = Pick<ConstructorParameters<typeof ManifestNode>[0], "value" | "entries" | "items">;

function readMap(reader: Reader, pairs: readonly Pair[], depth: number): Read {
  const entries = new Map<string, ManifestNode>();
  const merged: ManifestNode[] = [];
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? String(key.value) : undefined;
    if (name === undefined) continue;
    const child = readNode(reader, value, rangeOf(key as Node, undefined), depth + 1);
    if (isMergeKey(key)) merged.push(...(child.items ?? [child]));
    // The last of two equal keys counts for every reader of Kubernetes manifests.
    else entries.set(name, child);
  }
  for (const source of merged) for (const [name, child] of source.entries ?? []) if (!entries.has(name)) entries.set(name, child);
  return { entries, value: Object.fromEntries([...entries].map(([name, child]) => [name, child.value])) };
}

function isMergeKey(key: unknown): boolean {
  // With merging switched on, the library turns the key into a symbol.
  return isScalar(key) && (key.value === "<<" || typeof key.value === "symbol");
}

function readList(reader: Reader, nodes: readonly unknown[], depth: number): Read {
  const items = nodes.map((node) => readNode(reader, node, undefined, depth + 1));
  return { items, value: items.map(({ value }) => value) };
}

function rangeOf(node: Node | null | undefined, fallback: Range | undefined): Range {
  const range = node?.range;
  return range ? [range[0], range[1]] : (fallback ?? [0, 0]);
}
