// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobs
import type { Flow, Job, Plan } from "@create-pipeline/plan";
import type { RenderContext } from "../platform.ts";
import { downloadSteps, uploadSteps } from "./artifacts.ts";
import { bindStep } from "./bindings.ts";
import { jobEnvironment } from "./environments.ts";
import { APPLIES, CHANGES_JOB, startExpression } from "./expressions.ts";
import type { WorkflowConcurrency, WorkflowJob, WorkflowService, WorkflowStep } from "./model.ts";
import { jobPermissions, ungrantedComment } from "./permissions.ts";
import { guardStep, requiredCheckName } from "./required.ts";
import { jobContainer } from "./runner.ts";
import { displayText, expression, literalText } from "./variables.ts";

export interface JobContext {
  readonly flow: Flow;
  readonly plan: Plan;
  /** Environments that wait for a person. */
  readonly approved: ReadonlySet<string>;
  /** A job of the workflow finds out whether the flow applies. */
  readonly filtered: boolean;
  readonly context: RenderContext;
}

export function renderJob(job: Job, scope: JobContext): WorkflowJob {
  const { flow, filtered, context } = scope;
  const start = startExpression(job, flow, filtered);
  const container = jobContainer(job, context) ?? undefined;
  const environment = jobEnvironment(job, scope.approved, context);
  const concurrency = jobConcurrency(job, flow);
  const permissionsComment = ungrantedComment(job, context);
  return {
    id: job.id,
    reason: displayText(job.reason),
    name: job.required ? requiredCheckName(scope.plan) : displayText(job.title),
    needs: filtered && (job.needs.length === 0 || job.after === "always" || job.required) ? [CHANGES_JOB, ...job.needs] : job.needs,
    ...(start === undefined ? {} : { if: start }),
    timeoutMinutes: job.timeoutMinutes,
    permissions: jobPermissions(job, context),
    ...(permissionsComment === undefined ? {} : { permissionsComment }),
    ...(environment ? { environment } : {}),
    ...(concurrency ? { concurrency } : {}),
    ...(container === undefined ? {} : { container }),
    services: job.services.map(renderService),
    outputs: Object.fromEntries(job.outputs.map(({ name, step }) => [name, expression(`steps.${step}.outputs.${name}`)])),
    steps: renderSteps(job, scope, container !== undefined),
  };
}

function renderSteps(job: Job, scope: JobContext, inContainer: boolean): WorkflowStep[] {
  const steps = job.steps.map((step) => {
    const bound = bindStep(step, { job, flow: scope.flow, context: scope.context });
    return step.do === "run" || step.do === "task" ? limited(bound, job, scope.flow) : bound;
  });
  // A checkout empties the folder, so what is restored comes after it.
  const restoreAt = job.steps.findLastIndex((step) => step.do === "checkout") + 1;
  const all = [...steps.slice(0, restoreAt), ...hostNames(job, inContainer), ...downloadSteps(job), ...steps.slice(restoreAt), ...uploadSteps(job)];
  if (!job.required) return all;
  const applying = scope.filtered ? all.map((step) => ({ ...step, if: step.if === undefined ? APPLIES : `${step.if} && ${APPLIES}` })) : all;
  return [guardStep(job, scope.filtered), ...applying];
}

/**
 * A job that runs out of time ends as cancelled, and nothing would start after its failure; a step that runs out of time fails it.
 * So where somebody waits for the failure, the steps stop a minute earlier.
 */
function limited(step: WorkflowStep, job: Job, flow: Flow): WorkflowStep {
  const awaited = flow.jobs.some((other) => other.after === "failure" && other.needs.includes(job.id));
  return awaited && job.timeoutMinutes > 1 ? { ...step, timeoutMinutes: job.timeoutMinutes - 1 } : step;
}

function renderService({ name, image, env, ports }: Job["services"][number]): WorkflowService {
  return { name, image, env: Object.fromEntries(Object.entries(env).map(([key, value]) => [key, literalText(value)])), ports };
}

/** Only containers find each other by name; on the machine the names are added, so that one address works on every platform. */
function hostNames(job: Job, inContainer: boolean): WorkflowStep[] {
  if (inContainer || job.services.length === 0) return [];
  const names = job.services.map(({ name }) => name).join(" ");
  return [
    {
      name: "Let services answer to their names",
      env: { NAMES: literalText(names) },
      directory: "",
      run: `printf '127.0.0.1 %s\\n' "$NAMES" | sudo tee -a /etc/hosts\n`,
    },
  ];
}

/** A job that asked again for the group its own run holds would wait for itself. */
function jobConcurrency(job: Job, flow: Flow): WorkflowConcurrency | undefined {
  if (job.concurrency === undefined || job.concurrency.group === flow.concurrency.group) return undefined;
  return { group: job.concurrency.group, cancelInProgress: job.concurrency.policy === "supersede", waitsInLine: job.concurrency.policy === "queue" };
}
