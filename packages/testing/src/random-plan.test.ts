import { deriveAccess, findCycle, fuseApprovals, stepValues, topological } from "@create-pipeline/plan";
import type { Flow, Plan } from "@create-pipeline/plan";
import fc from "fast-check";
import { expect, it } from "vitest";
import { fakeTasks } from "./fake-tasks.ts";
import { randomPlan } from "./random-plan.ts";

it("makes plans that keep the rules of a plan", () => {
  fc.assert(
    fc.property(randomPlan(), (plan) => {
      expect(plan.flows.length).toBeGreaterThan(0);
      expect(plan.flows.flatMap(brokenRules)).toEqual([]);
    }),
    { numRuns: 300, seed: 1 },
  );
});

it("makes the same plan from the same seed", () => {
  const options = { numRuns: 20, seed: 7 };

  expect(fc.sample(randomPlan(), options)).toEqual(fc.sample(randomPlan(), options));
});

it("reaches every feature of a plan", () => {
  const features = new Set(fc.sample(randomPlan(), { numRuns: 300, seed: 2 }).flatMap(featuresOf));

  expect([...features].sort()).toMatchInlineSnapshot(`
    [
      "after always",
      "after failure",
      "after success",
      "approval",
      "concurrency queue",
      "concurrency supersede",
      "consumes",
      "delay",
      "environment deploy",
      "environment observe",
      "inputs",
      "kind approve",
      "kind attest",
      "kind build",
      "kind check",
      "kind deploy",
      "kind publish",
      "kind report",
      "kind rollback",
      "kind verify",
      "outputs",
      "paths",
      "permission attestation write",
      "permission deployment read",
      "permission deployment write",
      "permission registry read",
      "permission registry write",
      "permission review read",
      "permission review write",
      "permission source read",
      "permission source write",
      "produces",
      "report cobertura",
      "report junit",
      "report sarif",
      "required",
      "retries",
      "services",
      "step checkout",
      "step run",
      "step task",
      "step toolchain",
      "trigger change",
      "trigger main",
      "trigger manual",
      "trigger queue",
      "trigger schedule",
      "trigger tag",
      "value credential",
      "value input",
      "value output",
      "value secret",
      "value step",
      "value text",
      "value variable",
    ]
  `);
});

function brokenRules(flow: Flow): string[] {
  const ids = flow.jobs.map((job) => job.id);
  const fused = fuseApprovals(flow);
  return [
    ...(new Set(ids).size === ids.length ? [] : ["an id twice"]),
    ...(findCycle(flow.jobs) ? ["a cycle"] : []),
    ...(JSON.stringify(topological(flow.jobs)) === JSON.stringify(flow.jobs) ? [] : ["not in topological order"]),
    ...(fused.jobs.every((job) => job.needs.every((need) => fused.jobs.some(({ id }) => id === need))) ? [] : ["an unknown need after fusing"]),
    ...flow.jobs.flatMap((job) => {
      const { permissions, secrets, identities } = deriveAccess(job.steps, fakeTasks);
      const values = job.steps.flatMap((step) => stepValues(step));
      return [
        ...(JSON.stringify({ permissions, secrets, identities }) ===
        JSON.stringify({ permissions: job.permissions, secrets: job.secrets, identities: job.identities })
          ? []
          : ["access"]),
        ...(values.every((value) => value.from !== "output" || job.needs.includes(value.job)) ? [] : ["an output of a job that is not needed"]),
        ...(values.every((value) => value.from !== "input" || flow.inputs.some(({ name }) => name === value.name)) ? [] : ["an unknown input"]),
        ...(flow.trust === "untrusted" &&
        (secrets.length > 0 || identities.length > 0 || values.some((value) => value.from === "credential") || Object.values(permissions).includes("write"))
          ? ["access without trust"]
          : []),
      ];
    }),
  ];
}

function featuresOf(plan: Plan): string[] {
  return plan.flows.flatMap((flow) => [
    ...flow.triggers.map((trigger) => `trigger ${trigger.on}`),
    ...(flow.inputs.length > 0 ? ["inputs"] : []),
    ...(flow.paths.length > 0 ? ["paths"] : []),
    `concurrency ${flow.concurrency.policy}`,
    ...flow.jobs.flatMap((job) => [
      `after ${job.after}`,
      `kind ${job.kind}`,
      ...(job.required ? ["required"] : []),
      ...(job.environment ? [`environment ${job.environment.access}`] : []),
      ...(job.environment?.approval ? ["approval"] : []),
      ...(job.outputs.length > 0 ? ["outputs"] : []),
      ...(job.produces.length > 0 ? ["produces"] : []),
      ...(job.consumes.length > 0 ? ["consumes"] : []),
      ...job.reports.map((report) => `report ${report.format}`),
      ...(job.services.length > 0 ? ["services"] : []),
      ...(job.delayMinutes > 0 ? ["delay"] : []),
      ...(job.retries > 0 ? ["retries"] : []),
      ...job.steps.map((step) => `step ${step.do}`),
      ...job.steps.flatMap((step) => stepValues(step).map((value) => `value ${value.from}`)),
      ...Object.entries(job.permissions).map(([scope, level]) => `permission ${scope} ${level}`),
    ]),
  ]);
}
