// https://docs.gitlab.com/ci/yaml/
import type { Diagnostic } from "@create-pipeline/diagnostics";
import { fuseApprovals, type Flow, type Job, type Plan } from "@create-pipeline/plan";
import type { Service } from "@create-pipeline/spec";
import type { RenderContext } from "../platform.ts";
import { flowRules } from "./expressions.ts";
import type { GitlabFlow, GitlabModel, PrefilledVariable } from "./model.ts";
import { renderHelper } from "./render/helper-job.ts";
import { renderJob, stagesOf } from "./render/job.ts";
import { lintPlan } from "./render/lint.ts";
import { placeJobs } from "./render/place.ts";
import { sharedScript, stateLines } from "./render/shared-script.ts";
import { inputVariable } from "./variables.ts";

/** A plan as GitLab's own model; nothing is written of a plan that can't be expressed as a whole. */
export function render(plan: Plan, context: RenderContext): { model: GitlabModel; diagnostics: readonly Diagnostic[] } {
  const { service } = context;
  const diagnostics = lintPlan(plan, context);
  const state = diagnostics.length > 0 ? [] : stateLines(service, plan);
  const flows = diagnostics.length > 0 ? [] : plan.flows.map((flow) => renderFlow(inReadingOrder(fuseApprovals(flow)), service, state));
  return { model: { service: service.service.name, variables: prefilled(plan, service), flows, sharedScript: sharedScript(service, state) }, diagnostics };
}

function renderFlow(flow: Flow, service: Service, state: readonly string[]): GitlabFlow {
  const scope = { service, flow, stages: stagesOf(flow), state };
  const placed = placeJobs(flow);
  const work = placed.filter(({ role }) => role === "work").map((one) => ({ one, job: renderJob(one, scope) }));
  const jobs = placed.flatMap((one) => {
    const own = work.find((candidate) => (one.role === "work" ? candidate.one === one : candidate.one.job.id === one.job.id));
    if (own === undefined) return [];
    return one.role === "work" ? [own.job] : [renderHelper(one, own.job, scope)];
  });
  // A copy reads best behind the job that it repeats.
  const ordered = jobs.flatMap((job) => (job.copyOf === undefined ? [job, ...jobs.filter(({ copyOf }) => copyOf === job.name)] : []));
  return { id: flow.id, title: flow.title, reason: flow.reason, rules: flowRules(flow, service.service.name), jobs: ordered };
}

/** Still topological, but each job as close as can be behind the last of its needs, and before what goes on from there. */
function inReadingOrder(flow: Flow): Flow {
  const jobs: Job[] = [];
  const place = new Map<string, number>();
  const needed = new Set(flow.jobs.flatMap(({ needs }) => needs));
  const rank = (job: Job): number => {
    const last = Math.max(-1, ...job.needs.map((need) => place.get(need) ?? -1));
    return 2 * last + (last >= 0 && !needed.has(job.id) ? 1 : 0);
  };
  while (jobs.length < flow.jobs.length) {
    const ready = flow.jobs.filter((job) => !place.has(job.id) && job.needs.every((need) => place.has(need)));
    const next = ready.reduce<Job | undefined>((best, job) => (best === undefined || rank(job) > rank(best) ? job : best), undefined);
    if (next === undefined) return flow;
    place.set(next.id, jobs.length);
    jobs.push(next);
  }
  return { ...flow, jobs };
}

/** Two flows may ask for the same input: it is one field, with the options of both. */
function prefilled(plan: Plan, service: Service): Record<string, PrefilledVariable> {
  const fields: Record<string, PrefilledVariable> = {};
  for (const flow of plan.flows) {
    for (const input of flow.inputs) {
      const name = inputVariable(service.service.name, input);
      const known = fields[name];
      const description = `${flow.title}: ${input.description}`;
      const options = known === undefined || known.options ? [...new Set([...(known?.options ?? []), ...input.options])] : [];
      fields[name] = {
        value: known?.value ?? input.default,
        description: known ? `${known.description}; ${description}` : description,
        ...(input.options.length > 0 && options.length > 0 ? { options } : {}),
      };
    }
  }
  return fields;
}
