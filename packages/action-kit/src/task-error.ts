import type { TaskResult } from "./ports.ts";

/** 1: a problem was found. 2: bad input or usage. 3: refused by policy. */
export type TaskExitCode = 1 | 2 | 3;

/** What a TaskError carries beside its message. */
export interface TaskErrorOptions {
  readonly hint?: string;
  readonly exitCode?: TaskExitCode;
  /** Outputs and summary that are worth reporting although the task failed, for example the table of findings. */
  readonly result?: TaskResult;
  readonly cause?: unknown;
}

/** A failure that the reader of the log can act on; everything else that is thrown counts as a bug. */
export class TaskError extends Error {
  readonly hint?: string;
  readonly exitCode: TaskExitCode;
  readonly result?: TaskResult;

  constructor(message: string, options: TaskErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "TaskError";
    this.exitCode = options.exitCode ?? 1;
    if (options.hint !== undefined) this.hint = options.hint;
    if (options.result !== undefined) this.result = options.result;
  }
}
