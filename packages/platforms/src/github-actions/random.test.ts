import { compare, fakeTasks, randomPlan, service } from "@create-pipeline/testing";
import fc from "fast-check";
import { expect, it } from "vitest";
import { githubActions } from "./index.ts";

it("says what the plan says, for 500 random plans", () => {
  const context = { service: service({ platform: "github-actions" }), choice: { name: "github-actions", edition: "enterprise", visibility: "private" } as const, tasks: fakeTasks, version: "1.0.0" };

  fc.assert(
    fc.property(randomPlan(), (plan) => {
      const { model, diagnostics } = githubActions.render(plan, context);
      expect(diagnostics).toEqual([]);
      const read = githubActions.read(githubActions.emit(model, context), context);
      expect(compare(plan, read)).toEqual([]);
    }),
    { numRuns: 500, seed: 1 },
  );
}, 300_000);
