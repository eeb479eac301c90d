import { randomPlan } from "@create-pipeline/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criticalPath, findCycle, fuseApprovals, happensBefore, layers, topological } from "./graph.ts";

const job = (id: string, ...needs: string[]) => ({ id, needs, timeoutMinutes: 10, delayMinutes: 0 });
const diamond = [job("d", "b", "c"), job("b", "a"), job("c", "a"), job("a")];

describe("layers", () => {
  it("puts a job one layer after the last of its needs", () => {
    expect(layers(diamond).map((layer) => layer.map(({ id }) => id))).toEqual([["a"], ["b", "c"], ["d"]]);
  });

  it("does not depend on the order of the jobs", () => {
    expect(topological([...diamond].reverse()).map(({ id }) => id)).toEqual(topological(diamond).map(({ id }) => id));
  });
});

describe("findCycle", () => {
  it("names the jobs that wait for one another", () => {
    expect(findCycle([job("a", "c"), job("b", "a"), job("c", "b")])).toEqual(["a", "c", "b", "a"]);
  });

  it("finds none in a diamond", () => {
    expect(findCycle(diamond)).toBeUndefined();
  });
});

describe("criticalPath", () => {
  it("follows the longest time limits, delays included", () => {
    const slow = [job("a"), { ...job("b", "a"), delayMinutes: 30 }, { ...job("c", "a"), timeoutMinutes: 35 }, job("d", "b", "c")];
    expect(criticalPath(slow)).toEqual(["a", "b", "d"]);
  });
});

describe("fuseApprovals", () => {
  it("keeps what happens before what, among the jobs that remain", () => {
    fc.assert(
      fc.property(randomPlan(), (plan) => {
        for (const flow of plan.flows) {
          const fused = fuseApprovals(flow);
          const remaining = new Set(fused.jobs.map(({ id }) => id));
          const before = [...happensBefore(flow.jobs)].filter((pair) => pair.split(" ").every((id) => remaining.has(id)));
          expect([...happensBefore(fused.jobs)].sort()).toEqual(before.sort());
        }
      }),
      { numRuns: 200 },
    );
  });

  it("moves the approval to the job that deploys there", () => {
    const approval = { reviewers: ["leads"], minimum: 1 };
    const base = anyJob();
    const approve = { ...base, id: "approve", kind: "approve", needs: ["build"], environment: { name: "production", access: "deploy", approval } } as const;
    const deploy = { ...base, id: "deploy", needs: ["approve"], environment: { name: "production", access: "deploy" } } as const;
    const flow = fuseApprovals({ ...shell, jobs: [{ ...base, id: "build", needs: [] }, approve, deploy] });
    expect(flow.jobs.map(({ id, needs }) => [id, needs])).toEqual([
      ["build", []],
      ["deploy", ["build"]],
    ]);
    expect(flow.jobs[1]?.environment?.approval).toEqual(approval);
  });
});

const shell = {
  id: "deliver",
  title: "",
  reason: "",
  triggers: [],
  inputs: [],
  concurrency: { group: "x", policy: "queue" },
  trust: "trusted",
  paths: [],
} as const;

function anyJob() {
  return {
    title: "",
    kind: "deploy",
    reason: "",
    template: { id: "t", version: "1" },
    fields: [],
    after: "success",
    required: false,
    runner: { image: "node" },
    steps: [],
    outputs: [],
    produces: [],
    consumes: [],
    reports: [],
    services: [],
    delayMinutes: 0,
    timeoutMinutes: 5,
    retries: 0,
    permissions: {},
    secrets: [],
    identities: [],
  } as const;
}
