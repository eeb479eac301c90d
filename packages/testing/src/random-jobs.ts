import type { EnvironmentUse, FlowId, FlowInput, Job, JobKind, StartAfter, Step } from "@create-pipeline/plan";
import { deriveAccess } from "@create-pipeline/plan";
import type { Draw } from "./draw.ts";
import { fakeTasks } from "./fake-tasks.ts";
import { randomSteps } from "./random-steps.ts";

export interface JobScope {
  readonly flow: FlowId;
  readonly trusted: boolean;
  readonly texts: readonly string[];
  readonly inputs: readonly FlowInput[];
  readonly directory: string;
}

const IMAGES = ["node", "golang", "docker.io/acme/tool@sha256:2a1dcb1c4ac1e0b1b4b0a7d3e7b3bb1f3a1d7f0f6e9d8c7b6a5948372615f4e3"] as const;
const POSTGRES = "docker.io/library/postgres@sha256:1a1dcb1c4ac1e0b1b4b0a7d3e7b3bb1f3a1d7f0f6e9d8c7b6a5948372615f4e3";
const NAMES = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"] as const;
const KINDS: readonly JobKind[] = ["check", "build", "publish", "attest", "verify", "report"];
const AFTER: readonly StartAfter[] = ["success", "success", "success", "failure", "always"];
const ENVIRONMENTS = ["dev", "staging", "production"] as const;
const APPROVAL = { reviewers: ["team-orders-leads"], minimum: 1 };

/** A random DAG; each job may need jobs made before it. */
export function randomJobs(draw: Draw, scope: JobScope): Job[] {
  const jobs: Job[] = [];
  const wanted = 1 + draw.number(NAMES.length - 1);
  for (const name of NAMES.slice(0, wanted)) {
    const needed = draw.some(candidates(jobs), 5);
    if (scope.trusted && draw.chance(25)) jobs.push(...deployment(draw, scope, name, needed));
    else jobs.push(randomJob(draw, scope, name, needed));
  }
  if (scope.flow === "verify" && draw.chance(80)) jobs.push(requiredJob(jobs));
  return jobs;
}

/** An approval is needed by its own deployment only: what else waited for it would start before the answer once it is fused. */
function candidates(jobs: readonly Job[]): Job[] {
  return jobs.filter((job) => job.kind !== "approve");
}

function randomJob(draw: Draw, scope: JobScope, name: string, needed: readonly Job[]): Job {
  const after = needed.length === 0 ? "success" : draw.pick(AFTER);
  const environment: EnvironmentUse | undefined = scope.trusted && draw.chance(25) ? { ...place(draw, scope), access: "observe" } : undefined;
  return job(draw, scope, { name, kind: draw.pick(KINDS), needed, after, environment });
}

function deployment(draw: Draw, scope: JobScope, name: string, needed: readonly Job[]): Job[] {
  const environment: EnvironmentUse = { ...place(draw, scope), access: "deploy", ...(draw.chance(50) ? { url: "https://orders.acme.example" } : {}) };
  if (draw.chance(30))
    return [job(draw, scope, { name: `roll-back-${name}`, kind: "rollback", needed, after: needed.length === 0 ? "success" : "failure", environment })];
  const approve = environment.input === undefined && draw.chance(50) ? [approveJob(`approve-${name}`, needed, environment.name)] : [];
  return [...approve, job(draw, scope, { name: `deploy-${name}`, kind: "deploy", needed: [...needed, ...approve], after: "success", environment })];
}

/** In flows that ask for the environment, jobs may take the answer. */
function place(draw: Draw, scope: JobScope): Pick<EnvironmentUse, "name" | "input"> {
  const asked = scope.inputs.some(({ name }) => name === "environment");
  return asked && draw.chance(50) ? { name: "", input: "environment" } : { name: draw.pick(ENVIRONMENTS) };
}

interface JobDraft {
  readonly name: string;
  readonly kind: JobKind;
  readonly needed: readonly Job[];
  readonly after: StartAfter;
  readonly environment: EnvironmentUse | undefined;
}

function job(draw: Draw, scope: JobScope, draft: JobDraft): Job {
  const { name, kind, needed, after, environment } = draft;
  const steps = randomSteps(draw, { ...scope, needs: needed });
  const named = steps.filter((step) => step.do === "run" || step.do === "task");
  const made = draw.chance(30)
    ? [{ name: `${name}-files`, paths: draw.pick([["dist"], ["coverage/report.xml", "logs"]]), retentionDays: 1 + draw.number(13) }]
    : [];
  return {
    ...blank(name, steps),
    title: draw.pick([name, ...scope.texts.filter((title) => title.trim() !== "" && !/[\r\n]/.test(title))]),
    kind,
    needs: needed.map(({ id }) => id).sort(),
    after,
    runner: { image: draw.pick(IMAGES) },
    outputs: draw.chance(40) ? [{ name: "output_a", step: draw.pick(named).id }] : [],
    produces: made,
    consumes: draw.chance(50) ? needed.flatMap((need) => need.produces.map((artifact) => ({ job: need.id, artifact: artifact.name }))) : [],
    reports: draw.chance(20) ? [{ format: draw.pick(["junit", "cobertura", "sarif"] as const), path: "reports/result.xml" }] : [],
    services: draw.chance(10) ? [{ name: "postgres", image: POSTGRES, env: { POSTGRES_DB: draw.pick(scope.texts) }, ports: [5432] }] : [],
    ...(environment ? { environment } : {}),
    delayMinutes: draw.chance(15) ? draw.number(60) : 0,
    timeoutMinutes: 5 + draw.number(55),
    retries: draw.chance(30) ? draw.number(2) : 0,
    ...(environment?.access === "deploy" ? { concurrency: { group: `orders-${environment.name || "by-hand"}`, policy: "queue" as const } } : {}),
  };
}

function blank(id: string, steps: readonly Step[]): Job {
  return {
    id,
    title: id,
    kind: "check",
    reason: `tests ${id}`,
    template: { id: "random", version: "1.0.0" },
    fields: [`jobs.${id}`],
    needs: [],
    after: "success",
    required: false,
    runner: { image: "node" },
    steps,
    outputs: [],
    produces: [],
    consumes: [],
    reports: [],
    services: [],
    delayMinutes: 0,
    timeoutMinutes: 10,
    retries: 0,
    ...deriveAccess(steps, fakeTasks),
  };
}

function approveJob(id: string, needed: readonly Job[], environment: string): Job {
  return {
    ...blank(id, []),
    kind: "approve",
    needs: needed.map((need) => need.id).sort(),
    environment: { name: environment, access: "deploy", approval: APPROVAL },
  };
}

function requiredJob(jobs: readonly Job[]): Job {
  const steps: Step[] = [{ do: "run", id: "report", title: "report", script: "echo 'all checks passed'\n", env: {}, directory: "", always: false }];
  return { ...blank("required", steps), required: true, needs: jobs.map(({ id }) => id).sort(), timeoutMinutes: 5 };
}
