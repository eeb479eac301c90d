// https://docs.gitlab.com/ci/yaml/#needs
import type { Flow, Outcome, Plan } from "@create-pipeline/plan";
import { evaluate, fuseApprovals, startCondition } from "@create-pipeline/plan";
import { deliveryPlan, deliveryTasks, fakeTasks, randomPlan, service } from "@create-pipeline/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RenderContext } from "../platform.ts";
import { emit } from "./emit.ts";
import { helperFails } from "./read.ts";
import { compositeStatus, startsAfter, type GitlabStatus } from "./read/gitlab-rules.ts";
import { HELPER_SUFFIXES, readNativeJobs, type NativeJob } from "./read/native-jobs.ts";
import { render } from "./render.ts";
import { expressible } from "./testing/expressible.ts";

const orders = service({ platform: "gitlab-ci" });
const context: RenderContext = {
  service: orders,
  choice: { name: "gitlab-ci", edition: "premium", visibility: "private" },
  tasks: fakeTasks,
  version: "0.0.0",
};

type Status = GitlabStatus | "created" | "running";
type Dice = (below: number) => number;

interface Run {
  /** Names of jobs that did the work, in the order in which they started. */
  readonly started: readonly string[];
  readonly statuses: ReadonlyMap<string, Status>;
  /** Work that started while a job it needs in the plan ran or was still to run. */
  readonly early: readonly string[];
}

/** GitLab's processing, one event after the other: every created job is looked at, then one running job ends. */
function simulate(jobs: readonly NativeJob[], needsInPlan: ReadonlyMap<string, readonly string[]>, dice: Dice): Run {
  const statuses = new Map<string, Status>(jobs.map(({ name }) => [name, "created"]));
  const started: string[] = [];
  const waitedFor: { job: string; need: string; isRunning: boolean }[] = [];
  const copiesOf = (id: string): NativeJob[] => jobs.filter((job) => job.id === id && !HELPER_SUFFIXES.includes(job.suffix));
  const isOver = (id: string): boolean => copiesOf(id).every(({ name }) => !["created", "running"].includes(statuses.get(name) ?? ""));
  for (;;) {
    for (let changed = true; changed;) {
      changed = false;
      for (const job of jobs.filter(({ name }) => statuses.get(name) === "created")) {
        const needs = job.needs.map((need) => statuses.get(need.job) ?? "skipped");
        // lib/gitlab/ci/status/composite.rb: one skipped need decides at once, else all must have ended.
        if (!needs.includes("skipped") && needs.some((status) => status === "created" || status === "running")) continue;
        const starts = startsAfter(job.when, compositeStatus(needs.filter((status): status is GitlabStatus => status !== "created" && status !== "running")));
        statuses.set(job.name, starts ? "running" : "skipped");
        changed = true;
        if (!starts || HELPER_SUFFIXES.includes(job.suffix)) continue;
        started.push(job.name);
        waitedFor.push(
          ...(needsInPlan.get(job.id) ?? [])
            .filter((need) => !isOver(need))
            .map((need) => ({ job: job.name, need, isRunning: copiesOf(need).some(({ name }) => statuses.get(name) === "running") })),
        );
      }
    }
    const running = jobs.filter(({ name }) => statuses.get(name) === "running");
    const ends = running[dice(running.length)];
    if (ends === undefined) {
      // A need that is bound to be skipped is not waited for: it never runs.
      const early = waitedFor
        .filter(({ need, isRunning }) => isRunning || copiesOf(need).some(({ name }) => started.includes(name)))
        .map(({ job, need }) => `${job} started before ${need} had ended`);
      return { started, statuses, early };
    }
    statuses.set(ends.name, endOf(ends, statuses, dice));
  }
}

function endOf(job: NativeJob, statuses: ReadonlyMap<string, Status>, dice: Dice): GitlabStatus {
  if (!HELPER_SUFFIXES.includes(job.suffix)) return dice(3) === 0 ? "failed" : "success";
  return helperFails(job, (need) => statuses.get(need) as GitlabStatus) ? "failed" : "success";
}

/** What the run did otherwise than the plan says. */
function faults(flow: Flow, natives: readonly NativeJob[], dice: Dice): string[] {
  const { started, statuses, early } = simulate(natives, new Map(flow.jobs.map(({ id, needs }) => [id, needs])), dice);
  const outcomes: Record<string, Outcome> = {};
  const found = [...early];
  for (const job of flow.jobs) {
    const copies = natives.filter((native) => native.id === job.id && started.includes(native.name));
    const expected = evaluate(startCondition(job), outcomes, false);
    if (copies.length !== (expected ? 1 : 0)) found.push(`${job.id} started ${copies.length} times`);
    const end = copies[0] === undefined ? "skipped" : statuses.get(copies[0].name);
    outcomes[job.id] = end === "failed" ? "failure" : end === "success" ? "success" : "skipped";
  }
  return found;
}

function allFaults(plan: Plan, given: RenderContext, seed: number): string[] {
  const { model, diagnostics } = render(plan, given);
  expect(diagnostics).toEqual([]);
  const natives = readNativeJobs(emit(model, given), given.service.service.name);
  let state = seed >>> 0;
  const dice: Dice = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return plan.flows.map(fuseApprovals).flatMap((flow) => Array.from({ length: 10 }, () => faults(flow, natives.get(flow.id) ?? [], dice)).flat());
}

describe("whole runs by GitLab's rules, jobs ending in any order", () => {
  it("start each job of 500 random plans once, when the plan says so, after all its needs", { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(randomPlan(), fc.nat(), (plan, seed) => {
        expect(allFaults(expressible(plan), context, seed)).toEqual([]);
      }),
      { numRuns: 500, endOnFailure: true },
    );
  });

  it("do so for the standard delivery", () => {
    for (let seed = 0; seed < 20; seed += 1) expect(allFaults(deliveryPlan(orders), { ...context, tasks: deliveryTasks }, seed)).toEqual([]);
  });
});
