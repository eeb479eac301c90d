import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import type { ChildProcess } from "node:child_process";
import type { ExecOptions, ExecResult } from "./ports.ts";
import { isSecretName } from "./scrub.ts";
import type { Scrubber } from "./scrub.ts";
import { TaskError } from "./task-error.ts";

type Exec = (command: string, args: readonly string[], options?: ExecOptions) => Promise<ExecResult>;

/** Enough of a failed process to see why, not its whole log. */
const SHOWN_LINES = 20;

/** Starts processes without a shell; `children` holds those that still run, so that an interruption can end them. */
export function createExec(env: Readonly<Record<string, string | undefined>>, scrubber: Scrubber, children: Set<ChildProcess>): Exec {
  return async (command, args, options = {}) => {
    for (const [name, value] of Object.entries(options.env ?? {})) {
      if (isSecretName(name)) scrubber.add(value);
    }
    const result = await runProcess(command, args, { ...options, env: { ...withoutInputs(env), ...options.env } }, children);
    if (result.code !== 0 && options.check !== false) throw failure(command, args, result);
    return result;
  };
}

/** Inputs hold secrets that a third-party tool has no business with. */
function withoutInputs(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !name.startsWith("INPUT_")) kept[name] = value;
  }
  return kept;
}

function runProcess(command: string, args: readonly string[], options: ExecOptions, children: Set<ChildProcess>): Promise<ExecResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { cwd: options.cwd, env: options.env, stdio: ["pipe", "pipe", "pipe"] });
    children.add(child);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    // A tool that doesn't read its input closes the pipe: its exit code tells what happened.
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input ?? "");
    child.on("error", (cause: NodeJS.ErrnoException) => {
      children.delete(child);
      reject(notStarted(command, cause));
    });
    child.on("close", (code, signal) => {
      children.delete(child);
      const text = Buffer.concat(stderr).toString("utf8");
      resolve({
        code: code ?? 128,
        stdout: Buffer.concat(stdout).toString("utf8"),
        stderr: signal === null ? text : `${text}ended by ${signal}\n`,
      });
    });
  });
}

function notStarted(command: string, cause: NodeJS.ErrnoException): TaskError {
  if (cause.code === "ENOENT") {
    return new TaskError(`${command} is not installed or the working directory is missing`, {
      cause,
      hint: `use an image that provides ${command}`,
    });
  }
  return new TaskError(`${command} can't be started: ${cause.message}`, { cause });
}

function failure(command: string, args: readonly string[], result: ExecResult): TaskError {
  const name = command.split("/").pop() ?? command;
  const subcommand = args[0] !== undefined && /^[a-z][a-z-]*$/u.test(args[0]) ? ` ${args[0]}` : "";
  const said = stripVTControlCharacters(result.stderr.trim() || result.stdout.trim())
    .split("\n")
    .slice(-SHOWN_LINES)
    .join("\n");
  return new TaskError(`${name}${subcommand} ended with exit code ${result.code}${said === "" ? "" : `:\n${said}`}`);
}
