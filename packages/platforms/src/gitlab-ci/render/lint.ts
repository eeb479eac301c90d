// https://docs.gitlab.com/ci/yaml/
import type { Diagnostic } from "@create-pipeline/diagnostics";
import { imageIds } from "@create-pipeline/pins";
import { fuseApprovals, stepValues, type Flow, type Job, type Plan, type Step, type Value } from "@create-pipeline/plan";
import type { Service } from "@create-pipeline/spec";
import type { RenderContext } from "../../platform.ts";
import { messages } from "../messages.ts";
import { inputVariable } from "../../shared/embedded-task.ts";
import { isEnvironmentText, isShellName } from "../shell.ts";

const NEEDS_LIMIT = 50;
const WEEK = 7 * 24 * 60;

/** What this plan asks of GitLab that GitLab can't do. */
export function lintPlan(plan: Plan, context: RenderContext): Diagnostic[] {
  const jobs = plan.flows.flatMap((flow) => {
    const fused = fuseApprovals(flow);
    return [...lintApprovals(flow, fused, context), ...lintInputs(flow), ...fused.jobs.flatMap((job) => lintJob(job, fused, context.service))];
  });
  return [...jobs, ...lintSharedInputs(plan)];
}

function lintApprovals(flow: Flow, fused: Flow, { choice }: RenderContext): Diagnostic[] {
  const deploys = (environment: string): boolean =>
    fused.jobs.some((job) => job.kind !== "rollback" && job.environment?.access === "deploy" && job.environment.name === environment);
  return flow.jobs.flatMap((job) => {
    const environment = job.environment;
    if (environment?.approval === undefined) return [];
    if (choice.edition === "free") return [messages.approvalEdition(job.id, environment.name)];
    return deploys(environment.name) ? [] : [messages.approvalWithoutDeployment(flow.id, environment.name)];
  });
}

function lintInputs(flow: Flow): Diagnostic[] {
  return flow.inputs
    .filter(({ options, default: value }) => options.length > 0 && !options.includes(value))
    .map(({ name }) => messages.inputOptions(flow.id, name));
}

function lintSharedInputs(plan: Plan): Diagnostic[] {
  const first = new Map<string, { readonly flow: string; readonly value: string }>();
  return plan.flows.flatMap((flow) =>
    flow.inputs.flatMap(({ name, default: value }) => {
      const known = first.get(name) ?? { flow: flow.id, value };
      first.set(name, known);
      return known.value === value ? [] : [messages.inputDiffers(known.flow, flow.id, name)];
    }),
  );
}

function lintJob(job: Job, flow: Flow, service: Service): Diagnostic[] {
  return [...lintStart(job), ...lintImages(job, service), ...lintData(job), ...lintExpanded(job), ...job.steps.flatMap((step) => lintStep(job, step, flow))];
}

function lintStart(job: Job): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (!/^[^\s:]+$/.test(job.id)) found.push(messages.jobName(job.id));
  if (job.needs.length > NEEDS_LIMIT) found.push(messages.needsLimit(job.id, job.needs.length));
  if (job.delayMinutes > 0 && job.after !== "success") found.push(messages.delayAfter(job.id, job.after));
  if (job.delayMinutes > 0 && job.required) found.push(messages.delayedCheck(job.id));
  if (job.delayMinutes > WEEK) found.push(messages.delayTooLong(job.id));
  return found;
}

function lintImages(job: Job, service: Service): Diagnostic[] {
  const images = [job.runner.image, ...job.services.map(({ image }) => image)];
  const found = images
    .filter((image) => !imageIds().includes(image) && !/@sha256:[0-9a-f]{64}$/.test(image))
    .map((image) => messages.unknownImage(job.id, image));
  const usesTasks = job.steps.some((step) => step.do === "task");
  if (service.tasks.form === "embedded" || service.tasks.image === "" || !usesTasks) return found;
  return job.runner.image === "node" || job.runner.image === service.tasks.image ? found : [...found, messages.mixedImage(job.id, job.runner.image)];
}

function lintData(job: Job): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (job.reports.filter(({ format }) => format === "cobertura").length > 1) found.push(messages.coverageReports(job.id));
  for (const step of job.steps) {
    if (step.do !== "toolchain") continue;
    if (step.cacheKeys.length > 2) found.push(messages.cacheKeys(job.id, step.cacheKeys.length));
    if (!/^(\d+(\.\d+)*)?$/.test(step.version)) found.push(messages.toolchainVersion(job.id, step.version));
  }
  return found;
}

/** Keys in which GitLab or its runner put in `$VARIABLE`. */
function lintExpanded(job: Job): Diagnostic[] {
  const keys: [string, string | undefined][] = [
    ["environment.name", job.environment?.name],
    ["environment.url", job.environment?.url],
    ["concurrency.group", job.concurrency?.group],
    ...job.services.flatMap(({ name, env }) => Object.entries(env).map(([key, value]): [string, string] => [`services.${name}.${key}`, value])),
    ...job.produces.flatMap(({ paths }) => paths.map((path): [string, string] => ["produces", path])),
    ...job.reports.map(({ path }): [string, string] => ["reports", path]),
  ];
  return keys.flatMap(([key, value]) => (value?.includes("$") ? [messages.expandedText(job.id, key, value)] : []));
}

function lintStep(job: Job, step: Step, flow: Flow): Diagnostic[] {
  if (step.do !== "run" && step.do !== "task") return [];
  const inputs = step.do === "task" ? Object.keys(step.inputs).map(inputVariable) : [];
  const names = [...inputs, ...Object.keys(step.env)];
  const values = step.do === "task" ? { ...step.inputs, ...step.env } : step.env;
  return [
    ...names.filter((name) => !isShellName(name)).map((name) => messages.shellName(job.id, name)),
    ...Object.entries(values).flatMap(([name, value]) =>
      value.from === "text" && !isEnvironmentText(value.text) ? [messages.textNotBytes(job.id, name)] : [],
    ),
    ...stepValues(step).flatMap((value) => lintOutput(job, value, flow)),
  ];
}

function lintOutput(job: Job, value: Value, flow: Flow): Diagnostic[] {
  if (value.from !== "output") return [];
  const source = flow.jobs.find(({ id }) => id === value.job);
  return source?.outputs.some(({ name }) => name === value.name) ? [] : [messages.unknownOutput(job.id, value.job, value.name)];
}
