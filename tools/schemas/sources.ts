import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ModulePin } from "../install/go-module.ts";

/** Where the schemas come from; the first Kubernetes version is the newest. */
export interface Sources {
  readonly kubernetes: readonly ModulePin[];
  /** `folder` holds CustomResourceDefinition manifests. */
  readonly customResources: readonly (ModulePin & { readonly folder: string })[];
}

/** The pins of `sources.json`. */
export function readSources(): Sources {
  return JSON.parse(readFileSync(join(import.meta.dirname, "sources.json"), "utf8")) as Sources;
}
