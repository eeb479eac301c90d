import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { cacheDirectory, toolsRoot } from "../../cache.ts";

import { installCached } from "../../install/install-cached.ts";
import { ToolMissingError } from "../../tool-missing-error.ts";
import type { Progress } from "../../kinds/kind.ts";
import { buildCrds } from "./build-crds.ts";
import { readCrdSources } from "./sources.ts";

const missing = 'the custom resources of the lab are not installed: run "npm run lab:install -- --tier A"';

/** Where the definitions lie once they are installed; the code that collects them decides the content as much as the pins do. */
export function crdsDirectory(): string {
  const own = ["build-crds.ts", "collect-definitions.ts", "sources.json"].map((name) => join(import.meta.dirname, name));
  return cacheDirectory("lab-crds", [], [...own, join(toolsRoot, "schemas", "parse-definitions.ts")]);
}

/** The folder of the installed definitions, or nothing when they have to be installed first. */
export function findCrds(): string | undefined {
  const directory = crdsDirectory();
  return existsSync(directory) ? directory : undefined;
}

/** Collects the definitions from their pinned modules. */
export async function installCrds(progress: Progress): Promise<void> {
  await installCached(crdsDirectory(), (directory) => buildCrds(directory, progress), progress);
}

/** The files of some components, ready for `kubectl apply --server-side -f`. */
export function crdsFor(components: readonly string[]): readonly string[] {
  const known = readCrdSources().map(({ name }) => name);
  const unknown = components.filter((component) => !known.includes(component));
  if (unknown.length > 0) throw new Error(`crds/sources.json has no ${unknown.join(", ")}; it has ${known.join(", ")}`);
  const directory = findCrds();
  if (directory === undefined) throw new ToolMissingError(missing);
  return components.flatMap((component) => {
    const folder = join(directory, component);
    return readdirSync(folder)
      .sort()
      .map((name) => join(folder, name));
  });
}
