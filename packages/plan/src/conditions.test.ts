import { describe, expect, it } from "vitest";
import { evaluate, startCondition } from "./conditions.ts";
import type { Outcome, StartAfter } from "./plan.ts";

const starts = (after: StartAfter, a: Outcome, b: Outcome, cancelled = false) => evaluate(startCondition({ needs: ["a", "b"], after }), { a, b }, cancelled);

describe("startCondition", () => {
  it.each<[StartAfter, Outcome, Outcome, boolean]>([
    ["success", "success", "success", true],
    ["success", "success", "skipped", false],
    ["success", "failure", "success", false],
    ["failure", "success", "failure", true],
    ["failure", "success", "skipped", false],
    ["failure", "success", "success", false],
    ["failure", "cancelled", "success", false],
    ["always", "skipped", "failure", true],
  ])("after %s: %s and %s starts %s", (after, a, b, expected) => {
    expect(starts(after, a, b)).toBe(expected);
  });

  it("starts only `always` jobs in a cancelled run", () => {
    expect([
      starts("success", "success", "success", true),
      starts("failure", "failure", "failure", true),
      starts("always", "success", "failure", true),
    ]).toEqual([false, false, true]);
  });
});
