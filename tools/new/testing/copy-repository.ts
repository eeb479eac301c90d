import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "../../..");
const SCOPE = "@create-pipeline";

/**
 * The work tree in a temporary folder, without goldens. Packages of others are linked, those of this repository are the copy's own:
 * linking node_modules as a whole would lead every import back to the original.
 */
export function copyRepository(): string {
  const copy = mkdtempSync(join(tmpdir(), "repository-"));
  for (const path of workTree()) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    copyFileSync(join(root, path), join(copy, path));
  }
  linkModules(copy);
  return copy;
}

function workTree(): string[] {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 });
  // A file that is deleted and not yet staged is still listed. Goldens are most of the files, and nothing here reads them.
  return listed.split("\0").filter((path) => path !== "" && !/\/expected[^/]*\//.test(path) && existsSync(join(root, path)));
}

function linkModules(copy: string): void {
  const modules = join(root, "node_modules");
  mkdirSync(join(copy, "node_modules", SCOPE), { recursive: true });
  for (const name of readdirSync(modules).filter((entry) => entry !== SCOPE && entry !== ".package-lock.json" && !entry.startsWith(".v"))) {
    symlinkSync(join(modules, name), join(copy, "node_modules", name));
  }
  // npm's links are relative ("../../packages/spec"), so that the same text leads into the copy.
  for (const name of readdirSync(join(modules, SCOPE))) symlinkSync(readlinkSync(join(modules, SCOPE, name)), join(copy, "node_modules", SCOPE, name));
}
