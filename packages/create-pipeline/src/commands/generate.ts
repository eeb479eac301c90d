import type { CommandContext, ExitCode } from "../command.ts";
import { choicesOf, finish, recover, render } from "../generate-run.ts";
import { draftWithSets } from "../draft.ts";
import { printDiagnostics, printJson, jsonDiagnostics } from "../report/print-diagnostics.ts";
import { openWorkspace } from "../workspace.ts";
import { loadEngine } from "../engine.ts";

export async function run(context: CommandContext): Promise<ExitCode> {
  const workspace = openWorkspace(context, context.positionals[0], recover(context));
  if (workspace.diagnostics.length > 0) {
    printDiagnostics(context, workspace.diagnostics);
    if (context.options.json) printJson(context, { exitCode: 1, written: false, diagnostics: jsonDiagnostics(workspace.diagnostics), files: [] });
    return 1;
  }
  const engine = await loadEngine(context);
  const drafts = draftWithSets(context, workspace, engine);
  return await finish(context, workspace, render(workspace, engine, drafts, choicesOf(context)));
}
