import type { Catalogue, CodeOf } from "@create-pipeline/diagnostics";

/** Every code of this package with a line about it. */
export const filesCodes = {
  "files/bad-path": "a path that can't be written on every system, or that leaves the repository",
  "files/file-and-folder": "one contributor writes a file where another needs a folder",
  "files/path-case": "two paths differ only by case",
  "files/path-twice": "two contributors write the same path",
} as const satisfies Catalogue<"files">;

export type FilesCode = CodeOf<typeof filesCodes>;
