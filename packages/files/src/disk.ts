import { lstatSync, readFileSync, readdirSync, realpathSync } from "node:fs";
import type { Stats } from "node:fs";
import { join, relative, sep, isAbsolute } from "node:path";
import { comparePaths, parentsOf } from "./path.ts";

/** What stands at a path of the user's tree. */
export type Found =
  | { readonly kind: "absent" }
  | { readonly kind: "file"; readonly content: Buffer; readonly executable: boolean }
  | { readonly kind: "folder" | "link" | "special" }
  /** A file stands where a folder above the path is needed. */
  | { readonly kind: "blocked" }
  /** A folder above the path is a link that leads out of the repository. */
  | { readonly kind: "outside"; readonly link: string };

/** The user's tree, as far as it is needed. The only way other packages see it. */
export interface Disk {
  readonly find: (path: string) => Found;
  /** Paths of the files with this name, at most `depth` folders down; dot folders and dependencies are not entered. */
  readonly filesNamed: (name: string, depth: number) => string[];
  /** Paths of all files, at most `most`; dot folders other than .github and .gitlab, and dependencies, are not entered. */
  readonly files: (most: number) => string[];
}

const skipped = new Set(["node_modules", "vendor", "dist", "build", "target", "coverage"]);

export function openDisk(root: string): Disk {
  const checked = new Map<string, string | undefined>();
  const real = realpathSync(root);
  return {
    find: (path) => find(real, path, checked),
    filesNamed: (name, depth) => filesNamed(real, "", name, depth).sort(comparePaths),
    files: (most) => allFiles(real, most).sort(comparePaths),
  };
}

function find(root: string, path: string, checked: Map<string, string | undefined>): Found {
  const link = linkOutside(root, path, checked);
  if (link !== undefined) return { kind: "outside", link };
  const full = join(root, path);
  const status = statusOf(full);
  if (status === undefined) return { kind: "absent" };
  if (status === "blocked") return { kind: "blocked" };
  if (status.isSymbolicLink()) return { kind: "link" };
  if (status.isDirectory()) return { kind: "folder" };
  if (!status.isFile()) return { kind: "special" };
  return { kind: "file", content: readFileSync(full), executable: (status.mode & 0o100) !== 0 };
}

/** Of the path itself, not of what a link there points to. */
export function statusOf(full: string): Stats | "blocked" | undefined {
  try {
    return lstatSync(full, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return "blocked";
    throw error;
  }
}

/** The outermost folder above `path` that leads out of the root, if any. `checked` remembers folders. */
export function linkOutside(root: string, path: string, checked: Map<string, string | undefined> = new Map()): string | undefined {
  for (const folder of parentsOf(path)) {
    if (!checked.has(folder)) checked.set(folder, leadsOutside(root, folder) ? folder : undefined);
    const outside = checked.get(folder);
    if (outside !== undefined) return outside;
  }
  return undefined;
}

function leadsOutside(root: string, folder: string): boolean {
  const full = join(root, folder);
  const status = statusOf(full);
  if (status === undefined || status === "blocked" || !status.isSymbolicLink()) return false;
  try {
    const way = relative(root, realpathSync(full));
    return isAbsolute(way) || way.split(sep)[0] === ".." || way.split(sep)[0] === ".git";
  } catch {
    return true; // a dangling link: writing through it would create something elsewhere
  }
}

/** Folder by folder, so that a limit cuts off what lies deepest. */
function allFiles(root: string, most: number): string[] {
  const found: string[] = [];
  for (const folders = [""]; folders.length > 0 && found.length < most;) {
    const folder = folders.shift() ?? "";
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) found.push(path);
      else if (entry.isDirectory() && !skipped.has(entry.name) && (!entry.name.startsWith(".") || /^\.git(?:hub|lab)$/.test(entry.name))) folders.push(path);
    }
  }
  return found.slice(0, most);
}

function filesNamed(root: string, folder: string, name: string, depth: number): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile() && entry.name === name) found.push(path);
    if (!entry.isDirectory() || depth === 0 || entry.name.startsWith(".") || skipped.has(entry.name)) continue;
    found.push(...filesNamed(root, path, name, depth - 1));
  }
  return found;
}
