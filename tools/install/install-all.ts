import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { kindOf } from "../kinds/index.ts";
import { readSkips } from "../skips.ts";
import type { Tool } from "../tools.ts";
import { buildRecordFile } from "./install-cached.ts";
import type { BuildRecord } from "./install-cached.ts";

/** One row of what `--list` and the end of an installation print. */
export interface ToolState {
  readonly name: string;
  readonly kind: string;
  readonly version: string;
  readonly path: string | undefined;
  readonly build: BuildRecord | undefined;
}

export function stateOf(tool: Tool): ToolState {
  const kind = kindOf(tool);
  const path = kind.find(tool);
  return { name: tool.name, kind: tool.kind, version: kind.version(tool), path, build: path === undefined ? undefined : readRecord(path) };
}

/** The record lies in the folder of the build, which is the tool itself or at most two levels above it. */
function readRecord(path: string): BuildRecord | undefined {
  const candidates = [path, dirname(path), dirname(dirname(path))].map((folder) => join(folder, buildRecordFile));
  const file = candidates.find((candidate) => existsSync(candidate));
  return file === undefined ? undefined : (JSON.parse(readFileSync(file, "utf8")) as BuildRecord);
}

export interface InstallOptions {
  /** How long building may take altogether; what `skips.json` lets CI miss is left unbuilt when it is over. */
  readonly withinMs?: number;
  /** Stands for `performance.now`. */
  readonly now?: () => number;
}

/** Installs in the order given and goes on after a failure; answers how many failed. */
export async function installAll(selected: readonly Tool[], { withinMs = Infinity, now = () => performance.now() }: InstallOptions = {}): Promise<number> {
  const deadline = now() + withinMs;
  const mayBeMissing = new Set(readSkips().map(({ tool }) => tool));
  let failures = 0;
  for (const tool of selected) {
    const progress = (line: string): void => console.error(`${tool.name}: ${line}`);
    const kind = kindOf(tool);
    if (kind.find(tool) !== undefined) {
      progress("ready");
      continue;
    }
    const limit = mayBeMissing.has(tool.name) ? { timeoutMs: deadline - now() } : {};
    if (limit.timeoutMs !== undefined && limit.timeoutMs <= 0) {
      progress("left unbuilt, because the time for building is over");
      continue;
    }
    progress(`installing ${kind.version(tool)}`);
    try {
      await kind.install(tool, progress, limit);
      progress("installed");
    } catch (error) {
      const isLate = limit.timeoutMs !== undefined && now() >= deadline;
      if (!isLate) failures += 1;
      progress(isLate ? "left unbuilt, because the time for building is over" : `failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return failures;
}

export function printStates(states: readonly ToolState[], json: boolean): void {
  if (json) {
    console.log(JSON.stringify(states, undefined, 2));
    return;
  }
  for (const { name, kind, version, path, build } of states) {
    const cost = build === undefined ? "" : `${build.seconds.toFixed(0)} s, ${(build.bytes / 1e6).toFixed(0)} MB`;
    console.log([name.padEnd(24), kind.padEnd(8), version.padEnd(26), cost.padEnd(16), path ?? "missing"].join(" "));
  }
}
