// https://docs.gitlab.com/ci/yaml/
import type { Diagnostic } from "@create-pipeline/diagnostics";
import { fuseApprovals, type Flow, type Plan } from "@create-pipeline/plan";
import type { Service } from "@create-pipeline/spec";
import type { RenderContext } from "../platform.ts";
import { flowRules } from "./expressions.ts";
import type { GitlabFlow, GitlabModel, PrefilledVariable } from "./model.ts";
import { renderHelper } from "./render/helper-job.ts";
import { renderJob, stagesOf } from "./render/job.ts";
import { lintPlan } from "./render/lint.ts";
import { placeJobs } from "./render/place.ts";
import { inputVariable } from "./variables.ts";

/** A plan as GitLab's own model; nothing is written of a plan that can't be expressed as a whole. */
export function render(plan: Plan, context: RenderContext): { model: GitlabModel; diagnostics: readonly Diagnostic[] } {
  const { service } = context;
  const diagnostics = lintPlan(plan, context);
  const flows = diagnostics.length > 0 ? [] : plan.flows.map((flow) => renderFlow(fuseApprovals(flow), service));
  return { model: { service: service.service.name, variables: prefilled(plan, service), flows }, diagnostics };
}

function renderFlow(flow: Flow, service: Service): GitlabFlow {
  const scope = { service, flow, stages: stagesOf(flow) };
  const placed = placeJobs(flow);
  const work = placed.filter(({ role }) => role === "work").map((one) => ({ one, job: renderJob(one, scope) }));
  const jobs = placed.flatMap((one) => {
    const own = work.find((candidate) => (one.role === "work" ? candidate.one === one : candidate.one.job.id === one.job.id));
    if (own === undefined) return [];
    return one.role === "work" ? [own.job] : [renderHelper(one, own.job, scope)];
  });
  return { id: flow.id, title: flow.title, reason: flow.reason, rules: flowRules(flow, service.service.name), jobs };
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
