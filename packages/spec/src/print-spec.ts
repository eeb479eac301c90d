import { emitYaml, flow, type YamlMap, type YamlValue } from "@create-pipeline/emit";
import { keysOf, schemaAt, type Path } from "./schema/schema-at.ts";
import { schema } from "./schema/schema.ts";
import type { SpecInput } from "./spec-input.ts";

export interface PrintOptions {
  /** Folder of pipeline.yaml, relative to the repository's root, "" for the root: the schema lies at the root. */
  readonly directory: string;
}

/** A fresh pipeline.yaml: what was answered and nothing else, in the order of the schema. Equal answers, equal bytes. */
export function printSpec(answers: SpecInput, options: PrintOptions): string {
  return emitYaml(ordered(answers, []), { header: header(options.directory) });
}

/** Where the schema lies, seen from a folder. */
export function schemaReference(directory: string): string {
  const up = directory === "" ? "" : "../".repeat(directory.split("/").length);
  return `${up}.pipeline/schema.json`;
}

function header(directory: string): string {
  return `yaml-language-server: $schema=${schemaReference(directory)}\nWhat this service is; "create-pipeline generate" writes its pipeline, "create-pipeline explain" shows every default.`;
}

function ordered(value: unknown, path: Path): YamlValue {
  if (Array.isArray(value)) {
    const items = value.filter((item) => item !== undefined).map((item, index) => ordered(item, [...path, index]));
    return items.every((item) => typeof item !== "object") ? flow(items) : items;
  }
  if (typeof value !== "object" || value === null) return value as YamlValue;
  const node = schemaAt(schema, path);
  const known = node ? keysOf(node) : [];
  // Chosen by the user (variables, jobs): their own order, and a Map because objects reorder keys like "1".
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const sorted = known.length > 0 ? entries.toSorted(([a], [b]) => known.indexOf(a) - known.indexOf(b)) : entries;
  const map: YamlMap = new Map(sorted.map(([key, item]) => [key, ordered(item, [...path, key])]));
  return sorted.length === 0 || isPair(path) ? flow(map) : map;
}

/** Things of two or three short keys that read better on one line. */
function isPair(path: Path): boolean {
  const [section, key] = path;
  const last = path.at(-1);
  return (
    last === "health" ||
    last === "replicas" ||
    last === "registry" ||
    (section === "platform" && typeof last === "number") ||
    (section === "environments" && typeof last === "number" && path.at(-2) === "secrets") ||
    key === "argocd"
  );
}
