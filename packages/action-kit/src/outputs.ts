import { appendFile } from "node:fs/promises";
import type { TaskResult } from "./ports.ts";
import type { Scrubber } from "./scrub.ts";
import type { TaskDefinition } from "./task.ts";
import { TaskError } from "./task-error.ts";

const OUTPUT_NAME = /^[a-z][a-z0-9_]*$/u;
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/u;

/** The outputs as key=value lines; throws when one can't be passed on unharmed. */
export function formatOutputs(task: TaskDefinition, outputs: TaskResult["outputs"], scrubber: Scrubber): string {
  const lines: string[] = [];
  for (const [name, value] of Object.entries(outputs)) {
    if (!OUTPUT_NAME.test(name)) throw new TaskError(`output name "${name}" does not match ${OUTPUT_NAME.source}`);
    if (!Object.hasOwn(task.outputs, name)) throw new TaskError(`output "${name}" is not declared in the task.json of ${task.id}`);
    if (CONTROL.test(value)) throw new TaskError(`output "${name}" has a line break or another control character; outputs are single lines`);
    if (scrubber.reveals(value)) {
      throw new TaskError(`output "${name}" would reveal a secret; outputs travel between jobs in clear text`, { exitCode: 3 });
    }
    lines.push(`${name}=${value}\n`);
  }
  return lines.join("");
}

/** Appends outputs and summary to the files the platform names; both are optional on every platform. */
export async function writeResult(
  task: TaskDefinition,
  result: TaskResult,
  env: Readonly<Record<string, string | undefined>>,
  scrubber: Scrubber,
): Promise<void> {
  const outputs = formatOutputs(task, result.outputs, scrubber);
  if (env["GITHUB_OUTPUT"]) await append(env["GITHUB_OUTPUT"], outputs, "GITHUB_OUTPUT");
  const summary = scrubber.scrub(result.summary).trimEnd();
  if (env["GITHUB_STEP_SUMMARY"] && summary !== "") await append(env["GITHUB_STEP_SUMMARY"], `${summary}\n`, "GITHUB_STEP_SUMMARY");
}

async function append(path: string, text: string, variable: string): Promise<void> {
  try {
    await appendFile(path, text);
  } catch (cause) {
    throw new TaskError(`the file named by ${variable} can't be written: ${path}`, { cause, hint: `unset ${variable} or name a writable file` });
  }
}
