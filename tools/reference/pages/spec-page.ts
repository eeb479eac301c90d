import { escapeMarkdown, inlineCode, markdownTable } from "@create-pipeline/emit";
import { schema, type Json, type SchemaNode } from "@create-pipeline/spec";
import type { Page } from "../page.ts";

interface Row {
  readonly path: string;
  readonly node: SchemaNode;
  readonly required: boolean;
}

/** Every key of pipeline.yaml, a section for each key at the top. */
export function specPage(): Page {
  const top = "properties" in schema ? Object.entries(schema.properties) : [];
  const needed = ("required" in schema && schema.required) || [];
  const sections = top.map(([key, node]) => {
    const rows = rowsOf(key, node, needed.includes(key));
    return `## \`${key}\`\n\n${escapeMarkdown(node.description)}\n\n${markdownTable(["key", "what it is", "values", "default"], rows.map(cells))}`;
  });
  return {
    file: "pipeline-yaml.md",
    title: "pipeline.yaml",
    summary: "every key, its values and its default",
    source: "packages/spec/src/schema",
    body: `${escapeMarkdown(schema.description)} A service shows its own values with \`create-pipeline explain\`.\n\n${sections.join("\n")}`,
  };
}

function rowsOf(path: string, node: SchemaNode, required: boolean): Row[] {
  return [{ path, node, required }, ...below(path, node)];
}

function below(path: string, node: SchemaNode): Row[] {
  if ("anyOf" in node) return unique(node.anyOf.flatMap((spelling) => below(path, spelling)));
  if ("properties" in node)
    return Object.entries(node.properties).flatMap(([key, child]) => rowsOf(`${path}.${key}`, child, node.required?.includes(key) === true));
  if ("propertyNames" in node) return isPlain(node.additionalProperties) ? [] : below(`${path}.<name>`, node.additionalProperties);
  if (node.type === "array") return below(`${path}[]`, node.items);
  return [];
}

/** The spellings of a union share keys: a platform with details, alone or in a list. */
function unique(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.path.replace("[]", ""), row])).values()];
}

function isPlain(node: SchemaNode): boolean {
  return !("anyOf" in node) && node.type !== "object" && node.type !== "array";
}

function cells({ path, node, required }: Row): string[] {
  const examples = (node.examples ?? []).slice(0, 2).map((example) => json(example));
  const example = examples.length === 0 ? "" : ` For example ${examples.join(" or ")}.`;
  return [inlineCode(path), `${escapeMarkdown(node.description)}${example}`, valuesOf(node), defaultOf(node, required)];
}

function valuesOf(node: SchemaNode): string {
  if ("anyOf" in node) return node.anyOf.map(valuesOf).join("; or ");
  if ("enum" in node && node.enum !== undefined) return node.enum.map((value) => inlineCode(String(value))).join(", ");
  if ("properties" in node) return "mapping";
  if ("propertyNames" in node) return `mapping; its keys must ${escapeMarkdown(node.propertyNames.patternErrorMessage)}`;
  if (node.type === "array") return `list${range(node.minItems, node.maxItems, " of ")}: ${valuesOf(node.items)}`;
  if (node.type === "string") return node.patternErrorMessage === undefined ? "text" : `text; must ${escapeMarkdown(node.patternErrorMessage)}`;
  if (node.type === "boolean") return "`true`, `false`";
  return `${node.type === "integer" ? "whole number" : "number"}${range(node.minimum, node.maximum, ", ")}`;
}

function range(least: number | undefined, most: number | undefined, before: string): string {
  if (least === undefined && most === undefined) return "";
  if (least === undefined) return `${before}at most ${most}`;
  return most === undefined ? `${before}at least ${least}` : `${before}${least} to ${most}`;
}

function defaultOf(node: SchemaNode, required: boolean): string {
  if (required) return "required";
  const value = node.computed === undefined ? (node.default === undefined ? "" : json(node.default)) : escapeMarkdown(node.computed);
  return node.because === undefined || value === "" ? value : `${value}: ${escapeMarkdown(node.because)}`;
}

function json(value: Json): string {
  return inlineCode(typeof value === "string" ? value : JSON.stringify(value));
}
