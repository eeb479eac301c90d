// https://docs.gitlab.com/api/
import { fuseApprovals, stepValues, type Approval, type Job, type Plan } from "@create-pipeline/plan";
import type { Service } from "@create-pipeline/spec";
import type { RenderContext } from "../../platform.ts";
import { resourceGroup } from "../render/job.ts";
import { credentialSource, secretScope } from "../variables.ts";

export interface GitlabSettings {
  readonly service: string;
  readonly state: { readonly repository: string; readonly branch: string };
  readonly canApprove: boolean;
  readonly environments: readonly { readonly name: string; readonly approval: Approval | undefined }[];
  /** Each variable once per scope that uses it. */
  readonly variables: readonly { readonly name: string; readonly scope: string; readonly jobs: readonly string[] }[];
  readonly schedules: readonly { readonly flow: string; readonly cron: string }[];
  readonly tags: readonly string[];
  readonly usesMergeTrains: boolean;
  /** Resource groups, which let the newest wait by a setting of their own. */
  readonly queues: readonly string[];
}

export function settingsOf(plan: Plan, { service, choice }: RenderContext): GitlabSettings {
  const jobs = plan.flows.flatMap((flow) => fuseApprovals(flow).jobs);
  const triggers = plan.flows.flatMap((flow) => flow.triggers.map((trigger) => ({ flow: flow.id, trigger })));
  return {
    service: service.service.name,
    state: { repository: service.delivery.state.repository, branch: service.delivery.state.branch },
    canApprove: choice.edition === "premium" || choice.edition === "ultimate",
    environments: deployedTo(jobs, service),
    variables: variablesOf(jobs, service),
    schedules: triggers.flatMap(({ flow, trigger }) => (trigger.on === "schedule" ? [{ flow, cron: trigger.cron }] : [])),
    tags: [...new Set(triggers.flatMap(({ trigger }) => (trigger.on === "tag" ? [trigger.pattern] : [])))],
    queues: [...new Set(plan.flows.flatMap((flow) => fuseApprovals(flow).jobs.flatMap((job) => resourceGroup(job, flow) ?? [])))].sort(),
    usesMergeTrains: triggers.some(({ trigger }) => trigger.on === "queue"),
  };
}

function deployedTo(jobs: readonly Job[], service: Service): GitlabSettings["environments"] {
  const byHand = jobs.some(({ environment }) => environment?.input !== undefined);
  const found = new Map<string, Approval | undefined>(byHand ? service.environments.map(({ name, approval }) => [name, approval]) : []);
  for (const { environment } of jobs) {
    if (environment?.access === "deploy" && environment.input === undefined) found.set(environment.name, environment.approval ?? found.get(environment.name));
  }
  return [...found].map(([name, approval]) => ({ name, approval }));
}

function variablesOf(jobs: readonly Job[], service: Service): GitlabSettings["variables"] {
  const found = new Map<string, { name: string; scope: string; jobs: Set<string> }>();
  for (const job of jobs) {
    for (const { name, scope } of settingNames(job, service).flatMap((name) => scopesOf(job, service).map((scope) => ({ name, scope })))) {
      const key = `${name} ${scope}`;
      const entry = found.get(key) ?? { name, scope, jobs: new Set<string>() };
      entry.jobs.add(job.id);
      found.set(key, entry);
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => ({ ...entry, jobs: [...entry.jobs].sort() }));
}

/** A job whose environment a person names may belong to each of them. */
function scopesOf({ id, environment }: Job, service: Service): string[] {
  if (environment === undefined) return [secretScope(service.service.name, id)];
  return environment.input === undefined ? [environment.name] : service.environments.map(({ name }) => name);
}

function settingNames(job: Job, service: Service): string[] {
  return job.steps.flatMap(stepValues).flatMap((value) => {
    if (value.from === "secret") return [value.name];
    if (value.from !== "credential") return [];
    const { variable, isSetting } = credentialSource(value.name, service);
    return isSetting ? [variable] : [];
  });
}
