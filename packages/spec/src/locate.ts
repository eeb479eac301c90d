import type { Location } from "@create-pipeline/diagnostics";
import type { Path } from "./schema/schema-at.ts";
import type { Range, SourceNode } from "./source-node.ts";

/** The node at a path; an item of a list may be named by its `name` instead of its index. */
export function findNode(root: SourceNode | undefined, path: Path): SourceNode | undefined {
  let node = root;
  for (const step of path) {
    if (node === undefined) return undefined;
    node = child(node, step);
  }
  return node;
}

/** Where a path is written: its value, or its key where the value is a collection, or what holds it where it is absent. */
export function rangeAt(root: SourceNode, path: Path): Range {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = findNode(root, path.slice(0, length));
    if (node !== undefined) return mark(node);
  }
  return mark(root);
}

/** The key of a path, or its value where it has none. */
export function keyRangeAt(root: SourceNode, path: Path): Range {
  return findNode(root, path)?.keyRange ?? rangeAt(root, path);
}

export function locator(root: SourceNode | undefined, locationOf: (range: Range) => Location): (path: Path) => Location | undefined {
  return (path) => (root === undefined ? undefined : locationOf(rangeAt(root, path)));
}

function child(node: SourceNode, step: string | number): SourceNode | undefined {
  if (typeof step === "string" && node.entries) return node.entries.get(step);
  if (node.items === undefined) return undefined;
  if (typeof step === "number") return node.items[step];
  return node.items.find((item) => item.value === step || item.entries?.get("name")?.value === step);
}

/** A whole mapping under carets says nothing: its key does, or its first key in a list. */
function mark(node: SourceNode): Range {
  if (node.entries === undefined && node.items === undefined) return node.range;
  if (node.keyRange) return node.keyRange;
  const [first] = node.entries?.values() ?? [];
  return first?.keyRange ?? node.range;
}
