import { readService } from "@create-pipeline/lifecycle";
import { UsageError } from "../command.ts";
import type { CommandContext, ExitCode } from "../command.ts";
import { proposeDraft } from "../draft.ts";
import { choicesOf, finish, recover, render, withProposal } from "../generate-run.ts";
import { openWorkspace } from "../workspace.ts";
import type { Workspace } from "../workspace.ts";
import { run as generate } from "./generate.ts";
import { loadEngine } from "../engine.ts";

export async function run(context: CommandContext): Promise<ExitCode> {
  const workspace = openWorkspace(context, context.positionals[0], recover(context));
  if (!isNew(workspace)) {
    if (context.options.from !== undefined)
      throw new UsageError("there is a pipeline.yaml already, so --from has no use", "edit it, or change fields with --set");
    return await generate(context);
  }
  if (!context.terminal.interactive && !context.options.yes && !context.options.dryRun) {
    throw new UsageError("nobody can be asked here", "add --yes to write, or --dry-run to look first");
  }
  const engine = await loadEngine(context);
  const { draft, findings, diagnostics } = proposeDraft(context, workspace, engine);
  const choices = choicesOf(context);
  if (!context.terminal.interactive || context.options.dryRun) {
    if (!context.options.json) for (const { what, where } of findings) context.terminal.line(context.terminal.paint("dim", `found ${what} (${where})`));
    return await finish(context, workspace, withProposal(render(workspace, engine, [draft], choices), diagnostics));
  }
  const { interview } = await import("../interview.ts");
  const agreed = await interview(context, workspace, engine, { draft, findings, diagnostics, choices });
  return agreed === undefined ? 130 : await finish(context, workspace, agreed);
}

/** Neither this folder has a pipeline.yaml, nor is it the root of a repository whose services lie in other folders. */
function isNew({ disk, directory, lock, diagnostics }: Workspace): boolean {
  if (diagnostics.length > 0 || readService(disk, directory) !== undefined) return false;
  return directory !== "" || Object.keys(lock?.services ?? {}).length === 0;
}
