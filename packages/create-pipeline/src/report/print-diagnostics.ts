import { diagnosticsToJson, formatDiagnostics } from "@create-pipeline/diagnostics";
import type { Diagnostic, JsonDiagnostic } from "@create-pipeline/diagnostics";
import type { ServiceSource } from "@create-pipeline/lifecycle";
import type { CommandContext } from "../command.ts";

/** Everything that is wrong, at once, with the lines it stands in. Goes to stderr: stdout may be piped into a file. */
export function printDiagnostics(context: CommandContext, diagnostics: readonly Diagnostic[], sources: readonly ServiceSource[] = []): void {
  if (context.options.json || diagnostics.length === 0) return;
  const texts = new Map(sources.map(({ file, content }) => [file, Buffer.from(content).toString()]));
  context.io.stderr.write(formatDiagnostics(diagnostics, { sources: texts, color: context.terminal.color }));
}

export function jsonDiagnostics(diagnostics: readonly Diagnostic[]): JsonDiagnostic[] {
  return diagnosticsToJson(diagnostics);
}

export function printJson(context: CommandContext, value: object): void {
  context.io.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
