import { nearest, type Location } from "@create-pipeline/diagnostics";
import { expandSpec } from "./expand-spec.ts";
import { formatPath } from "./format-path.ts";
import type { ParsedSpec } from "./parse-spec.ts";
import { keysOf, schemaAt, spellings, type Path } from "./schema/schema-at.ts";
import type { Json, SchemaNode } from "./schema/schema-node.ts";
import { schema } from "./schema/schema.ts";
import { parsePath } from "./set-path.ts";

export interface FieldExplanation {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** The values it may have, where they are few. */
  readonly allowed: readonly Json[];
  /** What counts when it is not given: a value in JSON, or how it is found. */
  readonly default?: string;
  readonly because?: string;
  /** What counts for this service; absent where the file has errors or nothing counts. */
  readonly value?: Json;
  readonly source: "given" | "default";
  readonly location?: Location;
  readonly examples: readonly Json[];
}

export type Explained = { readonly field: FieldExplanation } | { readonly unknown: string; readonly hint?: string };

/** What a field of pipeline.yaml means, and what counts for this service and why. */
export function explainField(name: string, parsed: ParsedSpec): Explained {
  const path = parsePath(name);
  const steps = path ? resolveNames(path, parsed) : undefined;
  const node = steps ? schemaAt(schema, steps) : undefined;
  if (steps === undefined || node === undefined) return unknownField(name);
  return { field: explain(steps, node, parsed, parsed.service ? valueAt(parsed, steps) : undefined) };
}

/** Every field that counts for this service, defaults included. */
export function explainAll(parsed: ParsedSpec): FieldExplanation[] {
  if (parsed.service === undefined) return [];
  const fields: FieldExplanation[] = [];
  const visit = (value: unknown, path: Path): void => {
    const node = schemaAt(schema, path);
    if (node === undefined || value === undefined) return;
    if (typeof value !== "object" || value === null || isPlainList(value)) {
      fields.push(explain(path, node, parsed, value as Json));
      return;
    }
    const entries = Object.entries(value);
    if (entries.length === 0) fields.push(explain(path, node, parsed, value as Json));
    for (const [key, item] of entries) visit(item, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  visit(expandSpec(parsed.service), []);
  return fields;
}

function explain(path: Path, node: SchemaNode, parsed: ParsedSpec, value: Json | undefined): FieldExplanation {
  const names = named(path, parsed);
  const source = parsed.sourceOf(names);
  const location = source === "given" ? parsed.locate(names) : undefined;
  const preset = node.computed ?? (node.default === undefined ? undefined : JSON.stringify(node.default));
  return {
    path: formatPath(names),
    title: node.title,
    description: node.description,
    allowed: spellings(node).flatMap((spelling): readonly Json[] => ("enum" in spelling ? (spelling.enum ?? []) : [])),
    ...(preset === undefined ? {} : { default: preset }),
    ...(node.because === undefined ? {} : { because: node.because }),
    ...(value === undefined ? {} : { value }),
    source,
    ...(location ? { location } : {}),
    examples: node.examples ?? [],
  };
}

/** Environments are known by name: their order in the file and in the plan may differ. */
function named(path: Path, parsed: ParsedSpec): Path {
  const [section, index, ...rest] = path;
  const name = section === "environments" && typeof index === "number" ? parsed.service?.environments[index]?.name : undefined;
  return name === undefined ? path : ["environments", name, ...rest];
}

function resolveNames(path: Path, parsed: ParsedSpec): Path {
  const [section, name, ...rest] = path;
  if (section !== "environments" || name === undefined) return path;
  const written = typeof name === "number" ? parsed.environmentAt(name) : name;
  const index = parsed.service?.environments.findIndex((environment) => environment.name === written) ?? -1;
  return [section, index >= 0 ? index : 0, ...rest];
}

function valueAt(parsed: ParsedSpec, path: Path): Json | undefined {
  if (parsed.service === undefined) return undefined;
  const [section, key] = path;
  let value: unknown = expandSpec(parsed.service);
  // `platform.edition` means that of the only platform.
  const steps = section === "platform" && typeof key === "string" ? [section, 0, ...path.slice(1)] : path;
  for (const step of steps) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value as Json;
}

function isPlainList(value: object): boolean {
  return Array.isArray(value) && value.every((item) => typeof item !== "object");
}

function unknownField(name: string): Explained {
  const path = parsePath(name) ?? [name];
  let known = 0;
  while (known < path.length && schemaAt(schema, path.slice(0, known + 1)) !== undefined) known += 1;
  const keys = keysOf(schemaAt(schema, path.slice(0, known)) ?? schema);
  const meant = nearest(String(path[known] ?? name), keys);
  return meant === undefined ? { unknown: name } : { unknown: name, hint: `did you mean "${formatPath([...path.slice(0, known), meant])}"?` };
}
