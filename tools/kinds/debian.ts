import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { runExpecting } from "../run.ts";
import type { DebianTool } from "../tools.ts";
import type { ToolKind } from "./kind.ts";

/** The first executable file of that name on the PATH. */
export function findOnPath(command: string): string | undefined {
  return (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "").map((folder) => join(folder, command)).find(isExecutable);
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
    progress(`apt-get install ${tool.package}`);
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await runExpecting([0], "apt-get", ["install", "--yes", "--no-install-recommends", tool.package], { env, timeoutMs: 600_000 });
  },
};
