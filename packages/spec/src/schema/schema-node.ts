/** The language of pipeline.yaml as data: a subset of JSON Schema 2020-12 with a few notes of our own. */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

interface Notes {
  readonly title: string;
  readonly description: string;
  readonly default?: Json;
  /** Where the default depends on other keys: how it is found, as a phrase behind "default:". */
  readonly computed?: string;
  /** Why the default is what it is. */
  readonly because?: string;
  readonly examples?: readonly Json[];
}

export interface TextNode extends Notes {
  readonly type: "string";
  readonly enum?: readonly string[];
  readonly pattern?: string;
  /** In plain words, behind "must"; read by yaml-language-server too. */
  readonly patternErrorMessage?: string;
}

export interface NumberNode extends Notes {
  readonly type: "integer" | "number";
  readonly enum?: readonly number[];
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface BooleanNode extends Notes {
  readonly type: "boolean";
}

export interface ListNode extends Notes {
  readonly type: "array";
  readonly items: SchemaNode;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** A mapping with fixed keys. */
export interface ObjectNode extends Notes {
  readonly type: "object";
  readonly properties: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false;
}

/** A mapping whose keys the user chooses. */
export interface MapNode extends Notes {
  readonly type: "object";
  readonly propertyNames: { readonly pattern: string; readonly patternErrorMessage: string };
  readonly additionalProperties: SchemaNode;
  readonly maxProperties?: number;
}

/** Several spellings; each has another type, so that a value belongs to one of them at most. */
export interface UnionNode extends Notes {
  readonly anyOf: readonly Exclude<SchemaNode, UnionNode>[];
}

export type SchemaNode = TextNode | NumberNode | BooleanNode | ListNode | ObjectNode | MapNode | UnionNode;

export function isObjectNode(node: SchemaNode): node is ObjectNode {
  return "properties" in node;
}

export function isMapNode(node: SchemaNode): node is MapNode {
  return "propertyNames" in node;
}
