// https://docs.gitlab.com/ci/yaml/#job-keywords
import { imageIds, imagePin } from "@create-pipeline/pins";
import type { Flow, Job, JobKind } from "@create-pipeline/plan";
import type { Service } from "@create-pipeline/spec";
import { builderService, cachesOf, sourceOf } from "../bindings.ts";
import { flowRules, unfilteredRules } from "../expressions.ts";
import { STAGES, type GitlabArtifacts, type GitlabEnvironment, type GitlabJob, type GitlabNeed, type GitlabRule, type GitlabStage } from "../model.ts";
import { environmentName, IDENTITY_TOKEN, jobName, OUTPUT_ROOT, secretScope } from "../variables.ts";
import type { Placed } from "./place.ts";
import { jobScript, type JobScript } from "./script.ts";
import { dataFrom, sensitiveVariables } from "./values.ts";

/** How long artifacts are kept at least. */
export const DAYS = 7;

export interface JobScope {
  readonly service: Service;
  readonly flow: Flow;
  readonly stages: ReadonlyMap<string, GitlabStage>;
  readonly state: readonly string[];
}

const KIND_STAGES: Readonly<Record<JobKind, GitlabStage>> = {
  check: "check",
  build: "build",
  publish: "publish",
  attest: "publish",
  approve: "deploy",
  deploy: "deploy",
  verify: "deploy",
  rollback: "deploy",
  report: "report",
};

/** The stage of each job by id: that of its kind, but never before that of a need, which GitLab refuses. */
export function stagesOf(flow: Flow): Map<string, GitlabStage> {
  const stages = new Map<string, GitlabStage>();
  for (const job of flow.jobs) {
    const earliest = Math.max(0, ...job.needs.map((need) => STAGES.indexOf(stages.get(need) ?? "check")));
    stages.set(job.id, STAGES[Math.max(earliest, STAGES.indexOf(KIND_STAGES[job.kind]))] ?? "report");
  }
  return stages;
}

/** A job that does what the plan says; its helpers are rendered in helper-job.ts. */
export function renderJob(placed: Placed, scope: JobScope): GitlabJob {
  const { job } = placed;
  const { service, flow } = scope;
  const rules = ownRules(job, scope);
  const environment = environmentOf(job, service);
  const script = jobScript({ ...scope, job });
  const artifacts = artifactsOf(placed, scope, script);
  const group = resourceGroup(job, flow);
  return {
    name: jobName(service.service.name, flow.id, job.id, placed.suffix),
    ...(placed.suffix === "" ? {} : { copyOf: jobName(service.service.name, flow.id, job.id) }),
    reason: placed.suffix === "" ? job.reason : `the same where one of the other needs never ran: GitLab then skips ${job.id} itself`,
    source: sourceOf(job, service.tasks.form),
    stage: scope.stages.get(job.id) ?? "check",
    image: imageOf(job, service),
    services: [
      ...job.services.map(({ name, image, env, ports }) => ({ name: resolveImage(image), alias: name, variables: { ...env, ...healthPort(ports) } })),
      ...builderService(job),
    ],
    needs: renderNeeds(placed, scope, dataFrom(job)),
    when: placed.when,
    ...(rules ? { rules } : {}),
    timeoutMinutes: job.timeoutMinutes,
    interruptible: flow.concurrency.policy === "supersede" && !writes(job),
    retries: job.retries,
    ...(group === undefined ? {} : { resourceGroup: group }),
    ...(environment ? { environment } : {}),
    identityTokens: Object.fromEntries(job.identities.map((audience) => [IDENTITY_TOKEN, audience])),
    caches: cachesOf(job, service.service.name),
    ...(artifacts ? { artifacts } : {}),
    shared: script.shared,
    beforeScript: script.before,
    script: script.script,
  };
}

export function renderNeeds(placed: Placed, { service, flow }: JobScope, data: ReadonlySet<string>): GitlabNeed[] {
  // Where nothing applies, the required check stands alone and is green.
  const optional = placed.job.required && flow.paths.length > 0;
  return placed.needs.map(({ job, suffix }) => ({ job: jobName(service.service.name, flow.id, job, suffix), artifacts: data.has(job), optional }));
}

/** Rules replace those of the flow as a whole, so a job with its own repeats the condition. The required check always has its own. */
function ownRules(job: Job, { service, flow }: JobScope): GitlabRule[] | undefined {
  const name = service.service.name;
  const rules = job.required ? unfilteredRules(flow, name) : flowRules(flow, name);
  if (job.delayMinutes > 0) return rules.map((rule) => ({ ...rule, when: "delayed", start_in: `${job.delayMinutes} minutes` }));
  return job.required ? rules : undefined;
}

export function resolveImage(image: string): string {
  return imageIds().includes(image) ? imagePin(image).reference : image;
}

function imageOf(job: Job, service: Service): string {
  const usesTasks = job.steps.some((step) => step.do === "task");
  return service.tasks.form === "referenced" && usesTasks && service.tasks.image !== "" ? service.tasks.image : resolveImage(job.runner.image);
}

/** The port the runner waits for before it starts the job. */
function healthPort(ports: readonly number[]): Readonly<Record<string, string>> {
  return ports[0] === undefined ? {} : { HEALTHCHECK_TCP_PORT: String(ports[0]) };
}

function writes(job: Job): boolean {
  return ["publish", "attest", "deploy", "rollback"].includes(job.kind) || Object.values(job.permissions).includes("write");
}

/** One at a time and never cancelled: what writes in a flow that queues, or asks for it itself. */
export function resourceGroup(job: Job, flow: Flow): string | undefined {
  if (job.concurrency) return job.concurrency.group;
  return flow.concurrency.policy === "queue" && (job.kind === "deploy" || job.kind === "rollback") ? flow.concurrency.group : undefined;
}

function environmentOf(job: Job, service: Service): GitlabEnvironment | undefined {
  const { environment } = job;
  if (environment === undefined) {
    // Variables reach a job by the scope of its environment only: a scope of its own keeps them out of every other job.
    // An identity names the environment too, so that a trust policy can ask for it.
    const scoped = sensitiveVariables(job.steps, service).filter((name) => !name.startsWith("CI_"));
    return scoped.length > 0 ? { name: secretScope(service.service.name, job.id), action: "access", tier: "other" } : undefined;
  }
  const tier = tierOf(environment.name, service);
  return {
    name: environmentName(service.service.name, environment),
    action: actionOf(job),
    ...(environment.url === undefined ? {} : { url: environment.url }),
    ...(tier ? { tier } : {}),
  };
}

/** An approval holds every `start`, and must not hold back a rollback. */
function actionOf(job: Job): GitlabEnvironment["action"] {
  if (job.environment?.access === "observe") return "verify";
  return job.kind === "rollback" ? "access" : "start";
}

function tierOf(name: string, service: Service): GitlabEnvironment["tier"] {
  const index = service.environments.findIndex((environment) => environment.name === name);
  if (index < 0) return undefined;
  if (index === service.environments.length - 1) return "production";
  return index === 0 ? "development" : "staging";
}

/** One archive per job: its artifacts, reports, outputs and summary; also of a failed job, which is when they are read most. */
function artifactsOf({ job, suffix }: Placed, { service, flow }: JobScope, { shared }: JobScript): GitlabArtifacts | undefined {
  const of = (format: string): string[] => job.reports.filter((report) => report.format === format).map(({ path }) => path);
  const cobertura = of("cobertura")[0];
  const own = shared ? [`${OUTPUT_ROOT}/${jobName(service.service.name, flow.id, job.id, suffix)}/`] : [];
  const paths = [...job.produces.flatMap((made) => made.paths), ...of("sarif"), ...own];
  if (paths.length === 0 && job.reports.length === 0) return undefined;
  return {
    paths,
    days: Math.max(DAYS, ...job.produces.map(({ retentionDays }) => retentionDays)),
    junit: of("junit"),
    ...(cobertura === undefined ? {} : { cobertura }),
  };
}
