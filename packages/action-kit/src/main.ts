import type { ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { createFiles } from "./disk.ts";
import { createExec } from "./exec.ts";
import { parseInputs, secretInputs } from "./inputs.ts";
import { createLog, plainCore } from "./log.ts";
import type { Core, TaskLog } from "./log.ts";
import { writeResult } from "./outputs.ts";
import type { Ports, Run } from "./ports.ts";
import { createScrubber, isSecretName } from "./scrub.ts";
import type { Scrubber } from "./scrub.ts";
import type { TaskDefinition } from "./task.ts";
import { TaskError } from "./task-error.ts";
import { createToolResolver } from "./tool.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** What has to be undone when the task ends, however it ends. */
interface Leftovers {
  readonly temporary: Set<string>;
  readonly children: Set<ChildProcess>;
}

/** Runs a task as a process: inputs from the environment, result to the platform's files, exit code set. */
export async function main(core: Core, task: TaskDefinition, run: Run): Promise<void> {
  process.exitCode = await runTask(core, task, run, process.env);
}

/** Runs a task and returns its exit code. */
export async function runTask(core: Core, task: TaskDefinition, run: Run, env: Environment): Promise<number> {
  const onGitHub = env["GITHUB_ACTIONS"] === "true";
  const secrets = secretInputs(task, env);
  const scrubber = createScrubber([...secrets, ...ambientSecrets(env)]);
  // Elsewhere the mask command would be an ordinary line, and print the secret.
  if (onGitHub) for (const secret of secrets) core.setSecret(secret);
  const log = createLog(onGitHub ? core : plainCore(toStdout, toStderr), scrubber);
  const leftovers: Leftovers = { temporary: new Set(), children: new Set() };
  const unhook = cleanUpOnSignal(leftovers);
  try {
    const inputs = parseInputs(task, env);
    const result = await run(inputs, createPorts(task, env, { log, scrubber, leftovers }));
    await writeResult(task, result, env, scrubber);
    return 0;
  } catch (error) {
    return await report(error, task, env, { log, scrubber });
  } finally {
    unhook();
    cleanUp(leftovers);
  }
}

function createPorts(
  task: TaskDefinition,
  env: Environment,
  context: { readonly log: TaskLog; readonly scrubber: Scrubber; readonly leftovers: Leftovers },
): Ports {
  const basic: Omit<Ports, "tool"> = {
    exec: createExec(env, context.scrubber, context.leftovers.children),
    fetch: globalThis.fetch,
    now: () => new Date(),
    sleep: (ms) => setTimeout(ms),
    log: context.log,
    env,
    files: createFiles(context.leftovers.temporary),
  };
  return { ...basic, tool: createToolResolver(task, basic) };
}

async function report(
  error: unknown,
  task: TaskDefinition,
  env: Environment,
  context: { readonly log: TaskLog; readonly scrubber: Scrubber },
): Promise<number> {
  if (!(error instanceof TaskError)) {
    context.log.error(`${task.id} failed unexpectedly: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return 1;
  }
  context.log.error(error.hint === undefined ? error.message : `${error.message}\nhint: ${error.hint}`);
  if (error.result === undefined) return error.exitCode;
  try {
    await writeResult(task, error.result, env, context.scrubber);
  } catch (second) {
    context.log.error(second instanceof Error ? second.message : String(second));
  }
  return error.exitCode;
}

/** Tokens that the platform put into the environment are nobody's input, and must not be printed either. */
function ambientSecrets(env: Environment): string[] {
  return Object.entries(env).flatMap(([name, value]) => (isSecretName(name) && value !== undefined && value.length >= 8 ? [value] : []));
}

function cleanUp(leftovers: Leftovers): void {
  for (const child of leftovers.children) child.kill("SIGTERM");
  for (const path of leftovers.temporary) rmSync(path, { recursive: true, force: true });
}

/** Temporary folders hold registry credentials: an interrupted job must not leave them behind. */
function cleanUpOnSignal(leftovers: Leftovers): () => void {
  const stop = (signal: NodeJS.Signals): void => {
    cleanUp(leftovers);
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  return () => {
    process.off("SIGTERM", stop);
    process.off("SIGINT", stop);
  };
}

function toStdout(line: string): void {
  process.stdout.write(`${line}\n`);
}

function toStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
