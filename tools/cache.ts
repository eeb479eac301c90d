import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, relative } from "node:path";

/** The folder that holds this file; all pins are relative to it. */
export const toolsRoot: string = import.meta.dirname;

/** Where built tools are kept: outside the work tree, so that a clean checkout does not rebuild them. */
export function cacheRoot(): string {
  return join(process.env["CREATE_PIPELINE_CACHE"] ?? join(homedir(), ".cache", "create-pipeline"), "tools");
}

/** The folder of one build, named after everything that decides its content. */
export function cacheDirectory(name: string, facts: readonly string[], pinFiles: readonly string[]): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([process.platform, process.arch, ...facts]));
  for (const file of pinFiles) {
    hash.update(`\0${relative(toolsRoot, file)}\0`);
    hash.update(readFileSync(file));
  }
  return join(cacheRoot(), name, hash.digest("hex").slice(0, 20));
}
