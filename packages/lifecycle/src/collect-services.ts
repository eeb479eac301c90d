import type { Disk } from "@create-pipeline/files";
import { directoryOf, lockPath } from "./lock.ts";
import type { Lock } from "./lock.ts";
import type { ServiceSource } from "./ports.ts";

/** How far below the root a pipeline.yaml is looked for: services/payments/orders. */
const depth = 3;

/** Every service of the repository: those in the lock, the one asked for, and from the root also new ones below it. */
export function collectServices(disk: Disk, lock: Lock | undefined, directory: string): ServiceSource[] {
  const known = Object.keys(lock?.services ?? {}).map(directoryOf);
  const below =
    directory === ""
      ? disk
          .filesNamed("pipeline.yaml", depth)
          .map(folderOf)
          .filter((folder) => !isOwnRepository(disk, folder))
      : [];
  const sources: ServiceSource[] = [];
  for (const folder of [...new Set([...known, ...below, directory])].sort()) {
    const source = readService(disk, folder);
    if (source !== undefined) sources.push(source);
  }
  return sources;
}

export function readService(disk: Disk, directory: string): ServiceSource | undefined {
  const file = directory === "" ? "pipeline.yaml" : `${directory}/pipeline.yaml`;
  const found = disk.find(file);
  if (found.kind !== "file") return undefined;
  return { directory, file, content: found.content };
}

/** An example or a submodule with a lock of its own. */
function isOwnRepository(disk: Disk, folder: string): boolean {
  return folder !== "" && (disk.find(`${folder}/${lockPath}`).kind === "file" || disk.find(`${folder}/.git`).kind !== "absent");
}

function folderOf(file: string): string {
  return file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : "";
}
