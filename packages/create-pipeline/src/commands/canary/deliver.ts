import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { formatDiagnostics } from "@create-pipeline/diagnostics";
import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { ManifestSource } from "@create-pipeline/canary";
import { nearest } from "@create-pipeline/diagnostics";
import { UsageError } from "../../command.ts";
import type { CommandContext } from "../../command.ts";
import { workingFolder } from "../../workspace.ts";

export const canaryFormats = ["table", "json", "markdown", "sarif", "html"] as const;
export type CanaryFormat = (typeof canaryFormats)[number];

/** --json counts like --format json. */
export function chosenFormat<F extends CanaryFormat>({ options }: CommandContext, allowed: readonly F[]): F {
  const word = options.json ? "json" : (options.format ?? "table");
  const format = allowed.find((name) => name === word);
  if (format !== undefined) return format;
  const meant = nearest(word, allowed);
  throw new UsageError(`unknown format "${word}"`, meant === undefined ? `there are ${allowed.join(", ")}` : `did you mean "${meant}"?`);
}

/** To --output, or to the terminal. A file is never coloured. */
export function deliver(context: CommandContext, text: string): void {
  const { output } = context.options;
  if (output === undefined) {
    context.io.stdout.write(text);
    return;
  }
  writeFileSync(resolve(workingFolder(context), output), text);
  context.terminal.error(`wrote ${output}`);
}

/** Everything that is wrong, at once, with the lines it stands in; in JSON it is part of the value. */
export function printProblems(context: CommandContext, format: CanaryFormat, diagnostics: readonly Diagnostic[], sources: readonly ManifestSource[]): void {
  if (format === "json" || diagnostics.length === 0) return;
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  context.io.stderr.write(formatDiagnostics(diagnostics, { sources: texts, color: context.terminal.color }));
}
