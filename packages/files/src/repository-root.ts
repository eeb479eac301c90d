import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

export interface RepositoryPlace {
  readonly root: string;
  /** The given folder, from the root, POSIX separators, "" for the root itself. */
  readonly directory: string;
}

/** The nearest folder at or above `start` with .git or .pipeline/lock.json, else `start` itself. */
export function findRepository(start: string): RepositoryPlace {
  const from = resolve(start);
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git")) || existsSync(join(folder, ".pipeline", "lock.json"))) {
      return { root: folder, directory: relative(folder, from).split(sep).join("/") };
    }
    if (dirname(folder) === folder) return { root: from, directory: "" };
  }
}
