// https://docs.gitlab.com/ci/yaml/
import type { Flow, Job, Outcomes, Plan } from "@create-pipeline/plan";
import { evaluate, fuseApprovals, startCondition, type OUTCOMES } from "@create-pipeline/plan";
import { compare, fakeTasks, randomPlan, service } from "@create-pipeline/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReadFlow, RenderContext } from "../platform.ts";
import { emit } from "./emit.ts";
import { read } from "./read.ts";
import { render } from "./render.ts";
import { expressible } from "./testing/expressible.ts";

const context: RenderContext = {
  service: service({ platform: "gitlab-ci" }),
  choice: { name: "gitlab-ci", edition: "premium", visibility: "private" },
  tasks: fakeTasks,
  version: "0.0.0",
};

/** What GitLab can't do is refused by name; all else is expressible. */
const REFUSED = ["gitlab-ci/expanded-text", "gitlab-ci/delay-after"];

/** How the needs of a job can end in a run that nobody cancels: what can't start is skipped, all else ends somehow. */
function reachable(job: Job, flow: Flow): Outcomes[] {
  let found: Record<string, (typeof OUTCOMES)[number]>[] = [{}];
  for (const other of ancestors(job, flow)) {
    found = found.flatMap((outcomes) => {
      const starts = evaluate(startCondition(other), outcomes, false);
      return (starts ? (["success", "failure"] as const) : (["skipped"] as const)).map((outcome) => ({ ...outcomes, [other.id]: outcome }));
    });
    // Enough to be exhaustive in nearly every flow.
    if (found.length > 500) found = found.filter((_, index) => index % 3 === 0);
  }
  return found;
}

function ancestors(job: Job, flow: Flow): Job[] {
  const wanted = new Set(job.needs);
  for (const other of [...flow.jobs].reverse()) if (wanted.has(other.id)) other.needs.forEach((need) => wanted.add(need));
  return flow.jobs.filter(({ id }) => wanted.has(id));
}

function wrongStarts(plan: Plan, flows: readonly ReadFlow[]): unknown[] {
  return plan.flows.map(fuseApprovals).flatMap((flow) =>
    flow.jobs.flatMap((job) => {
      const found = flows.find(({ id }) => id === flow.id)?.jobs.find(({ id }) => id === job.id);
      return reachable(job, flow)
        .filter((outcomes) => found?.starts(outcomes, false) !== evaluate(startCondition(job), outcomes, false))
        .map((outcomes) => ({ flow: flow.id, job: job.id, outcomes }));
    }),
  );
}

describe("500 random plans", () => {
  it("are understood again as they were", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(randomPlan(), (given) => {
        const plan = expressible(given);
        const { model, diagnostics } = render(plan, context);
        expect(diagnostics).toEqual([]);
        const flows = read(emit(model, context), context);
        expect(compare(plan, flows, { except: ["start", "runs"] })).toEqual([]);
        expect(wrongStarts(plan, flows)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("are refused by name, or not at all", () => {
    fc.assert(
      fc.property(randomPlan(), (plan) => {
        const { model, diagnostics } = render(plan, context);
        expect(diagnostics.filter(({ code }) => !REFUSED.includes(code))).toEqual([]);
        expect(model.flows.length).toBe(diagnostics.length > 0 ? 0 : plan.flows.length);
      }),
      { numRuns: 500 },
    );
  });
});
