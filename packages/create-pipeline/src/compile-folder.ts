import { compileServices, readService } from "@create-pipeline/lifecycle";
import type { CompiledService } from "@create-pipeline/lifecycle";
import { hasErrors } from "@create-pipeline/diagnostics";
import type { CommandContext } from "./command.ts";
import { proposeDraft } from "./draft.ts";
import { jsonDiagnostics, printDiagnostics, printJson } from "./report/print-diagnostics.ts";
import { openWorkspace } from "./workspace.ts";
import { collectServices } from "@create-pipeline/lifecycle";

/** The compiled services of a folder, for commands that only look. Prints what is wrong and returns undefined when something is. */
export async function compileFolder(context: CommandContext, folder: string | undefined): Promise<readonly CompiledService[] | undefined> {
  const workspace = openWorkspace(context, folder);
  const engine = await context.loadEngine();
  const own = readService(workspace.disk, workspace.directory);
  const sources = own === undefined ? collectServices(workspace.disk, workspace.lock, workspace.directory) : [own];
  if (sources.length === 0 || (own === undefined && workspace.directory !== "")) {
    const { draft } = proposeDraft(context, workspace, engine);
    sources.splice(0, sources.length, draft.source);
    context.terminal.error(`there is no ${draft.source.file} yet; this is what create-pipeline would propose`);
  }
  const { services, diagnostics } = compileServices({ services: sources, parse: engine.parse, compile: engine.compile });
  printDiagnostics(context, diagnostics, sources);
  if (!hasErrors(diagnostics)) return services;
  if (context.options.json) printJson(context, { exitCode: 1, diagnostics: jsonDiagnostics(diagnostics) });
  return undefined;
}
