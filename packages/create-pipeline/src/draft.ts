import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Diagnostic } from "@create-pipeline/diagnostics";
import { readService } from "@create-pipeline/lifecycle";
import type { CommandContext } from "./command.ts";
import { UsageError } from "./command.ts";
import type { Engine, Proposal } from "./engine.ts";
import type { Draft } from "./generate-run.ts";
import { workingFolder } from "./workspace.ts";
import type { Workspace } from "./workspace.ts";

/** pipeline.yaml of the folder with every --set applied; nothing when there is no --set or no file. */
export function draftWithSets(context: CommandContext, workspace: Workspace, engine: Engine): Draft[] {
  const standing = readService(workspace.disk, workspace.directory);
  if (context.options.set.length === 0) return [];
  if (standing === undefined)
    throw new UsageError(
      `there is no pipeline.yaml in "${workspace.directory || "."}" to set a field in`,
      "name the service's folder, or write one with create-pipeline <folder>",
    );
  const before = Buffer.from(standing.content).toString();
  const text = assign(engine, before, context.options.set, standing.file);
  return text === before ? [] : [draftOf(workspace.directory, text, false)];
}

export interface ProposedDraft {
  readonly draft: Draft;
  readonly findings: Proposal["findings"];
  /** What is missing or only guessed, and no --set says. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The first pipeline.yaml of a folder: from --from, or from what is found there; then every --set. */
export function proposeDraft(context: CommandContext, workspace: Workspace, engine: Engine): ProposedDraft {
  const { from, set } = context.options;
  const proposal: Proposal =
    from === undefined
      ? engine.propose(workspace.disk, workspace)
      : { text: readText(resolve(workingFolder(context), from), from), findings: [], diagnostics: [] };
  const draft = draftOf(workspace.directory, proposal.text, true);
  const changed = set.length === 0 ? draft : draftOf(workspace.directory, assign(engine, proposal.text, set, draft.source.file), true);
  return { draft: changed, findings: proposal.findings, diagnostics: unanswered(proposal.diagnostics, set) };
}

/** What the hint asks to say by --set is settled once it was said. */
function unanswered(diagnostics: readonly Diagnostic[], set: readonly string[]): Diagnostic[] {
  const said = set.map((assignment) => assignment.slice(0, assignment.indexOf("=")));
  return diagnostics.filter(
    ({ hint = "" }) => ![...hint.matchAll(/--set ([\w.]+)=/g)].some(([, field = ""]) => said.some((name) => name === field || name.startsWith(`${field}.`))),
  );
}

export function assignTo(engine: Engine, draft: Draft, assignments: readonly string[]): Draft {
  const text = assign(engine, Buffer.from(draft.source.content).toString(), assignments, draft.source.file);
  return { ...draft, source: { ...draft.source, content: Buffer.from(text) } };
}

function assign(engine: Engine, text: string, assignments: readonly string[], file: string): string {
  for (const assignment of assignments) {
    if (!/^[^=]+=/.test(assignment)) throw new UsageError(`--set ${assignment} lacks a value`, "write --set key=value, such as --set quality.coverage=90");
  }
  const assigned = engine.assign(text, assignments, file);
  const [problem] = assigned.diagnostics.filter(({ severity }) => severity === "error");
  if (problem !== undefined) throw new UsageError(problem.message, problem.hint);
  return assigned.text;
}

function draftOf(directory: string, text: string, first: boolean): Draft {
  const file = directory === "" ? "pipeline.yaml" : `${directory}/pipeline.yaml`;
  return { source: { directory, file, content: Buffer.from(text) }, first };
}

function readText(full: string, name: string): string {
  try {
    return readFileSync(full, "utf8");
  } catch (error) {
    throw new UsageError(`can't read "${name}" of --from: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}
