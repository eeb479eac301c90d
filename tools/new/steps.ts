import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { addPlatformName, namingLines } from "./platform-names.ts";
import type { Kind } from "./kinds.ts";

/** What `npm install` would do for a new workspace, so that its tests run at once. */
export function linkPackage(root: string, kind: Kind, id: string): string {
  if (kind.packageName === undefined) return "no package of its own";
  const link = join(root, "node_modules", kind.packageName(id));
  const target = relative(dirname(link), join(root, kind.room, id));
  mkdirSync(dirname(link), { recursive: true });
  if (!existsSync(link)) symlinkSync(target, link, "junction");
  return `${kind.packageName(id)} linked`;
}

/** Adds the platform to the language; says which files were edited. */
export function namePlatform(root: string, id: string): string {
  const texts = namingLines.map((line) => [line.file, addPlatformName(readFileSync(join(root, line.file), "utf8"), line, id)] as const);
  for (const [file, text] of texts) writeFileSync(join(root, file), text);
  return `"${id}" added to ${namingLines.map(({ file }) => file).join(", ")}`;
}

/** Runs programs one after the other; the first that fails ends it, with all it said. */
export function runAll(root: string, programs: readonly (readonly string[])[]): string {
  for (const args of programs) {
    const { status, stdout, stderr, error } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
    if (error) throw error;
    if (status !== 0) throw new Error(`node ${args.join(" ")} failed:\n${stdout}${stderr}`);
  }
  return programs.map((args) => args.filter((arg) => !arg.startsWith("node_modules/")).join(" ")).join("; ");
}

/** The contract tests, and its own. */
export function runTests(root: string, kind: Kind, id: string): string {
  return runAll(
    root,
    kind.tests(id).map((args) => ["node_modules/vitest/vitest.mjs", "run", ...args]),
  );
}
