import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ManifestSource } from "../read/manifest-node.ts";

const folder = fileURLToPath(new URL("examples/", import.meta.url));

/** Manifests in the shape of the controllers' own documentation, by file name. */
export function readExamples(): readonly ManifestSource[] {
  return readdirSync(folder)
    .sort()
    .map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));
}

export function readExample(file: string): ManifestSource {
  return { file, text: readFileSync(join(folder, file), "utf8") };
}
