import { service } from "@create-pipeline/testing";
import type { JobPatch } from "@create-pipeline/spec";
import { describe, expect, it } from "vitest";
import type { Contributed } from "./contribution.ts";
import { applyJobPatches } from "./patch.ts";
import { runStep } from "./steps.ts";

const unitTest: Contributed = {
  template: { id: "node", version: "1" },
  job: {
    id: "unit-test",
    flows: ["verify"],
    title: "Unit tests",
    kind: "check",
    reason: "",
    steps: [runStep("test", "Test", "npm test", "")],
    timeoutMinutes: 15,
  },
};
const place = (path: readonly (string | number)[]) => ({ file: "pipeline.yaml", line: path.length, column: 1 });
const apply = (jobs: Record<string, JobPatch>) => applyJobPatches({ ...service(), jobs }, [unitTest], place);

describe("applyJobPatches", () => {
  it("changes a job of a template by its id and says which field did it", () => {
    const { contributions } = apply({ "unit-test": { timeoutMinutes: 20, env: { LEVEL: "debug" } } });
    expect(contributions[0]?.job).toMatchObject({
      timeoutMinutes: 20,
      fields: ["jobs.unit-test"],
      steps: [{ env: { LEVEL: { from: "text", text: "debug" } } }],
    });
  });

  it("adds a job of the service's own, after the jobs it names", () => {
    const { contributions, diagnostics } = apply({ e2e: { run: "npm run e2e", image: "node", needs: ["unit-test"] } });
    expect(diagnostics).toEqual([]);
    expect(contributions.map(({ job }) => [job.id, job.needs, job.provides])).toEqual([
      ["unit-test", undefined, ["job:unit-test"]],
      ["e2e", [{ role: "job:unit-test", optional: true }], ["source-checked", "job:e2e"]],
    ]);
  });

  it("reports an unknown need at its place with the nearest name", () => {
    const { diagnostics } = apply({ e2e: { run: "true", image: "node", needs: ["unit-tset"] } });
    expect(diagnostics).toEqual([
      {
        code: "plan/unknown-need",
        severity: "error",
        message: 'job "e2e" needs "unit-tset", which does not exist',
        hint: 'did you mean "unit-test"?',
        location: { file: "pipeline.yaml", line: 4, column: 1 },
      },
    ]);
  });

  it("reports a new job with nothing to run, and a template's job whose script somebody wants to replace", () => {
    expect(apply({ e2e: {} }).diagnostics.map(({ code }) => code)).toEqual(["plan/incomplete-job"]);
    expect(apply({ "unit-test": { run: "true" } }).diagnostics.map(({ code }) => code)).toEqual(["plan/not-patchable"]);
  });
});
