import { UsageError } from "./command.ts";
import type { CommandContext, ExitCode, Io } from "./command.ts";
import { commandNamed, commands, defaultCommand } from "./commands/registry.ts";
import type { RegisteredCommand } from "./commands/registry.ts";
import { checkApplicable, parseArguments } from "./parse-arguments.ts";
import type { ParsedArguments } from "./parse-arguments.ts";
import type { OptionName } from "./options.ts";
import { openTerminal } from "./terminal.ts";
import { version } from "./version.ts";

/** One run of the command, from its arguments to its exit code. Never throws for a user's mistake. */
export async function main(io: Io): Promise<ExitCode> {
  try {
    const parsed = parseArguments(io.argv);
    if (parsed.options.version) {
      io.stdout.write(`${version}\n`);
      return 0;
    }
    return await dispatch(io, parsed);
  } catch (error) {
    return await reportFailure(io, error);
  }
}

async function dispatch(io: Io, parsed: ParsedArguments & { readonly given: readonly OptionName[] }): Promise<ExitCode> {
  const { command, positionals } = chooseCommand(parsed.positionals);
  const terminal = openTerminal(io, parsed.options);
  if (parsed.options.help) {
    const { helpFor, helpForAll } = await import("./help.ts");
    terminal.line(
      command === defaultCommand
        ? helpForAll(
            commands.map(({ meta }) => meta),
            terminal,
          )
        : helpFor(command.meta, terminal),
    );
    return 0;
  }
  checkApplicable(parsed.given, command.meta);
  const surplus = positionals[command.meta.positionals];
  if (surplus !== undefined) throw new UsageError(`unexpected argument "${surplus}"`, `usage: ${command.meta.usage}`);
  const context: CommandContext = { io, terminal, options: parsed.options, positionals };
  const { run } = await command.load();
  return await run(context);
}

/** The first argument is a command's name, or the folder of the bare command; a slip of a name is told from a folder by asking the disk. */
function chooseCommand(positionals: readonly string[]): { readonly command: RegisteredCommand; readonly positionals: readonly string[] } {
  const [first, ...rest] = positionals;
  const command = first === undefined ? undefined : commandNamed(first);
  return command === undefined ? { command: defaultCommand, positionals } : { command, positionals: rest };
}

async function reportFailure(io: Io, error: unknown): Promise<ExitCode> {
  const json = io.argv.includes("--json");
  const { describeFailure } = await import("./failure.ts");
  const { text, code, exitCode, hint } = describeFailure(error, io.env["DEBUG"] !== undefined);
  if (json)
    io.stdout.write(
      `${JSON.stringify({ exitCode, diagnostics: [{ code, severity: "error", message: text, ...(hint === undefined ? {} : { hint }) }] }, null, 2)}\n`,
    );
  io.stderr.write(`create-pipeline: ${text}\n${hint === undefined ? "" : `hint: ${hint}\n`}`);
  return exitCode;
}
