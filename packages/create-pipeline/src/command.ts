import type { Engine } from "./engine.ts";
import type { OptionName, Options } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** Everything a run takes from outside; a test passes its own. */
export interface Io {
  /** Without the program's name. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly stdin: { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by SIGINT and SIGTERM. */
  readonly signal?: AbortSignal;
  /** Instead of the templates and platforms of this package. */
  readonly engine?: Engine;
}

export interface Output {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What the help needs to know of a command; kept apart so that help imports nothing else. */
export interface CommandMeta {
  readonly name: string;
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly description: string;
  readonly options: readonly OptionName[];
  /** Most positional arguments it takes. */
  readonly positionals: number;
  readonly examples: readonly string[];
}

export interface CommandContext {
  readonly io: Io;
  readonly terminal: Terminal;
  readonly options: Options;
  readonly positionals: readonly string[];
}

/** 0 fine, 1 problems or drift, 2 usage, 3 refused by policy, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

export interface Command {
  readonly run: (context: CommandContext) => Promise<ExitCode>;
}

/** Wrong usage: the message is printed without a stack, the exit code is 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
