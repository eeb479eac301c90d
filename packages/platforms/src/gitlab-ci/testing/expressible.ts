// https://docs.gitlab.com/ci/yaml/
import type { Job, Plan } from "@create-pipeline/plan";

/** The plan without what GitLab refuses, so that every one of them is rendered. */
export function expressible(plan: Plan): Plan {
  const withoutDollars = (env: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replaceAll("$", "")]));
  const jobOf = (job: Job): Job => ({
    ...job,
    delayMinutes: job.after === "success" && !job.required ? job.delayMinutes : 0,
    services: job.services.map((one) => ({ ...one, env: withoutDollars(one.env) })),
  });
  return { ...plan, flows: plan.flows.map((flow) => ({ ...flow, jobs: flow.jobs.map(jobOf) })) };
}
