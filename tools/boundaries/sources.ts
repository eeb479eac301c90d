import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The sources of this repository by path, without what is generated for somebody else. */
export function readSources(root: string, ...folders: readonly string[]): Map<string, string> {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z", "--", ...folders], { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 });
  const paths = listed.split("\0").filter((path) => path.endsWith(".ts") && !/\/(?:expected|files|dist)\//.test(path) && existsSync(join(root, path)));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

/** What a source imports, loads late or re-exports. */
export function importsOf(source: string): string[] {
  const found = source.matchAll(/^(?:import|export)\b[^;"]*?(?:\bfrom\s*)?"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm);
  return [...found].map((match) => match[1] ?? match[2] ?? "");
}

/** A test, or what only tests use: such files may import what is for development. */
export function isForTests(path: string): boolean {
  return /\.test\.ts$|\/testing\/|\/scenarios\//.test(path);
}
