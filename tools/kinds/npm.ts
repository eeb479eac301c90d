import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { toolsRoot } from "../cache.ts";
import type { NpmTool } from "../tools.ts";
import type { ToolKind } from "./kind.ts";

const packageDirectory = (tool: NpmTool): string => join(dirname(toolsRoot), "node_modules", tool.package);

/** Finds packages of the root lockfile; it does not install them, because two writers of node_modules break each other. */
export const npmKind: ToolKind<NpmTool> = {
  version(tool) {
    const manifest = join(packageDirectory(tool), "package.json");
    if (!existsSync(manifest)) return "as the root lockfile says";
    return (JSON.parse(readFileSync(manifest, "utf8")) as { readonly version: string }).version;
  },

  find(tool) {
    const path = join(packageDirectory(tool), tool.file);
    return existsSync(path) ? path : undefined;
  },

  install(tool) {
    return Promise.reject(new Error(`"${tool.package}" belongs to the root lockfile: run "npm ci" in the repository root`));
  },
};
