// https://pip.pypa.io/en/stable/topics/secure-installs/#hash-checking-mode
import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheDirectory, toolsRoot } from "../cache.ts";
import { installCached } from "../install/install-cached.ts";
import { runExpecting } from "../run.ts";
import type { PythonTool } from "../tools.ts";
import type { ToolKind } from "./kind.ts";

const requirements = join(toolsRoot, "python", "requirements.txt");

/** The folder of the environment that holds all Python tools. */
export const pythonEnvironment = (): string => cacheDirectory("python", [], [requirements]);

async function build(directory: string, finalDirectory: string): Promise<void> {
  await runExpecting([0], "python3", ["-m", "venv", directory]);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary=:all:", "-r", requirements];
  await runExpecting([0], join(directory, "bin", "python"), pip, { timeoutMs: 1_200_000 });
  await moveScripts(directory, finalDirectory);
}

/** Scripts of an environment name its folder in their first line; the folder is renamed after the build, so the lines are too. */
async function moveScripts(directory: string, finalDirectory: string): Promise<void> {
  const bin = join(directory, "bin");
  for (const name of await readdir(bin)) {
    const path = join(bin, name);
    if (name.startsWith("python") || name === "__pycache__") continue;
    const text = await readFile(path, "latin1");
    // Programs in machine code ride along in some wheels and must stay as they are.
    if (text.startsWith("#!") && text.includes(directory)) await writeFile(path, text.replaceAll(directory, finalDirectory), "latin1");
  }
}

/** Finds commands of the one shared environment and builds it when it is missing. */
export const pythonKind: ToolKind<PythonTool> = {
  version(tool) {
    const pin = readFileSync(requirements, "utf8")
      .split("\n")
      .find((line) => line.startsWith(`${tool.package}==`));
    if (pin === undefined) throw new Error(`python/requirements.txt does not pin ${tool.package}`);
    return pin.slice(tool.package.length + 2).replace(/[\s\\].*$/, "");
  },

  find(tool) {
    const path = join(pythonEnvironment(), "bin", tool.command);
    return existsSync(path) ? path : undefined;
  },

  async install(_tool, progress) {
    const finalDirectory = pythonEnvironment();
    await installCached(finalDirectory, (directory) => build(directory, finalDirectory), progress);
  },
};
