import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";

/** A Node to measure with. */
export interface Runtime {
  readonly path: string;
  readonly version: string;
  readonly major: number;
}

/** The Node of the user's machine, as found outside this repository, and the one of this repository's scripts. */
export function findRuntimes(): { readonly host: Runtime; readonly own: Runtime } {
  const own = runtime(process.execPath);
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  const path = folders.map((folder) => join(folder, "node")).find((candidate) => existsSync(candidate));
  return { host: path === undefined ? own : runtime(realpathSync(path)), own };
}

function runtime(path: string): Runtime {
  const version = spawnSync(path, ["--version"], { encoding: "utf8" }).stdout.trim();
  return { path, version, major: Number(version.slice(1).split(".")[0]) };
}
