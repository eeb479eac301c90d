import type { CommandContext, ExitCode } from "../command.ts";
import { loadEngine } from "../engine.ts";

export async function run(context: CommandContext): Promise<ExitCode> {
  const { terminal, options, io } = context;
  const { templates } = await loadEngine(context);
  if (options.json) {
    io.stdout.write(`${JSON.stringify({ exitCode: 0, templates }, null, 2)}\n`);
    return 0;
  }
  const width = Math.max(...templates.map(({ id, version }) => id.length + version.length + 1));
  for (const { id, version, slot, summary } of templates) {
    terminal.line(
      `${terminal.paint("bold", id)}${terminal.paint("dim", `@${version}`)}${" ".repeat(width - id.length - version.length - 1)}  ${summary}${slot === undefined ? "" : terminal.paint("dim", `  (${slot})`)}`,
    );
  }
  return 0;
}
