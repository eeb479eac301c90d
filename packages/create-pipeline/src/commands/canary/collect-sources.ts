import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { ManifestSource } from "@create-pipeline/canary";
import { UsageError } from "../../command.ts";
import type { CommandContext } from "../../command.ts";
import { workingFolder } from "../../workspace.ts";

const manifestFile = /\.(?:ya?ml|json)$/i;
const skippedFolders: ReadonlySet<string> = new Set(["node_modules", ".git"]);
/** Nobody writes manifests of this size; data and lock files are. */
const LARGEST = 8 * 1024 * 1024;

/** The manifests that -f names: files whatever they are called, and in folders everything that may be YAML. */
export function collectSources(context: CommandContext): readonly ManifestSource[] {
  const cwd = workingFolder(context);
  const paths = context.options.file.flatMap((given) => {
    const full = resolve(cwd, given);
    const status = statSync(full, { throwIfNoEntry: false });
    if (status === undefined) throw new UsageError(`there is no file or folder "${given}"`, "-f takes manifests, or a folder with manifests");
    if (!status.isDirectory()) return [full];
    const found = filesBelow(full);
    if (found.length === 0)
      throw new UsageError(`there is no YAML file in "${given}"`, "-f takes rendered manifests, such as the output of helm template or kustomize build");
    return found;
  });
  return [...new Set(paths)].map((path) => ({ file: nameOf(cwd, path), text: readFileSync(path, "utf8") }));
}

/** Sorted, so that the report is the same on every machine. Links are not followed: they may lead in circles. */
function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : filesBelow(path);
    return entry.isFile() && manifestFile.test(entry.name) && statSync(path).size <= LARGEST ? [path] : [];
  });
}

function nameOf(cwd: string, path: string): string {
  const way = relative(cwd, path);
  return (way.startsWith("..") ? path : way).split(sep).join("/");
}
