import type { Flow, Job, Plan } from "@create-pipeline/plan";
import { fuseApprovals, happensBefore } from "@create-pipeline/plan";
import type { ReadFlow, ReadJob } from "@create-pipeline/platforms";
import { flowRuns, needOutcomes, startsInPlan } from "./outcomes.ts";

export type Aspect =
  | "flows"
  | "jobs"
  | "order"
  | "start"
  | "runs"
  | "required"
  | "secrets"
  | "permissions"
  | "identities"
  | "environment"
  | "timeout"
  | "scripts";

/** One thing a platform's files say otherwise than the plan. */
export interface Difference {
  readonly flow: string;
  readonly job?: string;
  readonly aspect: Aspect;
  readonly plan: unknown;
  readonly platform: unknown;
}

export interface CompareOptions {
  /** What this platform can't say in its files at all, by its capabilities. */
  readonly except?: readonly Aspect[];
  /** Changes each flow the way the platform does before it renders; default: `fuseApprovals`. */
  readonly prepare?: (flow: Flow) => Flow;
}

/** Every difference between a plan and what a platform's files were understood to say. */
export function compare(plan: Plan, read: readonly ReadFlow[], options: CompareOptions = {}): Difference[] {
  const except = new Set<Aspect>(options.except);
  const prepare = options.prepare ?? fuseApprovals;
  const differences = sameSet(
    "flows",
    "(plan)",
    plan.flows.map((flow) => flow.id),
    read.map((flow) => flow.id),
  );
  for (const flow of plan.flows) {
    const found = read.find((candidate) => candidate.id === flow.id);
    if (found) differences.push(...compareFlow(prepare(flow), found));
  }
  return differences.filter(({ aspect }) => !except.has(aspect));
}

function compareFlow(flow: Flow, read: ReadFlow): Difference[] {
  const differences = sameSet(
    "jobs",
    flow.id,
    flow.jobs.map((job) => job.id),
    read.jobs.map((job) => job.id),
  );
  if (differences.length > 0) return differences;
  differences.push(...sameSet("order", flow.id, [...happensBefore(flow.jobs)], [...happensBefore(read.jobs)]));
  for (const job of flow.jobs) {
    const found = read.jobs.find((candidate) => candidate.id === job.id);
    if (found) differences.push(...compareJob(flow.id, job, found));
  }
  return [...differences, ...compareRuns(flow, read)];
}

function compareJob(flow: string, job: Job, read: ReadJob): Difference[] {
  const facts: readonly (readonly [Aspect, unknown, unknown])[] = [
    ["required", job.required, read.required],
    ["secrets", [...job.secrets].sort(), [...read.secrets].sort()],
    ["permissions", sortedEntries(job.permissions), sortedEntries(read.permissions)],
    ["identities", [...job.identities].sort(), [...read.identities].sort()],
    ["environment", environmentOf(job), read.environment],
    ["timeout", job.timeoutMinutes, read.timeoutMinutes],
    ["scripts", job.steps.flatMap((step) => (step.do === "run" ? [step.script] : [])), read.scripts.map(({ script }) => script)],
  ];
  const differences = facts
    .filter(([, plan, platform]) => JSON.stringify(plan) !== JSON.stringify(platform))
    .map(([aspect, plan, platform]): Difference => ({ flow, job: job.id, aspect, plan, platform }));
  return [...differences, ...compareStart(flow, job, read)];
}

/** "inputs.environment" where a person names it. */
function environmentOf({ environment }: Job): string | undefined {
  return environment?.input === undefined ? environment?.name : `inputs.${environment.input}`;
}

/** One difference per job is enough to see what is wrong. */
function compareStart(flow: string, job: Job, read: ReadJob): Difference[] {
  for (const outcomes of needOutcomes(job.needs)) {
    for (const cancelled of [false, true]) {
      const plan = startsInPlan(job, outcomes, cancelled);
      const platform = read.starts(outcomes, cancelled);
      if (plan !== platform) return [{ flow, job: job.id, aspect: "start", plan: { starts: plan, outcomes, cancelled }, platform }];
    }
  }
  return [];
}

/** Whole runs, because a platform may also look at jobs further up than the direct needs. */
function compareRuns(flow: Flow, read: ReadFlow): Difference[] {
  const byId = new Map(read.jobs.map((job) => [job.id, job]));
  for (const run of flowRuns(flow)) {
    for (const { job, outcomes, cancelled, starts } of run) {
      const platform = byId.get(job)?.starts(outcomes, cancelled);
      if (platform !== starts) return [{ flow: flow.id, job, aspect: "runs", plan: { starts, outcomes, cancelled }, platform }];
    }
  }
  return [];
}

function sameSet(aspect: Aspect, flow: string, plan: readonly string[], platform: readonly string[]): Difference[] {
  const missing = plan.filter((item) => !platform.includes(item)).sort();
  const extra = platform.filter((item) => !plan.includes(item)).sort();
  return missing.length + extra.length === 0 ? [] : [{ flow, aspect, plan: { missing }, platform: { extra } }];
}

function sortedEntries(record: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
