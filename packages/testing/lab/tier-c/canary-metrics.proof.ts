import { until, type Lab, type PrometheusAnswer } from "@create-pipeline/lab";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, test } from "vitest";
import { metricOf, weightsOf, type Form } from "./canary-service.ts";
import { analysesOf, measurementsOf, resume, statusOf, untilPhase, untilWeights } from "./observe.ts";
import { releaseWith, stableReplicas, untilCanaryGone } from "./release.ts";
import { digestOf, startCanaryLab } from "./start-canary-lab.ts";

let lab: Lab;
beforeAll(async () => {
  lab = await startCanaryLab();
});
afterAll(() => lab?.stop());

const forms: readonly (readonly [string, Form])[] = [
  ["gates", { kind: "gates" }],
  ["pauses", { kind: "pauses", seconds: 6 }],
];
const ended = ["Healthy", "Degraded"];

/** Pauses so long that a measurement comes to its end in them; a gate lasts as long as its analysis. */
const lasting = (form: Form, seconds: number): Form => (form.kind === "gates" ? form : { kind: "pauses", seconds });

// They wait far more than they compute, each in a namespace and with a Prometheus of its own.
describe.concurrent.for(forms)("a canary with %s", ([kind, form]) => {
  test("is promoted by good metrics through exactly its weights", async ({ expect }) => {
    await releaseWith(
      lab,
      { namespace: `good-${kind}`, form },
      () => [0.999],
      async ({ stub, service, before, observed }) => {
        const after = await untilPhase(lab, service, ended);
        await untilWeights(observed, [0, ...weightsOf(service), 100, 0]);

        expect(after).toMatchObject({ phase: "Healthy", stableRS: after.currentPodHash });
        expect(after.stableRS).not.toBe(before.stableRS);
        expect(observed.weights).toEqual([0, ...weightsOf(service), 100, 0]);
        const phases = (await analysesOf(lab, service)).map(({ phase }) => phase);
        expect(phases).toEqual(Array<string>(form.kind === "gates" ? weightsOf(service).length : 1).fill("Successful"));
        expect(stub.asked.length).toBeGreaterThan(metricOf(service).failureLimit);
        const pods = `{namespace="${service.namespace}",rollouts_pod_template_hash="${after.currentPodHash}"`;
        expect(stub.asked.filter(({ query }) => !query.includes(pods))).toEqual([]);
      },
    );
  });

  test("is taken back by bad metrics, and the stable version is never touched", async ({ expect }) => {
    await releaseWith(
      lab,
      { namespace: `bad-${kind}`, form: lasting(form, 20) },
      () => [0.5],
      async (release) => {
        const { service, before, observed } = release;
        const after = await untilPhase(lab, service, ended);
        const analysis = (await analysesOf(lab, service)).at(-1);
        const { failureLimit } = metricOf(service);

        expect(after).toMatchObject({ phase: "Degraded", abort: true, stableRS: before.stableRS });
        expect(after.message).toContain(`assessed Failed due to failed (${failureLimit + 1}) > failureLimit (${failureLimit})`);
        expect(analysis).toMatchObject({ phase: "Failed" });
        // One failure more than the limit, not as many as the limit.
        expect(measurementsOf(analysis).map(({ phase }) => phase)).toEqual(Array<string>(failureLimit + 1).fill("Failed"));
        await untilWeights(observed, [0, weightsOf(service)[0] ?? 0, 0]);
        await untilCanaryGone(release, after);
        expect(observed.weights).toEqual([0, weightsOf(service)[0], 0]);
        expect(stableReplicas(release)).toEqual([service.rollout(digestOf("1")).spec.replicas]);
      },
    );
  });

  test.for<[string, PrometheusAnswer, RegExp]>([
    ["no-answer", "silence", /deadline exceeded/],
    ["server-error", "error", /500/],
  ])("%s counts as an error; over the limit it is taken back", async ([name, answer, message], { expect }) => {
    // An error is asked again after ten seconds, so pauses must be longer than that.
    await releaseWith(
      lab,
      { namespace: `${name}-${kind}`, form: lasting(form, 30) },
      () => answer,
      async (release) => {
        const { service, before, observed } = release;
        const after = await untilPhase(lab, service, ended);
        const analysis = (await analysesOf(lab, service)).at(-1);
        const { consecutiveErrorLimit } = metricOf(service);
        const measurements = measurementsOf(analysis);

        expect(after).toMatchObject({ phase: "Degraded", abort: true, stableRS: before.stableRS });
        expect(after.message).toContain(`consecutiveErrors (${consecutiveErrorLimit + 1}) > consecutiveErrorLimit (${consecutiveErrorLimit})`);
        expect(analysis).toMatchObject({ phase: "Error" });
        expect(measurements).toMatchObject(Array<object>(consecutiveErrorLimit + 1).fill({ phase: "Error", message: expect.stringMatching(message) }));
        // Whatever the interval says.
        expect(Date.parse(measurements[1]?.startedAt ?? "") - Date.parse(measurements[0]?.finishedAt ?? "")).toBeGreaterThanOrEqual(9_000);
        await untilWeights(observed, [0, weightsOf(service)[0] ?? 0, 0]);
        await untilCanaryGone(release, after);
        expect(stableReplicas(release)).toEqual([service.rollout(digestOf("1")).spec.replicas]);
      },
    );
  });

  test("bears errors that stop before the limit", async ({ expect }) => {
    const answer = (_query: string, count: number): PrometheusAnswer => (count <= 1 ? "error" : [1]);
    await releaseWith(lab, { namespace: `some-errors-${kind}`, form: lasting(form, 20), weights: [10, 30] }, answer, async ({ service, observed }) => {
      const after = await untilPhase(lab, service, ended);
      await untilWeights(observed, [0, ...weightsOf(service), 100, 0]);

      expect(after).toMatchObject({ phase: "Healthy", stableRS: after.currentPodHash });
      expect((await analysesOf(lab, service))[0]).toMatchObject({ phase: "Successful", metricResults: [{ error: metricOf(service).consecutiveErrorLimit }] });
    });
  });
});

const nothing: readonly (readonly [string, PrometheusAnswer, string])[] = [
  ["not-a-number", [Number.NaN], "[NaN]"],
  ["empty", [], "[]"],
];

describe.concurrent.for(nothing)("an answer that is %s", ([name, answer, value]) => {
  test("holds a gate and says why; it goes on when somebody says so and the metrics are there", async ({ expect }) => {
    // As many pods at every weight, so that nothing but the gate holds it.
    await releaseWith(
      lab,
      { namespace: name, form: { kind: "gates" }, canaryReplicas: 4 },
      () => answer,
      async ({ stub, service, observed }) => {
        const { inconclusiveLimit } = metricOf(service);
        await untilInconclusive(lab, service);
        const analysis = (await analysesOf(lab, service)).at(-1);
        await sleep(10_000);
        const later = await statusOf(lab, service);
        const asked = stub.asked.length;

        expect(analysis).toMatchObject({ phase: "Inconclusive" });
        expect(analysis?.message).toContain(`inconclusive (${inconclusiveLimit + 1}) > inconclusiveLimit (${inconclusiveLimit})`);
        expect(measurementsOf(analysis)).toMatchObject(Array<object>(inconclusiveLimit + 1).fill({ phase: "Inconclusive", value }));
        expect(later).toMatchObject({ phase: "Paused", message: "InconclusiveAnalysisRun", pauseConditions: [{ reason: "InconclusiveAnalysisRun" }] });
        expect(observed.weights).toEqual([0, weightsOf(service)[0]]);
        expect(asked).toBe(inconclusiveLimit + 1);

        stub.answer(() => [1]);
        await resume(lab, service);
        expect(await untilPhase(lab, service, ended)).toMatchObject({ phase: "Healthy" });
        await untilWeights(observed, [0, ...weightsOf(service), 100, 0]);
        expect(observed.weights).toEqual([0, ...weightsOf(service), 100, 0]);
        expect(stub.asked.length).toBeGreaterThan(asked + weightsOf(service).length);
      },
    );
  });

  // Twins that look right and are not; a generated canary must not have their form.
  test("broken twin: pauses of some seconds go on by themselves, to the end, and nobody measured anything", async ({ expect }) => {
    await releaseWith(
      lab,
      { namespace: `promoted-${name}`, form: { kind: "pauses", seconds: 10 }, canaryReplicas: 4 },
      () => answer,
      async ({ service, observed }) => {
        await untilInconclusive(lab, service);
        expect(await untilPhase(lab, service, ended)).toMatchObject({ phase: "Healthy" });
        expect(await analysesOf(lab, service)).toMatchObject([{ phase: "Inconclusive" }]);
        await untilWeights(observed, [0, ...weightsOf(service), 100, 0]);
      },
    );
  });

  test("broken twin: pauses of some seconds let more traffic through, until the number of pods would change", async ({ expect }) => {
    await releaseWith(
      lab,
      { namespace: `further-${name}`, form: { kind: "pauses", seconds: 10 } },
      () => answer,
      async ({ service, observed }) => {
        await untilInconclusive(lab, service);
        await untilWeights(observed, [0, ...weightsOf(service).slice(0, 2)]);
        // Longer than the next pause.
        await sleep(14_000);
        expect(await statusOf(lab, service)).toMatchObject({ phase: "Paused", message: "InconclusiveAnalysisRun" });
        expect(observed.weights).toEqual([0, ...weightsOf(service).slice(0, 2)]);
      },
    );
  });

  test("broken twin: with a success condition alone, it counts as failed", async ({ expect }) => {
    await releaseWith(
      lab,
      { namespace: `failed-${name}`, form: { kind: "gates" }, metric: { failureCondition: "" } },
      () => answer,
      async ({ service }) => {
        expect(await untilPhase(lab, service, ended)).toMatchObject({ phase: "Degraded" });
        expect((await analysesOf(lab, service)).at(-1)).toMatchObject({ phase: "Failed" });
      },
    );
  });
});

test("broken twin: pauses that are over before the error limit is reached promote what nobody measured", async ({ expect }) => {
  const options = { namespace: "too-fast", form: { kind: "pauses", seconds: 4 }, weights: [10, 30], metric: { consecutiveErrorLimit: 4 } } as const;
  await releaseWith(
    lab,
    options,
    () => "error",
    async ({ service }) => {
      expect(await untilPhase(lab, service, ended)).toMatchObject({ phase: "Healthy" });
      expect((await analysesOf(lab, service)).flatMap(measurementsOf).map(({ phase }) => phase)).not.toContain("Successful");
    },
  );
});

async function untilInconclusive(...[of, service]: Parameters<typeof statusOf>): Promise<void> {
  const reasons = async (): Promise<readonly string[]> => ((await statusOf(of, service)).pauseConditions ?? []).map(({ reason }) => reason);
  const isInconclusive = async (): Promise<true | undefined> => ((await reasons()).includes("InconclusiveAnalysisRun") ? true : undefined);
  await until(`${service.namespace} to be inconclusive`, isInconclusive, { everyMs: 300 });
}
