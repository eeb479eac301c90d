import { dirname, join } from "node:path";
import { toolsRoot } from "./cache.ts";
import { pythonEnvironment } from "./kinds/python.ts";
import { kindOf } from "./kinds/index.ts";
import { readSkips } from "./skips.ts";
import { ToolMissingError } from "./tool-missing-error.ts";
import { tools } from "./tools.ts";
import type { Tool } from "./tools.ts";

/** A tool that is ready to be run. */
export interface ToolHandle {
  readonly name: string;
  readonly version: string;
  readonly path: string;
}

/** What a test gets: the path, or the reason why it has to be skipped. */
export type ToolPresence = { readonly path: string } | { readonly skip: string };

const installHint = (name: string): string => `run "npm exec -- node tools/install/main.ts ${name}"`;

function describe(name: string): Tool {
  const tool = tools.find((candidate) => candidate.name === name);
  if (tool === undefined) throw new Error(`there is no tool named "${name}" in tools/tools.ts`);
  return tool;
}

/** The installed tool, or nothing when it is not installed. */
export function findTool(name: string): ToolHandle | undefined {
  const tool = describe(name);
  const kind = kindOf(tool);
  const path = kind.find(tool);
  return path === undefined ? undefined : { name, version: kind.version(tool), path };
}

/** The path of an installed tool; it never installs, so that a test run does not build programs by surprise. */
export function toolPath(name: string): Promise<string> {
  const handle = findTool(name);
  if (handle !== undefined) return Promise.resolve(handle.path);
  return Promise.reject(new ToolMissingError(`the tool "${name}" is not installed: ${installHint(name)}`));
}

/** For tests: the path, or the reason to skip; in CI a missing tool is an error unless `skips.json` names it. */
export function requireTool(name: string): ToolPresence {
  const handle = findTool(name);
  if (handle !== undefined) return { path: handle.path };
  const skip = readSkips().find((entry) => entry.tool === name);
  if (skip !== undefined) return { skip: `${name}: ${skip.reason}` };
  if (process.env["CI"] === "true")
    throw new ToolMissingError(`the tool "${name}" is not installed and tools/skips.json does not allow that: ${installHint(name)}`);
  return { skip: `${name} is not installed: ${installHint(name)}` };
}

/** The folder of the Kubernetes and custom resource schemas. */
export function schemasDir(): string {
  const handle = findTool("kubernetes-schemas");
  if (handle === undefined) throw new ToolMissingError(`the Kubernetes schemas are not built: ${installHint("kubernetes-schemas")}`);
  return handle.path;
}

/** The path of any command in the Python environment of the tools, `python` itself included. */
export async function pythonTool(command: string): Promise<string> {
  await toolPath("zizmor");
  return join(pythonEnvironment(), "bin", command);
}

/** A Node.js that is new enough for the npm tools, which need 22 while the published CLI is also tested on 20. */
export function nodePath(): string {
  const major = Number(process.versions.node.split(".")[0]);
  return major >= 22 ? process.execPath : join(dirname(toolsRoot), "node_modules", "node", "bin", "node");
}
