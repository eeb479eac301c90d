import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ask } from "../ask.ts";
import { startFakeExporter, type FakeExporter } from "./start-fake-exporter.ts";

let exporter: FakeExporter;
beforeEach(async () => {
  exporter = await startFakeExporter();
});
afterEach(() => exporter.close());

async function scrape(namespace: string): Promise<Readonly<Record<string, number>>> {
  const { text } = await ask(`http://${exporter.target}/metrics`);
  const samples = [...text.matchAll(/^http_requests_total\{namespace="([^"]+)",rollouts_pod_template_hash="([^"]+)",status="([^"]+)"\} (\d+)$/gm)];
  return Object.fromEntries(samples.filter(([, of]) => of === namespace).map(([, , hash, status, value]) => [`${hash} ${status}`, Number(value)]));
}

test("has no series of a version that serves nothing yet", async () => {
  expect(await scrape("orders-dev")).toEqual({});
});

test("counts the requests of each version of each namespace, and never backwards when its traffic changes", async () => {
  exporter.serve({ namespace: "orders-dev", hash: "a" }, { requestsPerSecond: 10_000, errorShare: 0.5 });
  exporter.serve({ namespace: "orders-production", hash: "a" }, { requestsPerSecond: 0, errorShare: 0 });
  await sleep(60);
  const before = await scrape("orders-dev");
  exporter.serve({ namespace: "orders-dev", hash: "a" }, { requestsPerSecond: 10_000, errorShare: 0 });
  const changed = await scrape("orders-dev");
  await sleep(60);
  const after = await scrape("orders-dev");

  expect(before["a 500"]).toBeGreaterThan(100);
  expect(Math.abs((before["a 200"] ?? 0) - (before["a 500"] ?? 0))).toBeLessThanOrEqual(1);
  expect(changed["a 500"]).toBeGreaterThanOrEqual(before["a 500"] ?? 0);
  expect(after["a 500"]).toBe(changed["a 500"]);
  expect(after["a 200"]).toBeGreaterThan((changed["a 200"] ?? 0) + 100);
  expect(await scrape("orders-production")).toEqual({ "a 200": 0, "a 500": 0 });
});
