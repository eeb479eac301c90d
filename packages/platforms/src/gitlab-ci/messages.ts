// https://docs.gitlab.com/ci/yaml/
import type { Diagnostic } from "@create-pipeline/diagnostics";

const error = (rule: string, message: string, hint: string): Diagnostic => ({ code: `gitlab-ci/${rule}`, severity: "error", message, hint });

/** Every sentence this platform says to a user. */
export const messages = {
  approvalEdition: (job: string, environment: string) =>
    error(
      "approval-edition",
      `job "${job}" waits for an approval of environment "${environment}", which GitLab Free can't enforce`,
      'use edition premium or ultimate, or "promote: manual" for the environment',
    ),
  approvalWithoutDeployment: (flow: string, environment: string) =>
    error(
      "approval-without-deployment",
      `flow "${flow}" asks for an approval of environment "${environment}" but deploys nothing there`,
      "GitLab holds a deployment until it is approved; let the approval stand before a deploying job",
    ),
  cacheKeys: (job: string, count: number) =>
    error("cache-keys", `job "${job}" keys its cache by ${count} files; GitLab takes two`, "name the one or two lockfiles that matter"),
  coverageReports: (job: string) =>
    error("coverage-reports", `job "${job}" has more than one Cobertura report; GitLab takes one per job`, "merge the reports or split the job"),
  delayAfter: (job: string, after: string) =>
    error(
      "delay-after",
      `job "${job}" waits before it starts and starts after ${after}; GitLab delays only jobs that start after success`,
      "take the delay away, or let the task wait",
    ),
  delayTooLong: (job: string) => error("delay-too-long", `job "${job}" waits longer than a week, GitLab's limit`, "let the task wait on what the state says"),
  expandedText: (job: string, key: string, value: string) =>
    error(
      "expanded-text",
      `job "${job}" has "$" in ${key} (${JSON.stringify(value)}), where GitLab puts in variables`,
      'write it without "$"; a script may have it',
    ),
  inputDiffers: (flow: string, other: string, input: string) =>
    error(
      "input-differs",
      `flows "${flow}" and "${other}" ask for input "${input}" with different defaults; on GitLab it is one field`,
      "give it the same default, or another name in one of them",
    ),
  inputOptions: (flow: string, input: string) =>
    error("input-options", `input "${input}" of flow "${flow}" has a default that is none of its options`, "add the default to the options"),
  delayedCheck: (job: string) => error("delayed-check", `the required check "${job}" waits before it starts`, "take the delay away"),
  jobName: (job: string) =>
    error(
      "job-name",
      `job "${job}" has a name with ":" or white space, which separates the parts of a GitLab job name here`,
      "name it with letters, digits and hyphens",
    ),
  mixedImage: (job: string, image: string) =>
    error(
      "mixed-image",
      `job "${job}" runs in "${image}" and uses tasks, which come inside tasks.image in the referenced form`,
      'split the job, or use "tasks.form: embedded"',
    ),
  needsLimit: (job: string, count: number) => error("needs-limit", `job "${job}" needs ${count} jobs; GitLab takes 50`, "let it need a job that collects them"),
  shellName: (job: string, name: string) =>
    error("shell-name", `job "${job}" sets "${name}", which is no name of a shell variable`, "use letters, digits and underscores"),
  textNotBytes: (job: string, name: string) =>
    error(
      "text-not-bytes",
      `the text of "${name}" in job "${job}" has a NUL or half a surrogate pair, which no environment can hold`,
      "encode it, for example as base64",
    ),
  toolchainVersion: (job: string, version: string) =>
    error("toolchain-version", `job "${job}" wants toolchain version ${JSON.stringify(version)}, which is no plain version`, 'write it like "24" or "1.26"'),
  unknownImage: (job: string, image: string) =>
    error("unknown-image", `job "${job}" runs in "${image}", which is neither a pinned image nor a reference with a digest`, "pin it by digest"),
  unknownOutput: (job: string, from: string, name: string) =>
    error("unknown-output", `job "${job}" reads output "${name}" of "${from}", which has none of that name`, "declare the output"),
};
