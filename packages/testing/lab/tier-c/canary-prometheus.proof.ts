import {
  memoryOf,
  prometheusProcess,
  rolloutsProcess,
  startFakeExporter,
  startPrometheus,
  until,
  type FakeExporter,
  type Lab,
  type Traffic,
} from "@create-pipeline/lab";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canaryService, weightsOf, type CanaryService } from "./canary-service.ts";
import { analysesOf, measurementsOf, statusOf, untilPhase, untilWeights } from "./observe.ts";
import { release, stableReplicas, type Release } from "./release.ts";
import { digestOf, startCanaryLab } from "./start-canary-lab.ts";

let lab: Lab;
let exporter: FakeExporter;
let prometheus: string;
const hashes: string[] = [];
beforeAll(async () => {
  lab = await startCanaryLab();
  exporter = await startFakeExporter();
  prometheus = await startPrometheus(lab, [exporter.target]);
});
afterAll(async () => {
  await lab?.stop();
  await exporter?.close();
});

/** The first version serves well; the canary serves what the test says from the moment it has a pod template hash. */
async function releaseServing(namespace: string, traffic: Traffic | undefined, look: (release: Release) => Promise<void>): Promise<void> {
  // The first measurement must look back over two scrapes.
  const service = canaryService({ namespace, prometheus, form: { kind: "gates", count: 4 }, window: "5s", metric: { initialDelay: "6s" } });
  await release(lab, service, digestOf("2"), async (seen) => {
    const hash = await canaryHash(service, seen);
    hashes.push(hash);
    exporter.serve({ namespace, hash: seen.before.stableRS ?? "" }, { requestsPerSecond: 900, errorShare: 0.001 });
    if (traffic !== undefined) exporter.serve({ namespace, hash }, traffic);
    await look(seen);
  });
}

async function canaryHash(service: CanaryService, { before }: Release): Promise<string> {
  return until("the hash of the canary", async () => {
    const { currentPodHash } = await statusOf(lab, service);
    return currentPodHash === before.stableRS ? undefined : currentPodHash;
  });
}

describe.concurrent("the query of the analysis, asked of a real Prometheus", () => {
  test("promotes a canary that serves well", async ({ expect }) => {
    await releaseServing("served-well", { requestsPerSecond: 100, errorShare: 0.001 }, async ({ service, observed }) => {
      const after = await untilPhase(lab, service, ["Healthy", "Degraded"], 120_000);
      await untilWeights(observed, [0, ...weightsOf(service), 100, 0]);

      expect(after).toMatchObject({ phase: "Healthy", stableRS: after.currentPodHash });
      expect(observed.weights).toEqual([0, ...weightsOf(service), 100, 0]);
      const values = (await analysesOf(lab, service)).flatMap(measurementsOf).map(({ value }) => Number(value?.slice(1, -1)));
      expect(values.length).toBe(weightsOf(service).length * 4);
      expect(Math.min(...values)).toBeGreaterThan(0.99);
    });
  });

  test("takes back a canary of which every fifth answer is an error, though most requests of the service are well", async ({ expect }) => {
    await releaseServing("served-badly", { requestsPerSecond: 100, errorShare: 0.2 }, async (seen) => {
      const { service, before, observed } = seen;
      const after = await untilPhase(lab, service, ["Healthy", "Degraded"]);
      await untilWeights(observed, [0, weightsOf(service)[0] ?? 0, 0]);

      expect(after).toMatchObject({ phase: "Degraded", abort: true, stableRS: before.stableRS });
      const values = (await analysesOf(lab, service)).flatMap(measurementsOf).map(({ value }) => Number(value?.slice(1, -1)));
      expect(Math.abs((values.at(-1) ?? 0) - 0.8)).toBeLessThan(0.05);
      expect(observed.weights).toEqual([0, weightsOf(service)[0], 0]);
      expect(stableReplicas(seen)).toEqual([service.rollout(digestOf("1")).spec.replicas]);
    });
  });

  test.for<[string, Traffic | undefined, string]>([
    ["not-scraped", undefined, "[]"],
    ["without-requests", { requestsPerSecond: 0, errorShare: 0 }, "[NaN]"],
  ])("holds a canary that is %s, and says why", async ([namespace, traffic, value], { expect }) => {
    await releaseServing(namespace, traffic, async ({ service, observed }) => {
      await until("an inconclusive analysis", async () => ((await statusOf(lab, service)).message === "InconclusiveAnalysisRun" ? true : undefined));
      await sleep(5_000);

      expect(await statusOf(lab, service)).toMatchObject({ phase: "Paused", message: "InconclusiveAnalysisRun" });
      expect(new Set((await analysesOf(lab, service)).flatMap(measurementsOf).map((measurement) => measurement.value))).toEqual(new Set([value]));
      expect(observed.weights).toEqual([0, weightsOf(service)[0]]);
    });
  });
});

test("equal pods have an equal hash in every namespace, so a query must name both", () => {
  expect(hashes).toHaveLength(4);
  expect(new Set(hashes).size).toBe(1);
});

test("the controller and Prometheus are small", () => {
  const measured: readonly string[] = [rolloutsProcess, prometheusProcess];
  const megabytes = Object.fromEntries(
    lab.processes.running.filter(({ name }) => measured.includes(name)).map((one) => [one.name, Math.round(memoryOf(one).peak / 1e6)]),
  );
  console.log(`peak memory in MB: ${JSON.stringify(megabytes)}`);
  expect(Math.max(...Object.values(megabytes))).toBeLessThan(300);
});
