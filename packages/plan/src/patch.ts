import { nearest, type Diagnostic, type Location } from "@create-pipeline/diagnostics";
import type { JobPatch, Service } from "@create-pipeline/spec";
import type { Contributed, JobContribution } from "./contribution.ts";
import { messages } from "./messages.ts";
import { text } from "./values.ts";

type Locate = (path: readonly (string | number)[]) => Location | undefined;

export interface Patched {
  readonly contributions: readonly Contributed[];
  readonly diagnostics: readonly Diagnostic[];
}

const OWN: Contributed["template"] = { id: "pipeline.yaml", version: "" };
const OWN_ONLY = ["flows", "needs", "image", "run"] as const;

/** Applies `jobs:` of pipeline.yaml: an id that a template contributed is changed, any other is a new job. */
export function applyJobPatches(service: Service, contributions: readonly Contributed[], locate: Locate): Patched {
  const diagnostics: Diagnostic[] = [];
  let result = contributions;
  const known = new Set([...contributions.map(({ job }) => job.id), ...Object.keys(service.jobs)]);
  for (const [id, patch] of Object.entries(service.jobs)) {
    if (contributions.some(({ job }) => job.id === id)) {
      for (const key of OWN_ONLY) if (patch[key] !== undefined) diagnostics.push(messages.notPatchable(id, key, locate(["jobs", id, key])));
      result = result.map((member) => (member.job.id === id ? { ...member, job: patchJob(member.job, patch, id) } : member));
      continue;
    }
    patch.needs?.forEach((need, index) => {
      if (!known.has(need)) diagnostics.push(messages.unknownNeed(id, need, nearest(need, [...known]), locate(["jobs", id, "needs", index])));
    });
    if (patch.run === undefined || patch.image === undefined) diagnostics.push(messages.incompleteJob(id, locate(["jobs", id])));
    else result = [...exposeJobs(result, patch.needs ?? []), { template: OWN, job: newJob(id, patch, patch.run, patch.image) }];
  }
  return { contributions: result, diagnostics };
}

function patchJob(job: JobContribution, patch: JobPatch, id: string): JobContribution {
  const environment = Object.fromEntries(Object.entries(patch.env ?? {}).map(([name, value]) => [name, text(value)]));
  return {
    ...job,
    fields: [...(job.fields ?? []), `jobs.${id}`],
    timeoutMinutes: patch.timeoutMinutes ?? job.timeoutMinutes,
    services: [...(job.services ?? []), ...(patch.services ?? [])],
    steps: job.steps.map((step) => (step.do === "run" || step.do === "task" ? { ...step, env: { ...step.env, ...environment } } : step)),
  };
}

/** Jobs of a user may wait for a job by its id: each job they name provides a role of its own. */
function exposeJobs(contributions: readonly Contributed[], ids: readonly string[]): Contributed[] {
  return contributions.map((member) =>
    ids.includes(member.job.id)
      ? { ...member, job: { ...member.job, provides: [...new Set([...(member.job.provides ?? []), `job:${member.job.id}`])] } }
      : member,
  );
}

function newJob(id: string, patch: JobPatch, script: string, image: string): JobContribution {
  return {
    id,
    flows: patch.flows ?? ["verify", "deliver"],
    title: id,
    kind: "check",
    reason: "added by this service in pipeline.yaml",
    fields: [`jobs.${id}`],
    provides: ["source-checked", `job:${id}`],
    needs: (patch.needs ?? []).map((need) => ({ role: `job:${need}`, optional: true })),
    runner: { image },
    steps: [
      { do: "checkout", history: "shallow" },
      {
        do: "run",
        id: "run",
        title: id,
        script,
        env: Object.fromEntries(Object.entries(patch.env ?? {}).map(([name, value]) => [name, text(value)])),
        directory: "",
        always: false,
      },
    ],
    services: patch.services ?? [],
    timeoutMinutes: patch.timeoutMinutes ?? 15,
  };
}
