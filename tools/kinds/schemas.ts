import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { cacheDirectory, toolsRoot } from "../cache.ts";
import { installCached } from "../install/install-cached.ts";
import { buildSchemas } from "../schemas/build-schemas.ts";
import { readSources } from "../schemas/sources.ts";
import type { SchemasTool } from "../tools.ts";
import type { ToolKind } from "./kind.ts";

function outputDirectory(): string {
  const folder = join(toolsRoot, "schemas");
  // The converter decides the content as much as the modules do.
  const pins = readdirSync(folder)
    .filter((name) => !name.endsWith(".test.ts"))
    .sort()
    .map((name) => join(folder, name));
  return cacheDirectory("kubernetes-schemas", [], pins);
}

/** Makes the schemas from the pinned modules. */
export const schemasKind: ToolKind<SchemasTool> = {
  version: () =>
    readSources()
      .kubernetes.map(({ version }) => version)
      .join(", "),

  find() {
    const directory = outputDirectory();
    return existsSync(directory) ? directory : undefined;
  },

  async install(_tool, progress) {
    await installCached(outputDirectory(), (directory) => buildSchemas(directory, progress), progress);
  },
};
