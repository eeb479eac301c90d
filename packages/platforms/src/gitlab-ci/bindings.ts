// https://docs.gitlab.com/ci/services/
import { imagePin } from "@create-pipeline/pins";
import type { Job, Step, ToolchainStep } from "@create-pipeline/plan";
import type { Service } from "@create-pipeline/spec";
import { embeddedTask } from "../shared/embedded-task.ts";
import { commentLine, quote } from "./shell.ts";
import type { GitlabCache, GitlabService, GitlabSource } from "./model.ts";

/** Path of a task's program: in the repository, in the image that brings the tasks, or in a clone of the task repository. */
export function taskProgram(task: string, directory: string, tasks: Service["tasks"]): string {
  if (tasks.form === "embedded") return directory === "" ? embeddedTask(task) : `"$PIPELINE_ROOT/${embeddedTask(task)}"`;
  return tasks.image === "" ? `"$PIPELINE_TASKS/actions/${task}/dist/main.js"` : `/pipeline/actions/${task}/main.js`;
}

/** Without an image, referenced tasks are fetched by their commit, which names their content exactly. */
export function fetchTasks(tasks: Service["tasks"]): string[] {
  if (tasks.form === "embedded" || tasks.image !== "") return [];
  // The helper reads the token itself, so that no command line shows it.
  const helper = `credential.helper='!f() { echo username=gitlab-ci-token; echo "password=$CI_JOB_TOKEN"; }; f'`;
  return [
    "PIPELINE_TASKS=$(mktemp -d)",
    'git -C "$PIPELINE_TASKS" init --quiet',
    `git -C "$PIPELINE_TASKS" -c ${helper} fetch --quiet --depth 1 "$CI_SERVER_URL"/${quote(`${tasks.repository}.git`)} ${quote(tasks.revision)} # ${commentLine(tasks.version)}`,
    `git -C "$PIPELINE_TASKS" checkout --quiet ${quote(tasks.revision)}`,
  ];
}

/** A builder beside the jobs that build an image: rootless, so that only user namespaces are asked of the runner. */
export function builderService(job: Job): GitlabService[] {
  if (!buildsImage(job)) return [];
  return [
    {
      name: imagePin("buildkit-rootless").reference,
      alias: "buildkit",
      command: ["--addr", "tcp://0.0.0.0:1234", "--oci-worker-no-process-sandbox"],
      variables: {},
    },
  ];
}

export function builderEnvironment(step: Step): Readonly<Record<string, string>> {
  return step.do === "task" && step.task === "build-image" ? { BUILDKIT_HOST: "tcp://buildkit:1234" } : {};
}

function buildsImage(job: Job): boolean {
  return job.steps.some((step) => step.do === "task" && step.task === "build-image") && !job.services.some(({ name }) => name === "buildkit");
}

/** What the runner checks out: embedded tasks come with the repository, also for jobs that use nothing else of it. */
export function sourceOf(job: Job, form: Service["tasks"]["form"]): GitlabSource {
  const checkout = job.steps.find((step) => step.do === "checkout");
  if (checkout) return job.steps.some((step) => step.do === "checkout" && step.history === "full") ? "checkout-full" : "checkout";
  return form === "embedded" && job.steps.some((step) => step.do === "task") ? "tasks-only" : "no-checkout";
}

/** The package managers keep their caches where GitLab can save them: inside the project. */
const CACHES: Readonly<Record<ToolchainStep["language"], Pick<GitlabCache, "paths" | "variables">>> = {
  node: { paths: [".npm/"], variables: { npm_config_cache: "$CI_PROJECT_DIR/.npm" } },
  go: { paths: [".go/"], variables: { GOMODCACHE: "$CI_PROJECT_DIR/.go/mod", GOCACHE: "$CI_PROJECT_DIR/.go/build" } },
};

export function cachesOf(job: Job, service: string): GitlabCache[] {
  return cachedToolchains(job).map((step) => ({
    language: step.language,
    prefix: `${service}-${step.language}`,
    files: step.cacheKeys,
    ...CACHES[step.language],
  }));
}

function cachedToolchains(job: Job): ToolchainStep[] {
  return job.steps.flatMap((step) => (step.do === "toolchain" && step.cacheKeys.length > 0 ? [step] : []));
}

/** The image brings the toolchain; a version that is not the one asked for stops the job. */
export function toolchainCheck(step: ToolchainStep): string[] {
  if (step.version === "") return [];
  const [command, prefix] = step.language === "node" ? ["node --version", "v"] : ["go env GOVERSION", "go"];
  const lines = [
    `case "$(${command})" in`,
    `  ${prefix}${step.version} | ${prefix}${step.version}.*) ;;`,
    `  *) echo "this image brings ${step.language} $(${command}), the pipeline was written for ${step.version}" >&2; exit 1 ;;`,
    "esac",
    "",
  ];
  return [lines.join("\n")];
}
