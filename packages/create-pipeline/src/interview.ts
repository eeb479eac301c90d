import { cancel, confirm, intro, isCancel, note, select, text } from "@clack/prompts";
import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { Choices } from "@create-pipeline/lifecycle";
import type { CommandContext } from "./command.ts";
import { assignTo } from "./draft.ts";
import type { Engine, Proposal } from "./engine.ts";
import { render } from "./generate-run.ts";
import type { Draft, Rendered } from "./generate-run.ts";
import { countLine, outcomeLines } from "./report/outcome-text.ts";
import { printDiagnostics } from "./report/print-diagnostics.ts";
import type { Workspace } from "./workspace.ts";

interface Start {
  readonly draft: Draft;
  readonly findings: Proposal["findings"];
  readonly diagnostics: readonly Diagnostic[];
  readonly choices: Choices;
}

/** Proposes, lets the user change fields, shows what will be written and asks. Undefined when the user stops; nothing is written here. */
export async function interview(context: CommandContext, workspace: Workspace, engine: Engine, start: Start): Promise<Rendered | undefined> {
  intro("create-pipeline");
  if (start.findings.length > 0) note(start.findings.map(({ what, where }) => `${what}  (${where})`).join("\n"), "found");
  printDiagnostics(context, start.diagnostics);
  let { draft } = start;
  let { choices } = start;
  for (;;) {
    note(Buffer.from(draft.source.content).toString().trimEnd(), draft.source.file);
    const rendered = render(workspace, engine, [draft], choices);
    printDiagnostics(context, rendered.outcome.diagnostics, rendered.sources);
    const valid = rendered.outcome.changes.length > 0;
    const answer = await select({
      message: valid ? "Use this pipeline.yaml?" : "This needs a change first.",
      options: [
        ...(valid ? [{ value: "use", label: "yes, show the files" }] : []),
        { value: "set", label: "change a field" },
        { value: "stop", label: "stop" },
      ],
    });
    if (isCancel(answer) || answer === "stop") return stopped();
    if (answer === "set") {
      draft = await askField(engine, draft);
      continue;
    }
    const decided = await askForeign(rendered, choices);
    if (decided === undefined) return stopped();
    choices = decided;
    return await confirmed(context, render(workspace, engine, [draft], choices));
  }
}

async function askField(engine: Engine, draft: Draft): Promise<Draft> {
  const assignment = await text({ message: "Which field?", placeholder: "quality.coverage=90" });
  if (isCancel(assignment)) return draft;
  try {
    return assignTo(engine, draft, [assignment]);
  } catch (error) {
    note((error as Error).message, "not changed");
    return draft;
  }
}

/** What stands there and isn't ours: the user chooses, file by file. */
async function askForeign({ outcome }: Rendered, choices: Choices): Promise<Choices | undefined> {
  const decided = { overwrite: new Set(choices.overwrite), adopt: new Set(choices.adopt), skip: new Set(choices.skip) };
  for (const { path, note: reason } of outcome.files.filter(({ action }) => action === "foreign")) {
    const answer = await select({
      message: `${path}: ${reason ?? "exists and isn't ours"}`,
      options: [
        { value: "skip" as const, label: "leave it to me, now and later" },
        { value: "adopt" as const, label: "take it for ours, with its edits" },
        { value: "overwrite" as const, label: "write ours over it" },
      ],
    });
    if (isCancel(answer)) return undefined;
    decided[answer].add(path);
  }
  return decided;
}

async function confirmed(context: CommandContext, rendered: Rendered): Promise<Rendered | undefined> {
  note(outcomeLines(rendered.outcome.files, context.terminal).join("\n"), countLine(rendered.outcome.files));
  const answer = await confirm({ message: "Write this?" });
  return isCancel(answer) || !answer ? stopped() : rendered;
}

function stopped(): undefined {
  cancel("stopped; nothing was written");
  return undefined;
}
