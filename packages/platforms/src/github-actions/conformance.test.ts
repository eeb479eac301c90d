import { credential, deriveAccess, secret } from "@create-pipeline/plan";
import type { Plan } from "@create-pipeline/plan";
import { compare, deliveryTasks, fakeTasks, randomPlan } from "@create-pipeline/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { githubActions } from "./index.ts";
import { jobRules } from "./read.ts";
import type { RawJobs } from "./read.ts";
import { checkout, contextOf, flow, job, planOf, renderFlow, run, task } from "./testing/small-plan.ts";

it("says what the plan says, for 500 random plans", { timeout: 300_000 }, () => {
  const context = { ...contextOf(), tasks: fakeTasks };

  fc.assert(
    fc.property(randomPlan(), (plan) => {
      const { model, diagnostics } = githubActions.render(plan, context);

      expect(diagnostics).toEqual([]);
      expect(compare(plan, githubActions.read(githubActions.emit(model, context), context))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it("gives no secret, no token and no write permission to a flow that anybody can start", () => {
  const context = { ...contextOf(), tasks: fakeTasks };

  fc.assert(
    fc.property(randomPlan({ nested: false }), (plan) => {
      const untrusted = new Set<string>(plan.flows.filter(({ trust }) => trust === "untrusted").map(({ id }) => id));
      const { workflows } = githubActions.render(plan, context).model;
      const model = { workflows: workflows.filter(({ flow: id }) => untrusted.has(id)) };

      for (const { content } of githubActions.emit(model, context))
        expect(content).not.toMatch(/secrets\.|github\.token|: write|\n    environment:|pull_request_target/);
    }),
    { numRuns: 100 },
  );
});

describe("the comparison", () => {
  const steps = [checkout, run({ TOKEN: secret("TOKEN") }), task("sign-image", { identity_token: credential("identity") })];
  const jobs = [
    job("a", { steps, environment: { name: "dev", access: "observe" }, ...deriveAccess(steps, deliveryTasks) }),
    job("b", { needs: ["a"], after: "failure" }),
    job("c", { needs: ["b"] }),
    job("d", { needs: ["a"], after: "always" }),
    job("required", { needs: ["a", "d"], required: true }),
  ];
  const plan: Plan = planOf(flow(jobs));
  const spoiled: readonly [string, string | RegExp, string, readonly string[]][] = [
    ["an edge that is gone", "needs: [b]\n    if: ${{ !cancelled() && needs.b.result == 'success' }}", "", ["order", "start", "runs"]],
    ["success() where a job further up is skipped", "    if: ${{ !cancelled() && needs.b.result == 'success' }}\n", "", ["runs"]],
    ["a start in a cancelled run", "!cancelled() && needs.a.result == 'failure'", "always() && needs.a.result == 'failure'", ["start"]],
    ["always without its status function", "if: ${{ always() }}\n    runs-on", "runs-on", ["start", "start"]],
    ["a guard that forgets a need", " || needs.d.result != 'success'", "", ["start"]],
    ["a guard that forgets that somebody cancelled", "cancelled() || ", "", ["start"]],
    ["no guard", /- name: Fail unless[^]*?exit 1\n/, "- name: Nothing\n        run: |\n          exit 1\n", ["required", "scripts", "start"]],
    ["another time limit", "timeout-minutes: 10", "timeout-minutes: 11", ["timeout"]],
    ["another secret", "secrets.TOKEN", "secrets.OTHER", ["secrets"]],
    ["a secret by another spelling", "true\n", "true\n        shell: bash ${{ secrets['OTHER'] }}\n", ["secrets"]],
    ["all secrets at once", "name: Check out", "name: Check out ${{ toJSON(secrets) }}", ["secrets"]],
    ["another environment", "dev-observe", "staging-observe", ["environment"]],
    ["nothing where nothing is spoiled", "name: a", "name: a", []],
    ["a permission too many", "      contents: read", "      checks: write\n      contents: read", ["permissions"]],
    ["a permission that is higher than its reason", "contents: read #", "contents: write #", ["permissions"]],
    ["a permission that is gone", /      packages: write.*\n/, "", ["permissions"]],
    ["a script with one letter more", "true\n", "true \n", ["scripts"]],
  ];

  it.each(spoiled)("finds %s", (_, from, to, aspects) => {
    const context = contextOf();
    const [file] = githubActions.emit(githubActions.render(plan, context).model, context);
    const content = (file?.content ?? "").replace(from, () => to);

    const found = compare(plan, githubActions.read([{ ...file!, content }], context)).map(({ aspect }) => aspect);

    expect([...new Set(found)].sort()).toEqual(expect.arrayContaining([...new Set(aspects)]));
    expect(found.length > 0).toBe(aspects.length > 0);
  });
});

describe("a flow whose paths did not change", () => {
  const jobs = [
    job("a"),
    job("b", { needs: ["a"] }),
    job("c", { needs: ["a"], after: "failure" }),
    job("d", { needs: ["a"], after: "always" }),
    job("required", { needs: ["a", "b", "d"], required: true }),
  ];
  const { text } = renderFlow(flow(jobs, { id: "verify", triggers: [{ on: "change" }], trust: "untrusted", paths: ["src/**"] }));
  const raw = (parse(text) as { jobs: RawJobs }).jobs;
  const skipped = { a: "skipped", b: "skipped", c: "skipped", d: "skipped" } as const;

  it("starts no job", () => {
    const moment = { outcomes: skipped, runCancelled: false, applies: false };

    expect(["a", "b", "c", "d"].filter((id) => jobRules(id, raw).starts(moment))).toEqual([]);
  });

  it("has a green check", () => {
    expect(jobRules("required", raw).passes({ outcomes: skipped, runCancelled: false, applies: false })).toBe(true);
  });

  it("has a red check when nobody knows whether it applies", () => {
    const moment = { outcomes: { ...skipped, changes: "failure" }, runCancelled: false, applies: false } as const;

    expect(jobRules("required", raw).starts(moment)).toBe(true);
    expect(jobRules("required", raw).passes(moment)).toBe(false);
  });

  it("has a red check when it applies and everything was skipped", () => {
    expect(jobRules("required", raw).passes({ outcomes: skipped, runCancelled: false, applies: true })).toBe(false);
  });
});
