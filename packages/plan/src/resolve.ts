import type { Diagnostic } from "@create-pipeline/diagnostics";
import { EXCLUSIVE_ROLES, type Contributed, type ContributedValue, type Role } from "./contribution.ts";
import { deriveAccess, isSensitive, mapStepValues, stepValues } from "./derive.ts";
import type { FlowShell } from "./flows.ts";
import { findCycle, topological } from "./graph.ts";
import { messages } from "./messages.ts";
import type { Flow, FlowId, Job, Step, Value } from "./plan.ts";
import type { TaskCatalog } from "./task-catalog.ts";

export interface ResolvedFlow {
  readonly flow: Flow | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Turns the contributions to one flow into its DAG: roles become edges, access is derived from the steps. */
export function resolveFlow(shell: FlowShell, contributions: readonly Contributed[], tasks: TaskCatalog): ResolvedFlow {
  const members = contributions.filter(({ job }) => job.flows.includes(shell.id));
  const providers = providersOf(members);
  const diagnostics = [...duplicateJobs(shell.id, members), ...duplicateRoles(shell.id, providers), ...missingRoles(shell.id, members, providers)];
  const jobs = members.map((member) => resolveJob(member, members, providers, tasks));
  const cycle = findCycle(jobs);
  if (cycle) diagnostics.push(messages.cycle(shell.id, cycle));
  if (diagnostics.length > 0 || jobs.length === 0) return { flow: undefined, diagnostics };
  const flow: Flow = { ...shell, jobs: topological(jobs) };
  return { flow, diagnostics: untrustedAccess(flow) };
}

type Providers = ReadonlyMap<Role, readonly Contributed[]>;

function providersOf(members: readonly Contributed[]): Providers {
  const providers = new Map<Role, Contributed[]>();
  for (const member of members) {
    for (const role of member.job.provides ?? []) providers.set(role, [...(providers.get(role) ?? []), member]);
  }
  return providers;
}

function resolveJob(member: Contributed, members: readonly Contributed[], providers: Providers, tasks: TaskCatalog): Job {
  const { job, template } = member;
  const steps = job.steps.map((step) => mapStepValues(step, (value) => resolveValue(value, providers)));
  return {
    id: job.id,
    title: job.title,
    kind: job.kind,
    reason: job.reason,
    template,
    fields: job.fields ?? [],
    needs: needsOf(member, members, providers),
    after: job.after ?? "success",
    required: job.required ?? false,
    runner: job.runner ?? { image: "node" },
    steps,
    outputs: Object.entries(job.outputs ?? {}).map(([name, step]) => ({ name, step })),
    produces: job.produces ?? [],
    consumes: (job.consumes ?? []).flatMap(({ role, artifact }) =>
      (providers.get(role) ?? [])
        .filter((provider) => provider.job.produces?.some((made) => made.name === artifact))
        .map((provider) => ({ job: provider.job.id, artifact })),
    ),
    reports: job.reports ?? [],
    services: job.services ?? [],
    ...(job.environment ? { environment: job.environment } : {}),
    delayMinutes: job.delayMinutes ?? 0,
    timeoutMinutes: job.timeoutMinutes,
    retries: job.retries ?? 0,
    ...(job.concurrency ? { concurrency: job.concurrency } : {}),
    ...deriveAccess(steps, tasks),
  };
}

/** Needs by role, by the roles that gates hold, and by the values that are read; never itself. */
function needsOf(member: Contributed, members: readonly Contributed[], providers: Providers): string[] {
  const ids = new Set<string>();
  const roles = [...(member.job.needs ?? []).map((need) => need.role), ...(member.job.consumes ?? []).map((consumed) => consumed.role)];
  for (const step of member.job.steps) for (const value of stepValues(step)) if (value.from === "provided") roles.push(value.role);
  for (const role of roles) for (const provider of providers.get(role) ?? []) ids.add(provider.job.id);
  for (const other of members) {
    if (other.job.gates?.some((role) => member.job.provides?.includes(role))) ids.add(other.job.id);
  }
  ids.delete(member.job.id);
  return [...ids].sort();
}

function resolveValue(value: ContributedValue, providers: Providers): Value {
  if (value.from !== "provided") return value;
  const provider = providers.get(value.role)?.[0];
  return { from: "output", job: provider?.job.id ?? value.role, name: value.name };
}

function duplicateJobs(flow: FlowId, members: readonly Contributed[]): Diagnostic[] {
  const seen = new Map<string, Contributed>();
  const found: Diagnostic[] = [];
  for (const member of members) {
    const first = seen.get(member.job.id);
    if (first) found.push(messages.duplicateJob(flow, member.job.id, first.template.id, member.template.id));
    seen.set(member.job.id, member);
  }
  return found;
}

function duplicateRoles(flow: FlowId, providers: Providers): Diagnostic[] {
  return [...providers]
    .filter(([role, jobs]) => jobs.length > 1 && EXCLUSIVE_ROLES.includes(role.split(":")[0] ?? role))
    .map(([role, jobs]) =>
      messages.duplicateRole(
        flow,
        role,
        jobs.map(({ job, template }) => `"${job.id}" of ${template.id}`),
      ),
    );
}

function missingRoles(flow: FlowId, members: readonly Contributed[], providers: Providers): Diagnostic[] {
  return members.flatMap(({ job, template }) =>
    (job.needs ?? []).filter((need) => !need.optional && !providers.has(need.role)).map((need) => messages.missingRole(flow, job.id, template.id, need.role)),
  );
}

function untrustedAccess(flow: Flow): Diagnostic[] {
  if (flow.trust === "trusted") return [];
  return flow.jobs.flatMap((job) => {
    const sensitive = job.steps.flatMap((step: Step) => stepValues(step).filter(isSensitive)).length > 0;
    const writes = Object.values(job.permissions).includes("write");
    return sensitive || writes ? [messages.untrustedAccess(flow.id, job.id)] : [];
  });
}
