import type { CanarySettings, Service } from "@create-pipeline/spec";
import { service } from "@create-pipeline/testing";
import { describe, expect, it } from "vitest";
import { designOf, requirementOf, type Design } from "./design.ts";
import template from "./template.ts";

const settings: CanarySettings = {
  rps: 50,
  baseline: 0.001,
  detect: 5,
  power: 0.8,
  falseAborts: 0.01,
  maxMinutes: 60,
  environments: ["production"],
  router: "gateway-api",
  prometheus: { address: "http://prometheus.monitoring:9090", namespace: "monitoring" },
  metric: { name: "http_requests_total", statusLabel: "status", failed: "5..", podHashLabel: "rollouts_pod_template_hash", namespaceLabel: "namespace" },
};

function withCanary(changes: Partial<CanarySettings> = {}, replicas = { min: 4, max: 12 }): Service {
  const plain = service();
  const environments = plain.environments.map((environment) => (environment.name === "production" ? { ...environment, replicas } : environment));
  return { ...plain, environments, delivery: { ...plain.delivery, rollout: "canary", canary: { ...settings, ...changes } } };
}

describe("a canary made for a goal", () => {
  it("reaches it, and the same goal gives the same canary", () => {
    const design = designOf(withCanary()) as Design;

    expect(design.bad.abort).toBeGreaterThanOrEqual(0.8);
    expect(design.healthy.abort).toBeLessThanOrEqual(0.01);
    expect(design.durationSeconds).toBeLessThanOrEqual(3600);
    expect(design.steps.every(({ seconds }) => seconds % 60 === 0)).toBe(true);
    expect(designOf(withCanary())).toEqual(design);
  });

  it("waits for requests that the traffic promised practically never falls below", () => {
    const { steps } = designOf(withCanary()) as Design;
    let expected = 0;
    for (const { weight, seconds, minimumRequests } of steps) {
      expected += (settings.rps * seconds * weight) / 100;
      expect(minimumRequests).toBeLessThanOrEqual(expected / 2);
      expect(expected - minimumRequests).toBeGreaterThan(4 * Math.sqrt(expected));
    }
    expect(steps.at(-1)?.minimumRequests).toBeGreaterThan(expected / 3);
  });

  it("is made of whole pods without a router", () => {
    const { steps, bad, durationSeconds } = designOf(withCanary({ router: "replicas" })) as Design;

    expect(steps.map(({ weight }) => weight % 25)).toEqual(steps.map(() => 0));
    expect(new Set(steps.map(({ weight }) => weight)).size).toBe(steps.length);
    expect(bad.abort).toBeGreaterThanOrEqual(0.8);
    expect(durationSeconds).toBeLessThanOrEqual(3600);
  });

  it("is what the gate asks for", () => {
    expect(requirementOf(settings)).toEqual({ power: [{ ratio: 5, atLeast: 0.8 }], falseAborts: 0.01, maxSeconds: 3600 });
  });
});

describe("a goal that nothing meets", () => {
  const impossible = withCanary({ rps: 0.01, maxMinutes: 5 });

  it("is one problem, which says what would be needed", () => {
    const told = (of: Service) => template.problems?.(of).map(({ code, message, hint, path }) => `${path.join(".")}: ${message} [${code}] ${hint}`);

    expect(told(withCanary({ rps: 5, maxMinutes: 20 }))).toMatchInlineSnapshot(`
      [
        "delivery.canary: delivery.canary: no configuration meets this: the best within the limits catches 25 % of fivefold regressions, not 80 % [canary/goal] what would be needed: a release that may take 1h, or 3x the traffic, such as by a load test that meets what users meet",
      ]
    `);
    expect(told(impossible)).toMatchInlineSnapshot(`
      [
        "delivery.canary: delivery.canary: no configuration meets this: the best within the limits catches 0 % of fivefold regressions, not 80 % [canary/goal] no canary whatever can tell with fewer than 790 requests, which with half of the traffic take 43h 38m; ask for a larger regression, or give it more time or more traffic",
      ]
    `);
    expect(told(withCanary())).toEqual([]);
  });

  it("gives no file and no part of the workload", () => {
    expect(template.workload?.({ service: impossible } as never)).toBeUndefined();
  });
});
