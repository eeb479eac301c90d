import type { Diagnostic, Location } from "@create-pipeline/diagnostics";
import type { SpecCode } from "./codes.ts";
import { describeSchemaError } from "./describe-schema-error.ts";
import { findNode, keyRangeAt, rangeAt } from "./locate.ts";
import type { Path } from "./schema/schema-at.ts";
import type { Json } from "./schema/schema-node.ts";
import type { Range, SourceNode } from "./source-node.ts";
import type { SpecInput } from "./spec-input.ts";
import { validate, type SchemaError } from "./validate.generated.js";

export interface CheckedSchema {
  readonly diagnostics: readonly Diagnostic<SpecCode>[];
  /** What the file says without what the schema refused, so that the rules can look at the rest. */
  readonly input: SpecInput;
}

/** Keywords that only say that another one failed. */
const SUMMARIES: ReadonlySet<string> = new Set(["if", "propertyNames"]);

export function checkSchema(root: SourceNode, locationOf: (range: Range) => Location): CheckedSchema {
  if (validate(root.value)) return { diagnostics: [], input: root.value as SpecInput };
  const all = validate.errors ?? [];
  const mistyped = new Set(all.filter((error) => error.keyword === "type").map((error) => error.instancePath));
  const errors = all.filter((error) => !SUMMARIES.has(error.keyword) && !(error.keyword === "enum" && mistyped.has(error.instancePath)));
  const diagnostics: Diagnostic<SpecCode>[] = [];
  const refused: Path[] = [];
  for (const error of errors) {
    const path = toPath(root, error.instancePath);
    const key = offendingKey(error);
    const range = key === undefined ? placeOf(error, root, path) : keyRangeAt(root, [...path, key]);
    diagnostics.push(describeSchemaError(error, path, findNode(root, path), locationOf(range)));
    if (error.keyword !== "required") refused.push(key === undefined ? path : [...path, key]);
  }
  return { diagnostics, input: (without(root.value, refused) ?? {}) as SpecInput };
}

function offendingKey(error: SchemaError): string | undefined {
  if (error.keyword === "additionalProperties") return String(error.params["additionalProperty"]);
  return error.propertyName;
}

/** What is missing is missing from a mapping: its key is marked. */
function placeOf(error: SchemaError, root: SourceNode, path: Path): Range {
  if (error.keyword !== "required") return rangeAt(root, path);
  const node = findNode(root, path);
  // In "name: {}" the braces are the better mark, but "name" is what people look for.
  return node?.keyRange ?? rangeAt(root, path);
}

function toPath(root: SourceNode, pointer: string): Path {
  const path: (string | number)[] = [];
  for (const part of pointer.split("/").slice(1)) {
    const step = part.replaceAll("~1", "/").replaceAll("~0", "~");
    path.push(findNode(root, path)?.items ? Number(step) : step);
  }
  return path;
}

/** A copy without the values at these paths; items of lists leave a hole, so that indices keep their meaning. */
function without(value: Json, paths: readonly Path[]): Json | undefined {
  if (paths.some((path) => path.length === 0)) return undefined;
  if (paths.length === 0 || typeof value !== "object" || value === null) return value;
  const below = new Map<string | number, Path[]>();
  for (const [step, ...rest] of paths) if (step !== undefined) append(below, step, rest);
  if (Array.isArray(value)) return value.map((item: Json, index) => without(item, below.get(index) ?? [])) as unknown as Json;
  const kept = Object.entries(value).map(([key, item]) => [key, without(item, below.get(key) ?? [])] as const);
  return Object.fromEntries(kept.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined));
}

function append(lists: Map<string | number, Path[]>, key: string | number, path: Path): void {
  const list = lists.get(key);
  if (list) list.push(path);
  else lists.set(key, [path]);
}
