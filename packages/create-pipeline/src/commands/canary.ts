import { UsageError } from "../command.ts";
import type { Command, CommandContext, ExitCode } from "../command.ts";
import { meant } from "../parse-arguments.ts";

/** Each is loaded only when it is asked for. */
const subcommands: Readonly<Record<string, () => Promise<Command>>> = {
  power: () => import("./canary/power.ts"),
  lint: () => import("./canary/lint.ts"),
  suggest: () => import("./canary/suggest.ts"),
};

export async function run(context: CommandContext): Promise<ExitCode> {
  const [word] = context.positionals;
  const names = Object.keys(subcommands);
  if (word === undefined) throw new UsageError("canary needs to know what: power, lint or suggest", "create-pipeline canary --help says what they do");
  const load = Object.hasOwn(subcommands, word) ? subcommands[word] : undefined;
  if (load === undefined) throw new UsageError(`there is no "canary ${word}"`, meant(word, names) ?? `there are ${names.join(", ")}`);
  const { run: runSubcommand } = await load();
  return await runSubcommand(context);
}
