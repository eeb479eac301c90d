import type { Diagnostic } from "@create-pipeline/diagnostics";

const error = (rule: string, message: string, hint: string): Diagnostic => ({ code: `github-actions/${rule}`, severity: "error", message, hint });

/** Every sentence this platform says to a user. */
export const messages = {
  scriptExpression: (job: string, step: string) =>
    error(
      "script-expression",
      `the script of step "${step}" in job "${job}" contains "\${{", which GitHub replaces before the shell sees it`,
      'pass the text by "env"',
    ),
  minimumApprovals: (flow: string, environment: string, minimum: number) =>
    error(
      "minimum-approvals",
      `environment "${environment}" wants ${minimum} approvals in flow "${flow}"; GitHub lets a deployment go on after one`,
      'set "approval.minimum" to 1, or require reviews on the pull request as well',
    ),
  tooManyReviewers: (environment: string, count: number) =>
    error("too-many-reviewers", `environment "${environment}" has ${count} reviewers; GitHub takes six`, "name a team instead of its members"),
  reservedEnvironment: (environment: string) =>
    error(
      "reserved-environment",
      `environment "${environment}" has a name that is kept for GitHub: "delivery", "…-observe", "…-rollback"`,
      "name the environment differently",
    ),
  unknownImage: (job: string, image: string) =>
    error(
      "unknown-image",
      `job "${job}" runs in "${image}", which is neither a pinned image nor a reference with a digest`,
      'write the image as "name@sha256:…"',
    ),
  taskWithoutCheckout: (job: string, task: string) =>
    error(
      "task-without-checkout",
      `job "${job}" runs task "${task}" from .pipeline/actions without checking out the repository first`,
      "put a checkout step before it",
    ),
  taskInFolder: (job: string, task: string, directory: string) =>
    error(
      "task-in-folder",
      `task "${task}" of job "${job}" runs in "${directory}"; GitHub runs a referenced action at the repository's root only`,
      'set "tasks.form: embedded"',
    ),
  badName: (what: string, name: string) =>
    error("bad-name", `${what} "${name}" is not a name GitHub accepts`, "use letters, digits, - and _, and begin with a letter or _"),
  takenJob: (job: string) => error("taken-job", `job "${job}" has the name of the job that looks at changed paths`, "name the job differently"),
  tooManyInputs: (flow: string, count: number) => error("too-many-inputs", `flow "${flow}" asks for ${count} inputs; GitHub takes 25`, "ask for fewer"),
  inputExpression: (flow: string, input: string) =>
    error(
      "input-expression",
      `input "${input}" of flow "${flow}" has a default or an option with "\${{", which GitHub takes for an expression`,
      "write it differently",
    ),
  nul: (job: string) => error("nul-character", `job "${job}" has an environment value with a NUL character, which no process can receive`, "take it out"),
};
