// https://github.com/actions/upload-artifact#readme
import { actionPin } from "@create-pipeline/pins";
import type { Job } from "@create-pipeline/plan";
import type { UsesStep } from "./model.ts";

/**
 * Nothing lies at this path. The action packs files relative to the deepest folder that all given paths share; one path at the
 * root makes that the root, so that a download restores every file where it was.
 */
const ROOT_ANCHOR = ".artifact-root";
const REPORT_DAYS = 14;

/** Artifact names are unique in a run, the plan's only in a job. */
function artifactName(job: string, artifact: string): string {
  return `${job}-${artifact}`;
}

export function uploadSteps(job: Job): UsesStep[] {
  const artifacts = job.produces.map(({ name, paths, retentionDays }): UsesStep => ({
    ...pinned("actions/upload-artifact"),
    name: `Keep ${name}`,
    comment: `${ROOT_ANCHOR} does not exist: it makes the artifact keep whole paths.`,
    with: {
      name: artifactName(job.id, name),
      path: `${[...paths, ROOT_ANCHOR].join("\n")}\n`,
      "if-no-files-found": "error",
      ...(paths.some(isHidden) ? { "include-hidden-files": true } : {}),
      "retention-days": retentionDays,
    },
  }));
  return [...artifacts, ...reportSteps(job)];
}

/** Reports matter most when the step that wrote them failed. */
function reportSteps(job: Job): UsesStep[] {
  return job.reports.map(({ format, path }, index): UsesStep => {
    const twice = job.reports.findIndex((other) => other.format === format) < index;
    return {
      ...pinned("actions/upload-artifact"),
      name: `Keep the ${format} report`,
      if: "!cancelled()",
      with: { name: artifactName(job.id, `${format}${twice ? `-${index + 1}` : ""}`), path, "if-no-files-found": "warn", "retention-days": REPORT_DAYS },
    };
  });
}

export function downloadSteps(job: Job): UsesStep[] {
  return job.consumes.map(({ job: producer, artifact }): UsesStep => ({
    ...pinned("actions/download-artifact"),
    name: `Restore ${artifact} of ${producer}`,
    with: { name: artifactName(producer, artifact) },
  }));
}

export function pinned(action: string): Pick<UsesStep, "uses" | "version" | "env"> {
  const { sha, version } = actionPin(action);
  return { uses: `${action}@${sha}`, version, env: {} };
}

function isHidden(path: string): boolean {
  return path.split("/").some((part) => part.startsWith(".") && part !== "." && part !== "..");
}
