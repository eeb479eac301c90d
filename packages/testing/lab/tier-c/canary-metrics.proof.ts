import type { Lab } from "@create-pipeline/lab";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canaryService, metricOf, weightsOf } from "./canary-service.ts";
import { install, lastAnalysis, measurementsOf, observe, promote, untilPhase } from "./observe.ts";
import { digestOf, startCanaryLab, withStub } from "./start-canary-lab.ts";

let lab: Lab;
beforeAll(async () => {
  lab = await startCanaryLab();
});
afterAll(() => lab?.stop());

test("good metrics promote the canary through exactly its weights", async () => {
  await withStub(async (stub) => {
    const service = canaryService({ namespace: "good", prometheus: stub.url });
    stub.answer(() => [0.999]);
    const before = await install(lab, service, digestOf("1"));
    const observed = await observe(lab, service);

    await promote(lab, service, digestOf("2"));
    const after = await untilPhase(lab, service, ["Healthy", "Degraded"]);
    observed.stop();
    const analysis = await lastAnalysis(lab, service);

    expect(after).toMatchObject({ phase: "Healthy", stableRS: after.currentPodHash });
    expect(after.stableRS).not.toBe(before.stableRS);
    expect(observed.weights).toEqual([0, ...weightsOf(service), 100, 0]);
    expect(analysis?.phase).toBe("Successful");
    expect(stub.asked.length).toBeGreaterThan(metricOf(service).failureLimit);
    expect(new Set(stub.asked.map(({ query }) => query.includes(`rollouts_pod_template_hash="${after.currentPodHash}"`)))).toEqual(new Set([true]));
    console.log(JSON.stringify({ phases: observed.phases, replicas: [...observed.replicas], asked: stub.asked.length, analysis }));
  });
});
