/** The part of JSON schema and of Kubernetes' OpenAPI dialects that the conversion touches. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  not?: Schema;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: boolean | number;
  exclusiveMaximum?: boolean | number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  maxProperties?: number;
  uniqueItems?: boolean;
  multipleOf?: number;
  nullable?: boolean;
  definitions?: Record<string, Schema>;
  $schema?: string;
  "x-kubernetes-int-or-string"?: boolean;
  "x-kubernetes-preserve-unknown-fields"?: boolean;
  "x-kubernetes-embedded-resource"?: boolean;
  "x-kubernetes-group-version-kind"?: GroupVersionKind[];
}

export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

const intOrString: Schema = { oneOf: [{ type: "string" }, { type: "integer" }] };

/** Whether unknown fields are an error here: in a value of its own, not inside `anyOf` and its like, which only add conditions. */
type Position = "value" | "condition";

/**
 * Turns one OpenAPI schema into strict JSON schema (draft 7): closed objects, int-or-string as two types, `nullable` as a type.
 * Descriptions, defaults and CEL rules are dropped.
 */
export function toJsonSchema(source: Schema, position: Position = "value"): Schema {
  if (source.$ref !== undefined) return { $ref: source.$ref };
  if (source["x-kubernetes-int-or-string"] === true || source.format === "int-or-string") return withNull(source, { ...intOrString, ...conditions(source) });
  const result: Schema = { ...plainKeywords(source), ...children(source, position), ...conditions(source) };
  if (position === "value" && isClosed(source)) result.additionalProperties = false;
  return withNull(source, result);
}

const copied = [
  "type",
  "format",
  "enum",
  "pattern",
  "required",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
  "uniqueItems",
  "multipleOf",
] as const;

function plainKeywords(source: Schema): Schema {
  const result: Schema = {};
  for (const key of copied) if (source[key] !== undefined) Object.assign(result, { [key]: source[key] });
  // OpenAPI says "exclusive" with a flag beside the bound, draft 7 with the bound itself.
  if (source.minimum !== undefined) result[source.exclusiveMinimum === true ? "exclusiveMinimum" : "minimum"] = source.minimum;
  if (source.maximum !== undefined) result[source.exclusiveMaximum === true ? "exclusiveMaximum" : "maximum"] = source.maximum;
  return result;
}

function children(source: Schema, position: Position): Schema {
  const result: Schema = {};
  if (source.properties !== undefined) {
    result.properties = Object.fromEntries(Object.entries(source.properties).map(([name, property]) => [name, toJsonSchema(property, position)]));
  }
  if (source.items !== undefined) result.items = toJsonSchema(source.items, position);
  if (typeof source.additionalProperties === "object") result.additionalProperties = toJsonSchema(source.additionalProperties, position);
  if (source["x-kubernetes-embedded-resource"] === true) result.required = [...new Set([...(source.required ?? []), "apiVersion", "kind"])];
  return result;
}

function conditions(source: Schema): Schema {
  const result: Schema = {};
  for (const key of ["allOf", "anyOf", "oneOf"] as const) {
    const list = source[key];
    if (list !== undefined) result[key] = list.map((item) => toJsonSchema(item, "condition"));
  }
  if (source.not !== undefined) result.not = toJsonSchema(source.not, "condition");
  return result;
}

function isClosed(source: Schema): boolean {
  if (source.properties === undefined || source.additionalProperties !== undefined) return false;
  return source["x-kubernetes-preserve-unknown-fields"] !== true && source["x-kubernetes-embedded-resource"] !== true;
}

function withNull(source: Schema, result: Schema): Schema {
  return source.nullable === true ? { anyOf: [{ type: "null" }, result] } : result;
}
