import { collectServices, compileServices, readService } from "@create-pipeline/lifecycle";
import type { CompiledService, ServiceSource } from "@create-pipeline/lifecycle";
import { hasErrors } from "@create-pipeline/diagnostics";
import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { CommandContext } from "./command.ts";
import { proposeDraft } from "./draft.ts";
import { jsonDiagnostics, printDiagnostics, printJson } from "./report/print-diagnostics.ts";
import { openWorkspace } from "./workspace.ts";
import { loadEngine } from "./engine.ts";
import type { Engine } from "./engine.ts";

export interface CompiledFolder {
  readonly services: readonly CompiledService[];
  readonly engine: Engine;
}

/** The compiled services of a folder, for commands that only look. Prints what is wrong and returns undefined when something is. */
export async function compileFolder(context: CommandContext, folder: string | undefined): Promise<CompiledFolder | undefined> {
  const workspace = openWorkspace(context, folder);
  const engine = await loadEngine(context);
  const own = readService(workspace.disk, workspace.directory);
  const sources = own === undefined ? collectServices(workspace.disk, workspace.lock, workspace.directory) : [own];
  if (sources.length === 0 || (own === undefined && workspace.directory !== "")) {
    const { draft, diagnostics } = proposeDraft(context, workspace, engine);
    const missing = diagnostics.filter(({ severity }) => severity === "error");
    if (missing.length > 0) return refuse(context, missing);
    sources.splice(0, sources.length, draft.source);
    context.terminal.error(`there is no ${draft.source.file} yet; this is what create-pipeline would propose`);
  }
  const { services, diagnostics } = compileServices({ services: sources, parse: engine.parse, compile: engine.compile });
  if (hasErrors(diagnostics)) return refuse(context, diagnostics, sources);
  printDiagnostics(context, diagnostics, sources);
  return { services, engine };
}

function refuse(context: CommandContext, diagnostics: readonly Diagnostic[], sources: readonly ServiceSource[] = []): undefined {
  printDiagnostics(context, diagnostics, sources);
  if (context.options.json) printJson(context, { exitCode: 1, diagnostics: jsonDiagnostics(diagnostics) });
  return undefined;
}
