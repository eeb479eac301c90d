import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { run, runExpecting } from "../run.ts";
import type { DebianTool } from "../tools.ts";
import type { ToolKind } from "./kind.ts";

/** The first executable file of that name on the PATH; a whole path is looked at as it is. */
export function findOnPath(command: string): string | undefined {
  if (isAbsolute(command)) return isExecutable(command) ? command : undefined;
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, command))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Finds commands that the system's package manager owns. */
export const debianKind: ToolKind<DebianTool> = {
  version: () => "as Debian ships it",

  find: (tool) => findOnPath(tool.command),

  async install(tool, progress) {
    if (process.getuid?.() !== 0 || findOnPath("apt-get") === undefined) {
      throw new Error(`install the Debian package "${tool.package}" with your system's package manager; only root with apt-get can do it here`);
    }
    const options = { env: { DEBIAN_FRONTEND: "noninteractive" }, timeoutMs: 600_000 };
    const installArgs = ["install", "--yes", "--no-install-recommends", tool.package];
    progress(`apt-get install ${tool.package}`);
    if ((await run("apt-get", installArgs, options)).code === 0) return;
    // A fresh image has no package lists, or old ones that name files which are gone.
    progress("apt-get update, then once more");
    await runExpecting([0], "apt-get", ["update"], options);
    await runExpecting([0], "apt-get", installArgs, options);
  },
};
