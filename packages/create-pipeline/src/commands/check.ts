import type { Diagnostic } from "@create-pipeline/diagnostics";
import { isInterrupted } from "@create-pipeline/files";
import { check, isClean, noLock, readService } from "@create-pipeline/lifecycle";
import type { CheckReport } from "@create-pipeline/lifecycle";
import type { CommandContext, ExitCode } from "../command.ts";
import { openWorkspace } from "../workspace.ts";
import type { Workspace } from "../workspace.ts";
import { loadEngine } from "../engine.ts";

export async function run(context: CommandContext): Promise<ExitCode> {
  const workspace = openWorkspace(context, context.positionals[0]);
  const { lock } = workspace;
  if (lock === undefined) return await refuse(context, workspace);
  const report = check(workspace.disk, lock);
  const interrupted = isInterrupted(workspace.root);
  const diagnostics = await diagnoseStale(context, workspace, report);
  const clean = isClean(report) && !interrupted && diagnostics.length === 0;
  const exitCode = clean ? 0 : 1;
  if (context.options.json) {
    context.io.stdout.write(`${JSON.stringify({ exitCode, interrupted, ...report, diagnostics }, null, 2)}\n`);
    return exitCode;
  }
  if (interrupted) context.terminal.line("an interrupted run waits to be undone: create-pipeline generate does it");
  printReport(context, report, clean);
  return exitCode;
}

/** The parser is loaded only when the hash says that pipeline.yaml changed: an unchanged one was valid when it was generated. */
async function diagnoseStale(context: CommandContext, { disk }: Workspace, report: CheckReport): Promise<readonly Diagnostic[]> {
  const stale = report.services.filter(({ state }) => state === "stale");
  if (stale.length === 0) return [];
  const [{ printDiagnostics }, engine] = await Promise.all([import("../report/print-diagnostics.ts"), loadEngine(context)]);
  const sources = stale.map(({ directory }) => readService(disk, directory)).filter((source) => source !== undefined);
  const diagnostics = sources.flatMap((source) => engine.parse(source).diagnostics);
  printDiagnostics(context, diagnostics, sources);
  return diagnostics;
}

async function refuse(context: CommandContext, workspace: Workspace): Promise<ExitCode> {
  const { jsonDiagnostics, printDiagnostics, printJson } = await import("../report/print-diagnostics.ts");
  const diagnostics = workspace.diagnostics.length > 0 ? workspace.diagnostics : [noLock()];
  printDiagnostics(context, diagnostics);
  if (context.options.json) printJson(context, { exitCode: 1, diagnostics: jsonDiagnostics(diagnostics) });
  return 1;
}

function printReport({ terminal }: CommandContext, report: CheckReport, clean: boolean): void {
  const { paint, line } = terminal;
  for (const { file, name, state } of report.services) {
    if (state === "stale") line(`${paint("yellow", "stale")}    ${file}  (changed since the last generate)`);
    if (state === "missing") line(`${paint("red", "missing")}  ${file}  (service ${name})`);
  }
  for (const { path, state } of report.files) {
    if (state === "edited") line(`${paint("red", "edited")}   ${path}`);
    if (state === "missing") line(`${paint("red", "missing")}  ${path}`);
  }
  if (report.base === "damaged") line(`${paint("red", "damaged")}  .pipeline/base.br  (take it back from version control)`);
  if (clean) line(`${paint("green", "ok")}: ${report.files.length} files as generated from ${report.services.map(({ file }) => file).join(", ")}`);
  else line("create-pipeline generate renders again and shows the difference");
}
