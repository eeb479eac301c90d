import { until, type Lab, type PrometheusAnswer, type StubPrometheus } from "@create-pipeline/lab";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, test } from "vitest";
import { weightsOf } from "./canary-service.ts";
import { generatedCanary, type GeneratedOptions } from "./generated-canary.ts";
import { analysesOf, resume, statusOf, untilPhase, untilWeights } from "./observe.ts";
import { release, stableReplicas, untilCanaryGone, type Release } from "./release.ts";
import { digestOf, startCanaryLab, withStub } from "./start-canary-lab.ts";

let lab: Lab;
beforeAll(async () => {
  lab = await startCanaryLab();
});
afterAll(() => lab?.stop());

const ended = ["Healthy", "Degraded"];
/** No evidence at all: the logarithm of the golden's share of false aborts, which the query says when nothing happens. */
const NOTHING = Math.log(0.005);
const isEvidence = (query: string): boolean => query.includes("ln(avg(exp(");
const says =
  (evidence: number, requests: number) =>
  (query: string): PrometheusAnswer => [isEvidence(query) ? evidence : requests];

async function releaseGenerated(
  namespace: string,
  answer: (query: string) => PrometheusAnswer,
  look: (release: Release & { readonly stub: StubPrometheus }) => Promise<void>,
  options: GeneratedOptions = {},
): Promise<void> {
  await withStub(async (stub) => {
    stub.answer(answer);
    const service = await generatedCanary("canary-gitlab", namespace, stub.url, options);
    await release(lab, service, digestOf("2"), (seen) => look({ ...seen, stub }));
  });
}

describe.concurrent("the canary that is generated", () => {
  test("is promoted through exactly its weights, and asks for its own pods in its own namespace", async ({ expect }) => {
    await releaseGenerated("generated-good", says(NOTHING, 1000), async ({ stub, service, before, observed }) => {
      const after = await untilPhase(lab, service, ended);
      await untilWeights(observed, [0, ...weightsOf(service), 100, 0]);

      expect(after).toMatchObject({ phase: "Healthy", stableRS: after.currentPodHash });
      expect(observed.weights).toEqual([0, ...weightsOf(service), 100, 0]);
      expect((await analysesOf(lab, service)).map(({ phase }) => phase)).toEqual(["Successful", "Successful", "Successful"]);
      expect(stub.asked.filter(({ query }) => isEvidence(query))).toHaveLength(6);
      expect(stub.asked.filter(({ query }) => !isEvidence(query))).toHaveLength(3);
      const pods = `{kubernetes_namespace="generated-good",pod_hash=~"${after.currentPodHash}|${before.stableRS}"`;
      expect(stub.asked.filter(({ query }) => !query.includes(pods) || !query.includes(`pod_hash="${after.currentPodHash}"`) || query.includes("{{"))).toEqual(
        [],
      );
    });
  });

  test("is taken back by the first evidence above the bound, and the stable version is never touched", async ({ expect }) => {
    await releaseGenerated("generated-bad", says(0.01, 1000), async (seen) => {
      const { service, before, observed, stub } = seen;
      const after = await untilPhase(lab, service, ended);
      await untilWeights(observed, [0, weightsOf(service)[0] ?? 0, 0]);
      await untilCanaryGone(seen, after);

      expect(after).toMatchObject({ phase: "Degraded", abort: true, stableRS: before.stableRS });
      expect(after.message).toContain('Metric "evidence" assessed Failed due to failed (1) > failureLimit (0)');
      expect(stub.asked.filter(({ query }) => isEvidence(query))).toHaveLength(1);
      expect(observed.weights).toEqual([0, weightsOf(service)[0], 0]);
      expect(stableReplicas(seen)).toEqual([4]);
    });
  });

  test.for<[string, (query: string) => PrometheusAnswer, number]>([
    ["few-requests", says(NOTHING, 49), 1],
    ["no-result", (query) => (isEvidence(query) ? [] : [1000]), 0],
    ["not-a-number", (query) => (isEvidence(query) ? [Number.NaN] : [1000]), 0],
  ])("waits for a person with %s, and goes on when somebody says so", async ([name, answer, step], { expect }) => {
    await releaseGenerated(`generated-${name}`, answer, async ({ service, stub, observed }) => {
      await until("an inconclusive analysis", async () => ((await statusOf(lab, service)).message === "InconclusiveAnalysisRun" ? true : undefined));
      await sleep(8_000);

      expect(await statusOf(lab, service)).toMatchObject({ phase: "Paused", message: "InconclusiveAnalysisRun" });
      expect(observed.weights).toEqual([0, ...weightsOf(service).slice(0, step + 1)]);

      stub.answer(says(NOTHING, 1000));
      await resume(lab, service);
      expect(await untilPhase(lab, service, ended)).toMatchObject({ phase: "Healthy" });
    });
  });

  test("is taken back when nobody answers", async ({ expect }) => {
    await releaseGenerated(
      "generated-silent",
      () => "error",
      async ({ service, before }) => {
        // Twelve answers, ten seconds apart.
        const after = await untilPhase(lab, service, ended, 170_000);

        expect(after).toMatchObject({ phase: "Degraded", abort: true, stableRS: before.stableRS });
        expect(after.message).toContain("consecutiveErrors (12) > consecutiveErrorLimit (11)");
      },
    );
  });

  // Steps of twenty minutes, with a deadline of five for pods that never become ready.
  test("is not aborted by a deadline that is shorter than one of its steps", async ({ expect }) => {
    const steps = "[{ weight: 10, seconds: 1500, minimumRequests: 50 }]";
    await releaseGenerated(
      "generated-long",
      says(NOTHING, 1000),
      async ({ service, stub }) => {
        const began = Date.now();
        const after = await untilPhase(lab, service, ended);

        expect(after).toMatchObject({ phase: "Healthy", stableRS: after.currentPodHash });
        expect(Date.now() - began).toBeGreaterThan(20_000);
        expect(stub.asked.filter(({ query }) => isEvidence(query))).toHaveLength(25);
      },
      { steps, progressDeadlineSeconds: 8 },
    );
  });
});
