import type { Tree } from "../findings.ts";

/** A repository in memory. */
export function treeOf(files: Readonly<Record<string, string>>): Tree {
  return { list: () => Object.keys(files), read: (path) => (Object.hasOwn(files, path) ? files[path] : undefined) };
}
