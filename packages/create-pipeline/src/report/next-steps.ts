import type { Outcome } from "@create-pipeline/lifecycle";

export interface Done {
  readonly outcome: Outcome;
  readonly written: boolean;
  /** pipeline.yaml was written for the first time. */
  readonly first: boolean;
  readonly dryRun: boolean;
  /** "" or the folder, as it must be typed. */
  readonly folder: string;
}

/** The three things to do now; the most urgent first. */
export function nextSteps({ outcome, written, first, dryRun, folder }: Done): string[] {
  const where = folder === "" || folder === "." ? "" : ` ${folder}`;
  const open = outcome.files.find(({ action }) => action === "foreign") ?? outcome.files.find(({ action }) => action === "kept");
  const steps: string[] = [];
  if (dryRun) steps.push("run it again without --dry-run to write this");
  if (open !== undefined) {
    const choices = open.action === "foreign" ? "--overwrite, --adopt or --skip" : "move the edit into pipeline.yaml, or --overwrite";
    steps.push(`decide about ${open.path}: ${choices} ${open.action === "foreign" || choices.endsWith("--overwrite") ? open.path : ""}`.trimEnd());
  }
  if (written) steps.push(`review and commit: git add -A && git commit -m "${first ? "Add" : "Update"} the delivery pipeline"`);
  const settings = outcome.services.flatMap(({ compilation }) => compilation.files).find(({ id, path }) => /settings/.test(id) && path.endsWith(".md"));
  if (first && settings !== undefined) steps.push(`make the platform's settings: ${settings.path}`);
  steps.push(
    `see what a push does: create-pipeline plan${where}`,
    `ask why: create-pipeline explain${where} <job or file>`,
    "keep it current in CI: create-pipeline check",
  );
  return steps.slice(0, 3);
}
