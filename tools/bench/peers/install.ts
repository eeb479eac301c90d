import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheDirectory } from "../../cache.ts";
import type { Peer } from "./peer.ts";

export type Installed = { readonly folder: string } | { readonly reason: string };

/** Where a peer is kept between runs, outside the work tree. */
function folderOf(peer: Peer): string {
  return cacheDirectory(`bench-${peer.id}`, peer.packages, []);
}

/** `mayDownload` false: only what is there from an earlier run. */
export function installPeer(peer: Peer, mayDownload: boolean): Installed {
  const folder = folderOf(peer);
  const done = join(folder, ".installed");
  if (existsSync(done)) return { folder };
  if (!mayDownload) return { reason: "not installed yet; run without --quick" };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const problem = peer.registry === "npm" ? npmInstall(folder, peer.packages) : pipInstall(folder, peer.packages);
  if (problem !== undefined) return { reason: `could not be installed: ${problem}` };
  writeFileSync(done, "");
  return { folder };
}

/** Install scripts are not run: none of the peers needs them, and this machine stays as it is. */
export function npmInstall(folder: string, packages: readonly string[], flags: readonly string[] = []): string | undefined {
  writeFileSync(join(folder, "package.json"), `{"private":true}\n`);
  return run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", ...flags, ...packages], folder);
}

function pipInstall(folder: string, packages: readonly string[]): string | undefined {
  return (
    run("python3", ["-m", "venv", folder], folder) ??
    run(join(folder, "bin/python"), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...packages], folder)
  );
}

function run(command: string, argv: readonly string[], cwd: string): string | undefined {
  const { status, stderr, error } = spawnSync(command, argv, { cwd, encoding: "utf8", timeout: 600_000 });
  if (status === 0) return undefined;
  return error?.message ?? stderr.trim().split("\n").slice(-2).join(" | ");
}
