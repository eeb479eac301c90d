import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { GeneratedFile } from "./generated-file.ts";
import { badPath, fileAndFolder, pathCase, pathTwice } from "./messages.ts";
import { comparePaths, parentsOf, pathProblem } from "./path.ts";

/** The files of a rendering, in memory. A problem is collected, and the file it concerns is left out. */
export class FileTree {
  readonly #files = new Map<string, GeneratedFile>();
  /** Lower-case path of every file, and of every folder that some file needs, with the file it stands for. */
  readonly #taken = new Map<string, GeneratedFile>();
  readonly #folders = new Map<string, GeneratedFile>();
  readonly #diagnostics: Diagnostic[] = [];

  add(file: GeneratedFile): void {
    const problem = this.#problemOf(file);
    if (problem !== undefined) {
      this.#diagnostics.push(problem);
      return;
    }
    this.#files.set(file.path, file);
    this.#taken.set(file.path.toLowerCase(), file);
    for (const folder of parentsOf(file.path)) {
      if (!this.#folders.has(folder.toLowerCase())) this.#folders.set(folder.toLowerCase(), file);
    }
  }

  get(path: string): GeneratedFile | undefined {
    return this.#files.get(path);
  }

  /** Ordered by path, so that nothing depends on the order of contribution. */
  get files(): GeneratedFile[] {
    return [...this.#files.values()].sort((left, right) => comparePaths(left.path, right.path));
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  #problemOf(file: GeneratedFile): Diagnostic | undefined {
    const name = file.source.id;
    const problem = pathProblem(file.path);
    if (problem !== undefined) return badPath(file.path, name, problem);
    const same = this.#taken.get(file.path.toLowerCase());
    if (same?.path === file.path) return pathTwice(file.path, same.source.id, name);
    if (same !== undefined) return pathCase(file.path, same.path, same.source.id, name);
    const below = this.#folders.get(file.path.toLowerCase());
    if (below !== undefined) return fileAndFolder(file.path, below.path, name, below.source.id);
    return this.#parentProblem(file);
  }

  #parentProblem(file: GeneratedFile): Diagnostic | undefined {
    for (const folder of parentsOf(file.path)) {
      const above = this.#taken.get(folder.toLowerCase());
      if (above !== undefined) return fileAndFolder(above.path, file.path, above.source.id, file.source.id);
      const spelled = this.#folders.get(folder.toLowerCase());
      if (spelled !== undefined && !spelled.path.startsWith(`${folder}/`)) {
        return pathCase(file.path, spelled.path, spelled.source.id, file.source.id);
      }
    }
    return undefined;
  }
}
