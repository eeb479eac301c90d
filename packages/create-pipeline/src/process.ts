import { keepCompiledCode } from "./compile-cache.ts";
import { main } from "./main.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Node builds a stream when it is first looked at; most runs need neither of these. */
const stdin = {
  get isTTY(): boolean {
    return process.stdin.isTTY;
  },
};
const stderr = { write: (text: string): boolean => process.stderr.write(text) };

/** The command as a process: streams, signals and the exit code. Writing is undone by a signal; anything else just ends. */
export async function runProcess(): Promise<void> {
  const { argv, env, stdout } = process;
  keepCompiledCode(env);
  const interruption = new AbortController();
  for (const signal of signals) process.once(signal, () => interruption.abort());
  // A reader that closes the pipe, such as `head`, is no error.
  stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  process.exitCode = await main({ argv: argv.slice(2), cwd: process.cwd(), env, stdin, stdout, stderr, signal: interruption.signal });
}
