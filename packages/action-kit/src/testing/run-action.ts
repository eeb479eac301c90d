import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What a task left for the platform to read. */
export interface ActionRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: string;
  readonly summary: string;
}

/** How the task is started. */
export interface ActionOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs the committed dist/main.js of an action as its own process, with nothing in the environment but PATH, HOME and what is given. */
export async function runAction(id: string, options: ActionOptions = {}): Promise<ActionRun> {
  const script = fileURLToPath(new URL(`../../../../actions/${id}/dist/main.js`, import.meta.url));
  return await runScript(script, options);
}

/** Runs any bundled task; for tests that moved it elsewhere. */
export async function runScript(script: string, options: ActionOptions = {}): Promise<ActionRun> {
  const folder = await mkdtemp(join(tmpdir(), "scenario-"));
  const outputFile = join(folder, "output");
  const summaryFile = join(folder, "summary.md");
  const inputs = Object.fromEntries(Object.entries(options.inputs ?? {}).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    GITHUB_OUTPUT: outputFile,
    GITHUB_STEP_SUMMARY: summaryFile,
    ...inputs,
    ...options.env,
  };
  try {
    const ended = await finish(script, env, options.cwd ?? folder);
    return { ...ended, outputs: await readOrEmpty(outputFile), summary: await readOrEmpty(summaryFile) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function finish(script: string, env: Record<string, string>, cwd: string): Promise<Pick<ActionRun, "code" | "stdout" | "stderr">> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? -1, stdout, stderr }));
  });
}

async function readOrEmpty(path: string): Promise<string> {
  return await readFile(path, "utf8").catch(() => "");
}
