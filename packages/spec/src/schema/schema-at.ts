import { isMapNode, isObjectNode, type SchemaNode } from "./schema-node.ts";

export type Path = readonly (string | number)[];

/**
 * The node that describes the value at a path. A step into a union takes the spelling that has such a step;
 * at the end the union itself is given back, because any of its spellings may stand there.
 */
export function schemaAt(root: SchemaNode, path: Path): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  for (const step of path) {
    if (node === undefined) return undefined;
    node = stepInto(node, step);
  }
  return node;
}

function stepInto(node: SchemaNode, step: string | number): SchemaNode | undefined {
  if ("anyOf" in node) {
    for (const spelling of node.anyOf) {
      const found = stepInto(spelling, step);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (isObjectNode(node)) return Object.hasOwn(node.properties, step) ? node.properties[step] : undefined;
  if (isMapNode(node)) return typeof step === "string" ? node.additionalProperties : undefined;
  if (node.type === "array") return typeof step === "number" ? node.items : undefined;
  return undefined;
}

/** Every spelling a node has; itself, unless it is a union. */
export function spellings(node: SchemaNode): readonly Exclude<SchemaNode, { anyOf: unknown }>[] {
  return "anyOf" in node ? node.anyOf : [node];
}

/** The keys that may stand at this node. */
export function keysOf(node: SchemaNode): string[] {
  return spellings(node).flatMap((spelling) => (isObjectNode(spelling) ? Object.keys(spelling.properties) : []));
}
