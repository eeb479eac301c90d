import type { Path } from "../src/schema/schema-at.ts";
import { isMapNode, isObjectNode, type SchemaNode } from "../src/schema/schema-node.ts";

type Keywords = Record<string, unknown>;

/**
 * The schema for the compiler: without notes, and a union as a choice by type. With `anyOf` a validator complains
 * about every spelling; so it complains about the one that was meant.
 */
export function compiledSchema(node: SchemaNode): Keywords {
  if ("anyOf" in node) return choice(node.anyOf.map(compiledSchema));
  const { title: _, description: __, default: ___, computed: ____, because: _____, examples: ______, ...keywords } = node;
  if (isObjectNode(node)) return { ...keywords, properties: mapValues(node.properties, compiledSchema) };
  if (isMapNode(node))
    return { ...keywords, propertyNames: { pattern: node.propertyNames.pattern }, additionalProperties: compiledSchema(node.additionalProperties) };
  if (node.type === "array") return { ...keywords, items: compiledSchema(node.items) };
  return Object.fromEntries(Object.entries(keywords).filter(([key]) => key !== "patternErrorMessage"));
}

/** The schema for editors: standard keywords, and how a default is found as part of the description. */
export function publishedSchema(node: SchemaNode, path: Path = []): Keywords {
  const { computed, because, default: preset, ...rest } = node;
  const notes = [node.description, computed ? `Default: ${computed}.` : ""].filter((text) => text !== "");
  const own: Keywords = { ...rest, description: notes.join("\n\n"), ...(preset === undefined ? {} : { default: preset }) };
  if (path.length === 0) Object.assign(own, { $schema: "https://json-schema.org/draft/2020-12/schema" });
  if ("anyOf" in node) return { ...own, anyOf: node.anyOf.map((spelling) => publishedSchema(spelling, [...path, "anyOf"])) };
  if (isObjectNode(node)) return { ...own, properties: mapValues(node.properties, (child) => publishedSchema(child, [...path, "properties"])) };
  // Editors show the words alone.
  if ("patternErrorMessage" in node) own["patternErrorMessage"] = `must ${node.patternErrorMessage}`;
  if (isMapNode(node)) own["propertyNames"] = { ...node.propertyNames, patternErrorMessage: `must ${node.propertyNames.patternErrorMessage}` };
  if (isMapNode(node)) return { ...own, additionalProperties: publishedSchema(node.additionalProperties, [...path, "additionalProperties"]) };
  if (node.type === "array") return { ...own, items: publishedSchema(node.items, [...path, "items"]) };
  return own;
}

function choice(spellings: readonly Keywords[]): Keywords {
  const [first, ...others] = spellings;
  if (first === undefined) throw new TypeError("a union without spellings");
  // JSON Schema's own keyword, not a promise.
  // oxlint-disable-next-line unicorn/no-thenable
  return others.length === 0 ? first : { if: { type: first["type"] }, then: first, else: choice(others) };
}

function mapValues<V, W>(values: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}
