import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, relative, sep } from "node:path";
import { packOurs } from "../../../../tools/bench/package-ours.ts";
import type { Packed } from "../../../../tools/bench/package-ours.ts";

/** The published package, packed from this tree and installed into an empty folder. */
export interface Installed {
  /** For whatever a test needs beside it. */
  readonly scratch: string;
  readonly modules: string;
  readonly folder: string;
  readonly bin: string;
  /** Packages of node_modules that are bundled, with the files taken from each. */
  readonly bundled: ReadonlyMap<string, readonly string[]>;
  readonly remove: () => void;
}

/** Offline: a package without dependencies needs no registry. */
export async function installPacked(): Promise<Installed> {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "packaging-")));
  const { tarball, outputs } = await packOurs(join(scratch, "packed"));
  const home = join(scratch, "home");
  mkdirSync(home);
  const { status, stderr } = spawnSync("npm", ["install", "--offline", "--prefix", home, "--no-audit", "--no-fund", "--loglevel=error", tarball], {
    cwd: home,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`npm install of the packed tarball failed: ${stderr}`);
  const folder = join(home, "node_modules/@create-pipeline/create");
  return {
    scratch,
    modules: join(home, "node_modules"),
    folder,
    bin: join(folder, "bin/create-pipeline.js"),
    bundled: bundledPackages(outputs),
    remove: () => rmSync(scratch, { recursive: true, force: true }),
  };
}

function bundledPackages(outputs: Packed["outputs"]): Map<string, string[]> {
  const bundled = new Map<string, string[]>();
  const taken = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  for (const path of new Set(taken)) {
    const [, name, file] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)/.exec(path) ?? [];
    if (name !== undefined && file !== undefined) bundled.set(name, [...(bundled.get(name) ?? []), file]);
  }
  return bundled;
}

/** Paths of all files below, POSIX separators, in order. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

export function sizeOf(folder: string): number {
  return filesIn(folder).reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
}

/** The user's Node, below the one of this repository's scripts, when the machine has one that is older than 22. */
export function hostNode(): { readonly path: string; readonly version: string } | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  for (const folder of new Set([...folders, "/usr/local/bin", "/usr/bin"])) {
    const path = join(folder, "node");
    if (!existsSync(path)) continue;
    const version = spawnSync(path, ["--version"], { encoding: "utf8" }).stdout.trim();
    if (/^v(?:20|21)\./.test(version)) return { path: realpathSync(path), version };
  }
  return undefined;
}

/** As a user's shell would: nothing of npm's in the environment. */
export function runAlone(
  node: string,
  argv: readonly string[],
  cwd: string,
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(node, argv, { cwd, encoding: "utf8", env: { PATH: "/usr/local/bin:/usr/bin:/bin", HOME: cwd, CI: "true" } });
  return { status, stdout, stderr };
}

/** What a file of dist/ imports at once, and what it may import later, own files only. */
export function importsOf(path: string): { readonly atOnce: readonly string[]; readonly later: readonly string[] } {
  const text = readFileSync(path, "utf8");
  return {
    atOnce: [...text.matchAll(/(?:^|[;}\n])(?:import|export)(?:[^"'();]*?from)?\s*"(\.[^"]+)"/g)].map(([, name = ""]) => name),
    later: [...text.matchAll(/\bimport\("(\.[^"]+)"\)/g)].map(([, name = ""]) => name),
  };
}
