import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const root = join(import.meta.dirname, "../..");

/** Folders below a folder of the repository, sorted. */
export function foldersIn(path: string): string[] {
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** A module of this repository; by path, because what is new is in no registry yet. */
export async function load<T extends object>(path: string): Promise<T> {
  return (await import(pathToFileURL(join(root, path)).href)) as T;
}
