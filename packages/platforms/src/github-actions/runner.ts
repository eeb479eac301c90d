// https://docs.github.com/en/actions/how-tos/write-workflows/choose-where-workflows-run/run-jobs-in-a-container
import { imageIds, imagePin } from "@create-pipeline/pins";
import type { Job } from "@create-pipeline/plan";
import type { RenderContext } from "../platform.ts";

/** A fixed version: `ubuntu-latest` changes without a commit. */
export const MACHINE = "ubuntu-24.04";

/** Images whose tools the machine has, or the toolchain step installs. */
const ON_MACHINE = new Set(["node", "golang"]);

/** The container of a job; undefined where the machine itself will do, null where nobody knows the image. */
export function jobContainer(job: Job, context: RenderContext): string | undefined | null {
  const { image } = job.runner;
  const runsTasks = job.steps.some((step) => step.do === "task") && !job.steps.some((step) => step.do === "toolchain");
  if (ON_MACHINE.has(image)) return runsTasks && image === "node" && context.service.tasks.image !== "" ? context.service.tasks.image : undefined;
  if (/@sha256:[0-9a-f]{64}$/.test(image)) return image;
  return imageIds().includes(image) ? imagePin(image).reference : null;
}
