import { lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Engine } from "../engine.ts";
import { main } from "../main.ts";
import { fakeEngine } from "./fake-engine.ts";

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** One run in this process, on real files. */
export async function runMain(
  cwd: string,
  argv: readonly string[],
  options: { readonly engine?: Engine; readonly env?: Record<string, string>; readonly isTTY?: boolean } = {},
): Promise<Ran> {
  let stdout = "";
  let stderr = "";
  const exitCode = await main({
    argv,
    cwd,
    stdin: {},
    stdout: { write: (text) => (stdout += text), ...(options.isTTY === true ? { isTTY: true } : {}) },
    stderr: { write: (text) => (stderr += text) },
    env: options.env ?? {},
    engine: options.engine ?? fakeEngine,
  });
  return { exitCode, stdout, stderr };
}

export function temporaryFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "create-pipeline-"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Every file with its content in base64 and whether it is executable; .git is left out. */
export function filesIn(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const path of (readdirSync(folder, { recursive: true }) as string[]).sort()) {
    const status = lstatSync(join(folder, path));
    if (!status.isFile() || path.startsWith(".git/")) continue;
    found[path] = `${(status.mode & 0o100) === 0 ? "" : "x:"}${readFileSync(join(folder, path)).toString("base64")}`;
  }
  return found;
}
