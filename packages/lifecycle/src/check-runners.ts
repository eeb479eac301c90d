import type { Diagnostic } from "@create-pipeline/diagnostics";
import { imageIds, imagePin } from "@create-pipeline/pins";
import type { Job, Plan, TaskCatalog } from "@create-pipeline/plan";
import type { Service } from "@create-pipeline/spec";

const BY_DIGEST = /@sha256:[0-9a-f]{64}$/;

/** Every job's image must be pinned and provide the commands its tasks call. */
export function checkRunners(plan: Plan, service: Service, tasks: TaskCatalog): Diagnostic[] {
  const jobs = new Map(plan.flows.flatMap((flow) => flow.jobs.map((job) => [job.id, job] as const)));
  return [...jobs.values()].flatMap((job) => checkRunner(job, service, tasks));
}

function checkRunner(job: Job, service: Service, tasks: TaskCatalog): Diagnostic[] {
  const image = job.runner.image;
  if (!imageIds().includes(image)) {
    if (BY_DIGEST.test(image)) return [];
    return [
      {
        code: "lifecycle/unknown-image",
        severity: "error",
        message: `job "${job.id}" runs in "${image}", which is neither a pinned image nor a reference with a digest`,
      },
    ];
  }
  if (service.tasks.image !== "") return [];
  const provided = imagePin(image).provides;
  const missing = commandsOf(job, tasks).filter((command) => !provided.includes(command));
  if (missing.length === 0) return [];
  return [
    {
      code: "lifecycle/lacks-command",
      severity: "error",
      message: `job "${job.id}" runs in image "${image}", which does not provide ${missing.join(", ")}`,
      hint: "set tasks.image to an image that does",
    },
  ];
}

function commandsOf(job: Job, tasks: TaskCatalog): string[] {
  const commands = job.steps.flatMap((step) =>
    step.do === "task" ? ["node", ...(tasks[step.task]?.requires ?? [])] : step.do === "toolchain" ? [step.language] : [],
  );
  return [...new Set(commands)];
}
