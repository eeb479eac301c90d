// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { Flow, Plan } from "@create-pipeline/plan";
import type { RenderContext } from "../platform.ts";
import { DEFAULT_BRANCH } from "../shared/default-branch.ts";
import { fileHeader } from "../shared/header.ts";
import { changesJob, filtersInside } from "./changes.ts";
import { approvedEnvironments, fusedFlows } from "./environments.ts";
import { limits } from "./limits.ts";
import type { GithubModel, Workflow, WorkflowConcurrency, WorkflowTriggers } from "./model.ts";
import { renderJob } from "./render-job.ts";
import { displayText, expression, workflowPath } from "./variables.ts";

/** One workflow per flow. */
export function render(plan: Plan, context: RenderContext): { readonly model: GithubModel; readonly diagnostics: readonly Diagnostic[] } {
  const approved = approvedEnvironments(plan, context);
  const flows = fusedFlows(plan);
  const workflows = flows.map((flow) => renderFlow(flow, plan, approved, context));
  return { model: { workflows }, diagnostics: limits(plan, flows, context) };
}

function renderFlow(flow: Flow, plan: Plan, approved: ReadonlySet<string>, context: RenderContext): Workflow {
  const filtered = filtersInside(flow);
  const jobs = flow.jobs.map((job) => renderJob(job, { flow, plan, approved, filtered, context }));
  return {
    flow: flow.id,
    path: workflowPath(plan.service, flow.id),
    header: displayText(fileHeader(flow, context)),
    reason: flow.reason,
    name: displayText(flow.title),
    on: triggersOf(flow, filtered),
    concurrency: flowConcurrency(flow),
    jobs: filtered ? [changesJob(flow, context), ...jobs] : jobs,
  };
}

function triggersOf(flow: Flow, filtered: boolean): WorkflowTriggers {
  const has = (on: Flow["triggers"][number]["on"]): boolean => flow.triggers.some((trigger) => trigger.on === on);
  return {
    pullRequest: has("change"),
    mergeGroup: has("queue"),
    branches: has("main") ? [DEFAULT_BRANCH] : [],
    tags: flow.triggers.flatMap((trigger) => (trigger.on === "tag" ? [trigger.pattern] : [])),
    paths: filtered || !has("main") ? [] : flow.paths,
    crons: flow.triggers.flatMap((trigger) => (trigger.on === "schedule" ? [trigger.cron] : [])),
    ...(has("manual") ? { inputs: flow.inputs.map((input) => ({ ...input, description: displayText(input.description) })) } : {}),
  };
}

/** What is superseded is superseded by a newer state of the same change, never by somebody else's. */
function flowConcurrency(flow: Flow): WorkflowConcurrency {
  const { group, policy } = flow.concurrency;
  if (policy === "independent") return { group: `${group}-${flow.id}-${expression("github.run_id")}`, cancelInProgress: false, waitsInLine: false };
  if (policy === "queue") return { group, cancelInProgress: false, waitsInLine: true };
  const change = flow.triggers.some((trigger) => trigger.on === "change") ? "github.event.pull_request.number || github.ref" : "github.ref";
  return { group: `${group}-${expression(change)}`, cancelInProgress: true, waitsInLine: false };
}
