// https://docs.github.com/en/actions/reference/limits
import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { Flow, Job, Plan } from "@create-pipeline/plan";
import { stepValues } from "@create-pipeline/plan";
import type { RenderContext } from "../platform.ts";
import { filtersInside } from "./changes.ts";
import { isReservedEnvironment } from "./environments.ts";
import { CHANGES_JOB } from "./expressions.ts";
import { messages } from "./messages.ts";
import { jobContainer } from "./runner.ts";

const MAX_REVIEWERS = 6;
const MAX_INPUTS = 25;
/** Ids of jobs and steps, inputs and outputs: what may stand behind a dot in an expression. */
const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** What GitHub can't do with this plan. */
export function limits(plan: Plan, flows: readonly Flow[], context: RenderContext): Diagnostic[] {
  return [
    ...approvals(plan),
    ...environmentNames(flows, context),
    ...flows.flatMap((flow) => [...flowLimits(flow), ...flow.jobs.flatMap((job) => jobLimits(job, context))]),
  ];
}

function approvals(plan: Plan): Diagnostic[] {
  return plan.flows.flatMap((flow) =>
    flow.jobs.flatMap(({ environment }) => {
      if (!environment?.approval) return [];
      const { minimum, reviewers } = environment.approval;
      return [
        ...(minimum > 1 ? [messages.minimumApprovals(flow.id, environment.name, minimum)] : []),
        ...(reviewers.length > MAX_REVIEWERS ? [messages.tooManyReviewers(environment.name, reviewers.length)] : []),
      ];
    }),
  );
}

function environmentNames(flows: readonly Flow[], context: RenderContext): Diagnostic[] {
  const used = flows.flatMap((flow) => flow.jobs.flatMap(({ environment }) => (environment && environment.input === undefined ? [environment.name] : [])));
  const names = new Set([...context.service.environments.map(({ name }) => name), ...used]);
  return [...names].filter(isReservedEnvironment).sort().map(messages.reservedEnvironment);
}

function flowLimits(flow: Flow): Diagnostic[] {
  return [
    ...(flow.inputs.length > MAX_INPUTS ? [messages.tooManyInputs(flow.id, flow.inputs.length)] : []),
    ...flow.inputs.filter(({ name }) => !NAME.test(name)).map(({ name }) => messages.badName("input", name)),
    ...flow.inputs
      .filter((input) => [input.default, ...input.options].some((value) => value.includes("${{")))
      .map(({ name }) => messages.inputExpression(flow.id, name)),
    ...(filtersInside(flow) ? flow.jobs.filter(({ id }) => id === CHANGES_JOB).map(({ id }) => messages.takenJob(id)) : []),
  ];
}

function jobLimits(job: Job, context: RenderContext): Diagnostic[] {
  const found: Diagnostic[] = [];
  const ids = job.steps.flatMap((step) => (step.do === "run" || step.do === "task" ? [step.id] : []));
  for (const name of [job.id, ...ids, ...job.outputs.map((output) => output.name)]) if (!NAME.test(name)) found.push(messages.badName("id", name));
  if (jobContainer(job, context) === null) found.push(messages.unknownImage(job.id, job.runner.image));
  let checkedOut = false;
  for (const step of job.steps) {
    if (step.do === "checkout") checkedOut = true;
    if (stepValues(step).some((value) => value.from === "text" && value.text.includes("\0"))) found.push(messages.nul(job.id));
    if (step.do === "run" && step.script.includes("${{")) found.push(messages.scriptExpression(job.id, step.id));
    if (step.do !== "task") continue;
    const { form } = context.service.tasks;
    if (form === "embedded" && !checkedOut) found.push(messages.taskWithoutCheckout(job.id, step.task));
    if (form === "referenced" && step.directory !== "") found.push(messages.taskInFolder(job.id, step.task, step.directory));
  }
  return found;
}
