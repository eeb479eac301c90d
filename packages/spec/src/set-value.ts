import { parseDocument } from "yaml";
import { spellings } from "./schema/schema-at.ts";
import type { Json, SchemaNode } from "./schema/schema-node.ts";

/**
 * The value of a `--set` as the schema at its place reads it: a version stays a text, a port becomes a number.
 * What does not fit comes back as a text; parsing the result says what is wrong with it.
 */
export function readSetValue(text: string, node: SchemaNode): Json {
  const types = spellings(node);
  const list = types.find((spelling) => spelling.type === "array");
  if (list && "items" in list) {
    if (text.startsWith("[")) return flowValue(text);
    const plain = types.some((spelling) => spelling.type === "string");
    if (!plain || text.includes(",")) return text === "" ? [] : text.split(",").map((item) => readSetValue(item.trim(), list.items));
  }
  if (text.startsWith("{") && types.some((spelling) => spelling.type === "object")) return flowValue(text);
  if (types.some((spelling) => spelling.type === "string")) return text;
  if (types.some((spelling) => spelling.type === "boolean") && /^(true|false)$/.test(text)) return text === "true";
  if (types.some((spelling) => spelling.type === "integer" || spelling.type === "number") && /^-?\d{1,15}(\.\d{1,15})?$/.test(text)) return Number(text);
  return text;
}

/** `[a, b]` and `{ a: b }`; a text where it is not YAML. */
function flowValue(text: string): Json {
  const document = parseDocument(text, { version: "1.2", schema: "core", logLevel: "error", prettyErrors: false });
  return document.errors.length > 0 ? text : (document.toJS({ maxAliasCount: 0 }) as Json);
}
