import { mkdirSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { npmInstall } from "./peers/install.ts";
import { median } from "./statistics.ts";

export interface InstallCost {
  readonly title: string;
  readonly packages: number;
  readonly bytes: number;
  /** Seconds with an empty npm cache, the network in it; once. */
  readonly cold?: number;
  /** Seconds from the cache. */
  readonly warm?: number;
  readonly problem?: string;
}

const WARM = 3;

/** Into an empty folder, as a user would. */
export function measureInstall(title: string, packages: readonly string[], scratch: string): InstallCost {
  const cache = join(scratch, "npm-cache");
  const folder = join(scratch, "install");
  rmSync(cache, { recursive: true, force: true });
  const install = (): { readonly seconds: number; readonly problem: string | undefined } => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    const start = performance.now();
    const problem = npmInstall(folder, packages, ["--cache", cache, "--prefer-offline"]);
    return { seconds: (performance.now() - start) / 1000, problem };
  };
  const cold = install();
  if (cold.problem !== undefined) return { title, packages: 0, bytes: 0, problem: cold.problem };
  const warm = Array.from({ length: WARM }, () => install().seconds);
  const modules = join(folder, "node_modules");
  return { title, packages: countPackages(modules), bytes: sizeOf(modules), cold: cold.seconds, warm: median(warm) };
}

/** Folders with a name and a version, bundled ones too. */
function countPackages(modules: string): number {
  return filesIn(modules).filter(
    (path) => /(^|\/)node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/.test(path) && "version" in (JSON.parse(readFileSync(path, "utf8")) as object),
  ).length;
}

function sizeOf(folder: string): number {
  return filesIn(folder).reduce((sum, path) => sum + statSync(path).size, 0);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
