// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
import { comment, commentAbove, emitYaml, flow as inline, spaced } from "@create-pipeline/emit";
import type { YamlMap, YamlValue } from "@create-pipeline/emit";
import type { GeneratedFile } from "@create-pipeline/files";
import type { RenderContext } from "../platform.ts";
import type { GithubModel, Workflow, WorkflowConcurrency, WorkflowEnvironment, WorkflowInput, WorkflowJob, WorkflowStep, WorkflowTriggers } from "./model.ts";
import { expression } from "./variables.ts";
import { MACHINE } from "./runner.ts";

type Entries = Record<string, YamlValue | undefined>;

export function emit(model: GithubModel, context: RenderContext): readonly GeneratedFile[] {
  return model.workflows.map((workflow): GeneratedFile => ({
    path: workflow.path,
    content: workflowText(workflow),
    executable: false,
    ownership: "managed",
    id: `github-actions/workflow/${workflow.flow}`,
    source: { id: "github-actions", version: context.version },
    reason: workflow.reason,
    fields: ["platform"],
  }));
}

function workflowText(workflow: Workflow): string {
  const document: Entries = {
    name: workflow.name,
    on: triggers(workflow.on),
    permissions: commentAbove(inline({}), "Nothing by default; each job says what it may do, and why."),
    concurrency: concurrency(workflow.concurrency),
    // Scripts are POSIX sh. With this shell they stop at the first error, also inside a pipe: -e -o pipefail.
    defaults: { run: { shell: "bash" } },
    jobs: spaced(Object.fromEntries(workflow.jobs.map((job) => [job.id, commentAbove(jobMap(job), job.reason)]))),
  };
  return emitYaml(spaced(document), { header: workflow.header, plainKeys: ["on"] });
}

function triggers(on: WorkflowTriggers): YamlMap {
  const push: Entries = { branches: list(on.branches), tags: list(on.tags), paths: on.paths.length === 0 ? undefined : on.paths };
  return {
    pull_request: on.pullRequest ? null : undefined,
    merge_group: on.mergeGroup ? null : undefined,
    push: on.branches.length + on.tags.length > 0 ? push : undefined,
    schedule: on.crons.length === 0 ? undefined : on.crons.map((cron) => ({ cron })),
    workflow_dispatch: on.inputs === undefined ? undefined : dispatch(on.inputs),
  };
}

function dispatch(inputs: readonly WorkflowInput[]): YamlValue {
  if (inputs.length === 0) return null;
  const one = (input: WorkflowInput): YamlMap => {
    const offered = input.options.length === 0 || input.options.includes(input.default);
    return {
      description: input.description,
      type: input.options.length > 0 ? "choice" : "string",
      options: input.options.length > 0 ? input.options : undefined,
      required: input.required,
      default: input.default !== "" && offered ? input.default : undefined,
    };
  };
  return { inputs: Object.fromEntries(inputs.map((input) => [input.name, one(input)])) };
}

function concurrency({ group, cancelInProgress, waitsInLine }: WorkflowConcurrency): YamlMap {
  return { group, "cancel-in-progress": cancelInProgress, queue: waitsInLine ? "max" : undefined };
}

function jobMap(job: WorkflowJob): YamlMap {
  return {
    name: job.name,
    needs: list(job.needs),
    if: job.if === undefined ? undefined : expression(job.if),
    "runs-on": MACHINE,
    "timeout-minutes": job.timeoutMinutes,
    permissions: permissions(job),
    environment: job.environment ? environment(job.environment) : undefined,
    concurrency: job.concurrency ? concurrency(job.concurrency) : undefined,
    container: job.container === undefined ? undefined : { image: job.container },
    // Small images have no bash.
    defaults: job.container === undefined ? undefined : { run: { shell: "sh" } },
    services: job.services.length === 0 ? undefined : services(job),
    outputs: optional(job.outputs),
    steps: spaced(job.steps.map(stepMap)),
  };
}

function permissions({ permissions: granted, permissionsComment }: WorkflowJob): YamlValue {
  const map = Object.fromEntries(granted.map(({ scope, level, comment: why }) => [scope, comment(level, why)]));
  const written = granted.length === 0 ? inline(map) : map;
  return permissionsComment === undefined ? written : comment(written, permissionsComment);
}

function environment({ name, deployment, url }: WorkflowEnvironment): YamlMap {
  return { name, url, deployment: deployment ? undefined : false };
}

function services(job: WorkflowJob): YamlMap {
  return Object.fromEntries(
    job.services.map(({ name, image, env, ports }) => [
      name,
      { image, env: optional(env), ports: ports.length === 0 ? undefined : ports.map((port) => `${port}:${port}`) },
    ]),
  );
}

function stepMap(step: WorkflowStep): YamlValue {
  const head: Entries = { name: step.name, id: step.id, if: step.if === undefined ? undefined : expression(step.if), "timeout-minutes": step.timeoutMinutes };
  const body: Entries =
    "uses" in step
      ? { uses: comment(step.uses, step.version), with: optional(step.with), env: optional(step.env) }
      : { "working-directory": step.directory === "" ? undefined : step.directory, env: optional(step.env), run: step.run };
  const map = { ...head, ...body };
  return step.comment === undefined ? map : commentAbove(map, step.comment);
}

function optional(map: Readonly<Record<string, YamlValue>>): YamlMap | undefined {
  return Object.keys(map).length === 0 ? undefined : map;
}

const LINE = 100;

function list(items: readonly string[]): YamlValue | undefined {
  if (items.length === 0) return undefined;
  return items.join(", ").length > LINE ? items : inline(items);
}
