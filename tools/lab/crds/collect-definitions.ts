import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { CustomResourceDefinition } from "../../schemas/kind-schemas.ts";
import { parseDefinitions } from "../../schemas/parse-definitions.ts";
import type { CrdSource } from "./sources.ts";

type Version = CustomResourceDefinition["spec"]["versions"][number] & { readonly storage: boolean };

/** A definition as far as the lab has to know it. */
export interface Definition extends CustomResourceDefinition {
  readonly apiVersion: string;
  readonly metadata: { readonly name: string };
  readonly spec: Omit<CustomResourceDefinition["spec"], "versions"> & {
    readonly versions: readonly Version[];
    readonly conversion?: { readonly strategy: string };
  };
}

/** What a component defines, in the order of its names and with the changes that its row asks for. */
export async function collectDefinitions(source: CrdSource, moduleFolder: string): Promise<readonly Definition[]> {
  const files = source.files.flatMap((pattern) => filesOf(source, moduleFolder, pattern));
  const texts = await Promise.all(files.map((file) => readFile(join(moduleFolder, file), "utf8")));
  const definitions = edited(source, texts).flatMap((text, index) => parseDefinitions(text, `${source.name}: ${files[index] ?? ""}`) as readonly Definition[]);
  if (definitions.length === 0) throw new Error(`${source.name}: no CustomResourceDefinition in ${files.join(", ")}`);
  refuseUnknownNames(source, definitions);
  for (const definition of definitions) refuseTemplate(source, definition);
  return definitions.map((definition) => withoutWebhook(source, definition)).sort((one, other) => (one.metadata.name < other.metadata.name ? -1 : 1));
}

function filesOf({ name, module, version }: CrdSource, moduleFolder: string, pattern: string): readonly string[] {
  const folder = dirname(pattern);
  const [start = "", ...rest] = basename(pattern).split("*");
  const expression = new RegExp(`^${[start, ...rest].map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`);
  const files = readdirSync(join(moduleFolder, folder)).filter((file) => expression.test(file));
  if (files.length === 0) throw new Error(`${name}: "${pattern}" matches no file of ${module}@${version}`);
  return files.sort().map((file) => join(folder, file));
}

function edited({ name, edits }: CrdSource, texts: readonly string[]): readonly string[] {
  const replacements = edits?.replacements ?? [];
  const idle = replacements.findIndex(([from]) => !texts.some((text) => text.includes(from)));
  if (idle >= 0) throw new Error(`${name}: edit ${idle + 1} of crds/sources.json finds nothing to change; remove it`);
  return texts.map((text) => replacements.reduce((current, [from, to]) => current.replaceAll(from, () => to), text));
}

function refuseUnknownNames({ name, storedVersionOnly }: CrdSource, definitions: readonly Definition[]): void {
  const known = new Set(definitions.map(({ metadata }) => metadata.name));
  const unknown = (storedVersionOnly?.definitions ?? []).filter((definition) => !known.has(definition));
  if (unknown.length > 0) throw new Error(`${name}: crds/sources.json changes ${unknown.join(", ")}, which it does not define`);
}

/** An API server would ask a Service that the lab does not have, and every request for the kind would fail. */
function withoutWebhook({ name, storedVersionOnly }: CrdSource, definition: Definition): Definition {
  const hasWebhook = definition.spec.conversion?.strategy === "Webhook";
  const listed = storedVersionOnly?.definitions.includes(definition.metadata.name) ?? false;
  if (hasWebhook !== listed) {
    const what = hasWebhook ? "needs a conversion webhook, which the lab does not have; list" : "has no conversion webhook; remove";
    throw new Error(`${name}: ${definition.metadata.name} ${what} it under "storedVersionOnly" in crds/sources.json`);
  }
  if (!hasWebhook) return definition;
  const versions = definition.spec.versions.map((version) => ({ ...version, served: version.storage }));
  return { ...definition, spec: { ...definition.spec, versions, conversion: { strategy: "None" } } };
}

/** Helm's placeholders would reach the API server as they are; descriptions may speak of templates. */
function refuseTemplate({ name }: CrdSource, definition: Definition): void {
  const visit = (value: unknown, key: string): void => {
    if (typeof value === "string" && key !== "description" && value.includes("{{"))
      throw new Error(`${name}: ${definition.metadata.name} holds a template at "${key}": ${value}`);
    if (typeof value === "object" && value !== null) for (const [child, inner] of Object.entries(value)) visit(inner, child);
  };
  visit(definition, "");
}
