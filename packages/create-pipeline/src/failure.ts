import type { CliCode } from "./codes.ts";
import type { ExitCode, UsageError } from "./command.ts";

export interface Failure {
  readonly text: string;
  readonly code: CliCode;
  readonly hint?: string;
  readonly exitCode: ExitCode;
}

/** An error as the user sees it: their own mistake, a problem of the disk, or a bug of ours. */
export function describeFailure(error: unknown, debug: boolean): Failure {
  if (isUsageError(error)) return { text: error.message, code: "cli/usage", exitCode: 2, ...(error.hint === undefined ? {} : { hint: error.hint }) };
  const { name, message, stack, code, interrupted } = error as NodeJS.ErrnoException & { readonly interrupted?: boolean };
  if (interrupted === true) return { text: message, code: "cli/interrupted", exitCode: 130 };
  if (name === "WriteError") return { text: message, code: "cli/write", exitCode: 1 };
  if (typeof code === "string" && /^E[A-Z]+$/.test(code)) return { text: message, code: "cli/disk", exitCode: 1 };
  const text = debug ? (stack ?? message) : `this is a bug: ${message ?? String(error)}`;
  return { text, code: "cli/bug", hint: debug ? "please report it" : "please report it with the output of the same command under DEBUG=1", exitCode: 1 };
}

/** By name: the fast paths are bundled on their own, each with its copy of the class. */
function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === "UsageError";
}
