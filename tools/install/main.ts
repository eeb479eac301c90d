import { parseArgs } from "node:util";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { kindOf } from "../kinds/index.ts";
import { tools } from "../tools.ts";
import type { Tool } from "../tools.ts";
import { buildRecordFile } from "./install-cached.ts";
import type { BuildRecord } from "./install-cached.ts";

const usage = "usage: node tools/install/main.ts [name...] [--list] [--json]";

/** One row of what `--list` and the end of an installation print. */
interface ToolState {
  readonly name: string;
  readonly kind: string;
  readonly version: string;
  readonly path: string | undefined;
  readonly build: BuildRecord | undefined;
}

function stateOf(tool: Tool): ToolState {
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

async function installAll(selected: readonly Tool[]): Promise<number> {
  let failures = 0;
  for (const tool of selected) {
    const progress = (line: string): void => console.error(`${tool.name}: ${line}`);
    const kind = kindOf(tool);
    if (kind.find(tool) !== undefined) {
      progress("ready");
      continue;
    }
    progress(`installing ${kind.version(tool)}`);
    try {
      await kind.install(tool, progress);
      progress("installed");
    } catch (error) {
      failures += 1;
      progress(`failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return failures;
}

function print(states: readonly ToolState[], json: boolean): void {
  if (json) {
    console.log(JSON.stringify(states, undefined, 2));
    return;
  }
  for (const state of states) console.log([state.name.padEnd(20), state.kind.padEnd(8), state.version.padEnd(26), state.path ?? "missing"].join(" "));
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { list: { type: "boolean", default: false }, json: { type: "boolean", default: false } },
  });
  const unknown = positionals.filter((name) => !tools.some((tool) => tool.name === name));
  if (unknown.length > 0) {
    console.error(`there is no tool named ${unknown.map((name) => `"${name}"`).join(", ")}\n${usage}`);
    return 2;
  }
  const selected = positionals.length === 0 ? tools : tools.filter((tool) => positionals.includes(tool.name));
  const failures = values.list ? 0 : await installAll(selected);
  if (values.list || values.json) print(selected.map(stateOf), values.json);
  return failures === 0 ? 0 : 1;
}

process.exitCode = await main();
