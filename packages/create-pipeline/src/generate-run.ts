import { hasErrors } from "@create-pipeline/diagnostics";
import type { Diagnostic } from "@create-pipeline/diagnostics";
import { applyChanges, recoverInterrupted } from "@create-pipeline/files";
import type { Change, Recovery } from "@create-pipeline/files";
import { basePath, collectServices, generate, lockPath, noService } from "@create-pipeline/lifecycle";
import type { Choices, FileOutcome, Outcome, ServiceSource } from "@create-pipeline/lifecycle";
import type { CommandContext, ExitCode } from "./command.ts";
import type { Engine } from "./engine.ts";
import { jsonDiagnostics, printDiagnostics, printJson } from "./report/print-diagnostics.ts";
import { countLine, outcomeLines } from "./report/outcome-text.ts";
import { nextSteps } from "./report/next-steps.ts";
import type { Workspace } from "./workspace.ts";
import { version } from "./version.ts";

/** A pipeline.yaml that this run writes itself, new or changed by --set. */
export interface Draft {
  readonly source: ServiceSource;
  readonly first: boolean;
}

export interface Rendered {
  readonly outcome: Outcome;
  readonly sources: readonly ServiceSource[];
  readonly drafts: readonly Draft[];
}

/** Undoes what a killed run had begun, and says so; a dry run leaves it alone. */
export function recover(context: CommandContext): (root: string) => void {
  return (root) => {
    if (context.options.dryRun) return;
    const { undone, left }: Recovery = recoverInterrupted(root);
    if (undone > 0) context.terminal.error(`undid an interrupted run${left.length === 0 ? "" : `, but left what changed since: ${left.join(", ")}`}`);
  };
}

export function render(workspace: Workspace, engine: Engine, drafts: readonly Draft[], choices: Choices): Rendered {
  const standing = collectServices(workspace.disk, workspace.lock, workspace.directory).filter(
    ({ directory }) => !drafts.some(({ source }) => source.directory === directory),
  );
  const sources = [...standing, ...drafts.map(({ source }) => source)].sort((left, right) => (left.directory < right.directory ? -1 : 1));
  if (sources.length === 0)
    return { outcome: { diagnostics: [noService(workspace.directory)], services: [], files: [], changes: [], exitCode: 1 }, sources, drafts };
  const outcome = generate({ disk: workspace.disk, lock: workspace.lock, services: sources, parse: engine.parse, compile: engine.compile, version, choices });
  return { outcome: withDrafts(outcome, workspace, drafts), sources, drafts };
}

/** pipeline.yaml is told and written with the files it stands for, in the same transaction. */
function withDrafts(outcome: Outcome, workspace: Workspace, drafts: readonly Draft[]): Outcome {
  if (drafts.length === 0 || outcome.changes.length + outcome.files.length === 0) return outcome;
  const files: FileOutcome[] = [];
  const changes: Change[] = [];
  for (const { source, first } of drafts) {
    const found = workspace.disk.find(source.file);
    const text = Buffer.from(source.content).toString();
    files.push({
      path: source.file,
      action: first ? "create" : "update",
      rendered: text,
      ...(found.kind === "file" ? { standing: found.content.toString() } : {}),
    });
    changes.push({ kind: "write", path: source.file, content: text, executable: false });
  }
  return { ...outcome, files: [...files, ...outcome.files], changes: [...changes, ...outcome.changes] };
}

/** What could not be found out stands before everything else: without it the mistakes of the proposal make no sense. */
export function withProposal(rendered: Rendered, diagnostics: readonly Diagnostic[]): Rendered {
  const { outcome } = rendered;
  if (hasErrors(diagnostics)) return { ...rendered, outcome: { diagnostics, services: [], files: [], changes: [], exitCode: 1 } };
  return { ...rendered, outcome: { ...outcome, diagnostics: [...diagnostics, ...outcome.diagnostics] } };
}

export function choicesOf({ options }: CommandContext): Choices {
  return { overwrite: new Set(options.overwrite), adopt: new Set(options.adopt), skip: new Set(options.skip) };
}

/** Writes what was rendered, or shows it, and says what happened. */
export async function finish(context: CommandContext, workspace: Workspace, { outcome, sources, drafts }: Rendered): Promise<ExitCode> {
  const { options, terminal, io } = context;
  printDiagnostics(context, outcome.diagnostics, sources);
  const failed = outcome.diagnostics.some(({ severity }) => severity === "error");
  const written = !failed && !options.dryRun && outcome.changes.length > 0;
  if (written) await applyChanges(workspace.root, outcome.changes, io.signal === undefined ? {} : { signal: io.signal });
  const next = failed
    ? []
    : nextSteps({ outcome, written, first: drafts.some(({ first }) => first), dryRun: options.dryRun, folder: context.positionals[0] ?? "" });
  if (options.json) {
    const files = outcome.files.map(({ path, action, note }) => ({ path, action, ...(note === undefined ? {} : { note }) }));
    printJson(context, {
      exitCode: outcome.exitCode,
      written,
      dryRun: options.dryRun,
      diagnostics: jsonDiagnostics(outcome.diagnostics),
      files,
      next,
      ...(options.dryRun ? { diff: await diffOf(workspace, outcome, "all") } : {}),
    });
    return outcome.exitCode;
  }
  if (failed) return 1;
  if (options.dryRun) io.stdout.write(await diffOf(workspace, outcome, "all"));
  else io.stdout.write(await diffOf(workspace, outcome, "kept"));
  const lines = outcomeLines(outcome.files, terminal);
  if (outcome.changes.length === 0 && outcome.exitCode === 0) terminal.line(`nothing to do: all ${outcome.files.length} files are up to date`);
  else {
    const count = countLine(outcome.files);
    terminal.line(terminal.paint("bold", `${options.dryRun ? "would be " : ""}${count === "" ? "nothing but the lock changed" : count}`));
    for (const line of lines) terminal.line(line);
  }
  terminal.line();
  terminal.line(terminal.paint("bold", "next"));
  next.forEach((step, index) => terminal.line(`  ${index + 1}. ${step}`));
  return outcome.exitCode;
}

/** "all": what would be written; "kept": how edited files differ from what would have been written. */
async function diffOf({ disk }: Workspace, outcome: Outcome, which: "all" | "kept"): Promise<string> {
  const kept = outcome.files.filter(({ action }) => action === "kept");
  if (which === "kept" && kept.length === 0) return "";
  const { unifiedDiff } = await import("./report/unified-diff.ts");
  const parts = kept.map(({ path, standing, rendered }) =>
    unifiedDiff(path, rendered === undefined ? {} : { content: rendered }, standing === undefined ? {} : { content: standing }),
  );
  if (which === "kept") return parts.map((part) => part.replace(/^diff .*$/m, "# your edit, kept:")).join("");
  return outcome.changes
    .filter(({ path }) => path !== lockPath && path !== basePath)
    .map((change) => {
      const found = disk.find(change.path);
      const before = found.kind === "file" ? { content: found.content.toString(), executable: found.executable } : {};
      return unifiedDiff(change.path, before, change.kind === "remove" ? {} : { content: change.content.toString(), executable: change.executable });
    })
    .join("");
}
