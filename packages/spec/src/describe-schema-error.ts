import { nearest, quote, type Diagnostic, type Location } from "@create-pipeline/diagnostics";
import type { SpecCode } from "./codes.ts";
import { explainText } from "./explain-text.ts";
import { problem } from "./messages.ts";
import { DURATION } from "./schema/patterns.ts";
import { RESERVED_KEYS, schema } from "./schema/schema.ts";
import { keysOf, schemaAt, spellings, type Path } from "./schema/schema-at.ts";
import { isMapNode, isObjectNode, type Json, type SchemaNode } from "./schema/schema-node.ts";
import { formatPath } from "./format-path.ts";
import type { SourceNode } from "./source-node.ts";
import type { SchemaError } from "./validate.generated.js";

type Problem = Diagnostic<SpecCode>;

/** One broken keyword of the schema in plain words. */
export function describeSchemaError(error: SchemaError, path: Path, node: SourceNode | undefined, location: Location): Problem {
  const described = schemaAt(schema, path) ?? schema;
  const name = formatPath(path);
  switch (error.keyword) {
    case "type":
      return wrongType(name, described, node, location);
    case "additionalProperties":
      return unknownKey(String(error.params["additionalProperty"]), path, described, location);
    case "required":
      return problem(
        "spec/missing-key",
        `${quote(String(error.params["missingProperty"]))} is missing${path.length === 0 ? "" : ` in ${name}`}`,
        location,
        example(described, String(error.params["missingProperty"])),
      );
    case "enum":
      return notAllowed(name, described, node, location);
    case "pattern":
      return error.propertyName === undefined ? wrongForm(name, described, node, location) : wrongKey(name, described, error.propertyName, location);
    case "minimum":
    case "maximum":
      return outOfRange(name, described, location);
    default:
      return wrongLength(name, error, location);
  }
}

function wrongType(name: string, described: SchemaNode, node: SourceNode | undefined, location: Location): Problem {
  const wanted = [...new Set(spellings(described).map(typeInWords))].join(", ").replace(/, ([^,]*)$/, " or $1");
  const value = node?.value;
  if (value === null || value === undefined)
    return problem("spec/no-value", `${name} has no value`, location, `it must be ${wanted}; take the key away to get the default`);
  const found =
    typeof value === "object"
      ? Array.isArray(value)
        ? "a list"
        : "a mapping"
      : typeof value === "string"
        ? `the text ${quote(value)}`
        : `the ${typeof value === "boolean" ? "boolean" : "number"} ${node?.written ?? String(value)}`;
  const hint = spellingHint(described, value, node?.written ?? String(value));
  return problem("spec/type", `${name} must be ${wanted}, not ${found}`, location, hint);
}

/** The same value written so that it has the right type. */
function spellingHint(described: SchemaNode, value: Json, written: string): string | undefined {
  const types = spellings(described).map((spelling) => spelling.type);
  if (typeof value === "string") {
    const number = types.some((type) => type === "integer" || type === "number") && /^-?\d+(\.\d+)?$/.test(value);
    const boolean = types.includes("boolean") && /^(true|false)$/i.test(value);
    if (number || boolean) return `write ${value.toLowerCase()}, without quotes`;
    return types.includes("array") ? `write [${value}]` : undefined;
  }
  if (typeof value === "object" || !types.includes("string")) return undefined;
  const pattern = spellings(described).flatMap((spelling) => ("pattern" in spelling && spelling.pattern !== undefined ? [spelling.pattern] : []))[0];
  if (pattern === DURATION.pattern && typeof value === "number") return `write "${value}m" for minutes`;
  return pattern !== undefined && new RegExp(pattern, "u").test(written) ? `write ${quote(written)}, in quotes` : undefined;
}

function typeInWords(node: Exclude<SchemaNode, { anyOf: unknown }>): string {
  switch (node.type) {
    case "string":
      return "a text";
    case "integer":
      return "a whole number";
    case "number":
      return "a number";
    case "boolean":
      return "true or false";
    case "array":
      return "a list";
    case "object":
      return "a mapping";
  }
}

function unknownKey(key: string, path: Path, described: SchemaNode, location: Location): Problem {
  const place = path.length === 0 ? "at the top" : `in ${formatPath(path)}`;
  if (path.length === 0 && RESERVED_KEYS.includes(key))
    return problem("spec/reserved-key", `${quote(key)} is reserved for a later version`, location, "take it away");
  const keys = keysOf(described);
  const meant = nearest(key, keys);
  const elsewhere = meant === undefined ? placesOf(key, path) : [];
  const hint =
    meant !== undefined
      ? `did you mean "${meant}"?`
      : elsewhere.length > 0
        ? elsewhere[0]?.startsWith("the top")
          ? `it belongs at ${elsewhere[0]}`
          : `${quote(key)} belongs in ${elsewhere.join(" or ")}`
        : `known here: ${keys.join(", ")}`;
  return problem("spec/unknown-key", `unknown key ${quote(key)} ${place}`, location, hint);
}

/** Where else there is such a key: at the top, or in sections at the top. */
function placesOf(key: string, path: Path): string[] {
  const top = path.length === 0 ? undefined : (nearest(key, Object.keys(schema.properties)) ?? (Object.hasOwn(schema.properties, key) ? key : undefined));
  if (top !== undefined) return [`the top, as "${top}:"`];
  return Object.entries(schema.properties).flatMap(([section, node]) => (isObjectNode(node) && Object.hasOwn(node.properties, key) ? [section] : []));
}

function notAllowed(name: string, described: SchemaNode, node: SourceNode | undefined, location: Location): Problem {
  const spelling = spellings(described).find((one) => "enum" in one && one.enum !== undefined);
  const allowed = spelling && "enum" in spelling ? (spelling.enum ?? []).map(String) : [];
  const value = node?.value;
  const meant = typeof value === "string" ? nearest(value, allowed) : undefined;
  const shown = typeof value === "string" ? quote(value) : String(node?.written ?? value);
  return problem("spec/choice", `${name} is ${shown}; it must be ${inWords(allowed)}`, location, meant === undefined ? undefined : `did you mean "${meant}"?`);
}

function inWords(allowed: readonly string[]): string {
  return allowed.join(", ").replace(/, ([^,]*)$/, " or $1");
}

function wrongForm(name: string, described: SchemaNode, node: SourceNode | undefined, location: Location): Problem {
  const value = typeof node?.value === "string" ? node.value : "";
  const spelling = spellings(described).find((one) => one.type === "string" && "pattern" in one && one.pattern !== undefined);
  const words = spelling && "patternErrorMessage" in spelling ? spelling.patternErrorMessage : undefined;
  const pattern = spelling && "pattern" in spelling ? spelling.pattern : undefined;
  const { reason, hint, isSecret } = explainText(value, pattern ?? "");
  // Messages end up in logs.
  const shown = isSecret ? "" : ` is ${quote(value)}`;
  return {
    ...problem("spec/form", `${name}${shown}${isSecret ? ":" : ";"} ${reason ?? `it must ${words ?? "have another form"}`}`, location, hint),
    ...(isSecret ? { sensitive: true } : {}),
  };
}

function wrongKey(name: string, described: SchemaNode, key: string, location: Location): Problem {
  const map = spellings(described).find(isMapNode);
  return problem(
    "spec/form",
    `${quote(key)} can't be a key of ${name}; it must ${map?.propertyNames.patternErrorMessage ?? "have another form"}`,
    location,
    explainText(key, map?.propertyNames.pattern ?? "").hint,
  );
}

function outOfRange(name: string, described: SchemaNode, location: Location): Problem {
  const spelling = spellings(described).find((one) => one.type === "integer" || one.type === "number");
  const bounds = spelling && "minimum" in spelling ? `${spelling.minimum} to ${"maximum" in spelling ? spelling.maximum : ""}` : "";
  return problem("spec/range", `${name} must be ${bounds}`, location);
}

function wrongLength(name: string, error: SchemaError, location: Location): Problem {
  const limit = Number(error.params["limit"]);
  const entries = limit === 1 ? "entry" : "entries";
  const message = error.keyword.startsWith("min") ? `${name} needs at least ${limit} ${entries}` : `${name} has more than ${limit} ${entries}`;
  return problem("spec/length", message, location);
}

function example(described: SchemaNode, key: string): string | undefined {
  const child = schemaAt(described, [key]);
  if (child === undefined) return undefined;
  const [spelling] = spellings(child);
  if (spelling && "enum" in spelling && spelling.enum)
    return `write "${key}: ${spelling.enum[0]}"${spelling.enum.length > 1 ? `; it may be ${inWords(spelling.enum.map(String))}` : ""}`;
  const shown = child.examples?.[0];
  return shown === undefined || typeof shown === "object" ? undefined : `such as "${key}: ${shown}"`;
}
