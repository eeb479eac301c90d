/** Writes the list of templates from the folders in templates/: the directory is the registry. */
import { readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const registryPath = join(root, "packages/lifecycle/src/templates.generated.ts");

export function templateRegistry(): string {
  const ids = readdirSync(join(root, "templates"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const variable = (id: string) => id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return [
    "// Written by tools/build/registry.ts from the folders in templates/. Do not edit.",
    ...ids.map((id) => `import ${variable(id)} from "@create-pipeline/template-${id}";`),
    'import type { Template } from "@create-pipeline/template";',
    "",
    "export const templates: readonly Template[] = [",
    ...ids.map((id) => `  ${variable(id)},`),
    "];",
    "",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(registryPath, templateRegistry());
}
