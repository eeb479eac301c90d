import { describe, expect, it } from "vitest";
import type { Canary } from "../model.ts";
import { sequentialGateQuery } from "../promql/sequential-gate.ts";
import { readCanaries } from "./read-canaries.ts";

const requests = { metric: "http_requests_total", matchers: [{ label: "app", operator: "=", value: "shop" }] } as const;
const errors = { ...requests, matchers: [...requests.matchers, { label: "code", operator: "=~", value: "5.." }] } as const;
const gate = { alpha: 0.01, ratios: [1.5, 2, 5, 10], combine: "mixture" } as const;

function query(canary: string, combine: "mixture" | "maximum" = "mixture"): string {
  const label = { label: canary.includes("target") ? "pod" : "hash", operator: "=~", value: canary } as const;
  return sequentialGateQuery({ ...gate, combine }, { requests, errors, canary: [label], lookBackSeconds: 3600 });
}

const block = (text: string): string => `|\n${text.split("\n").map((line) => `          ${line}`).join("\n")}\n`; // prettier-ignore

function argo(text: string, metric = "    failureCondition: result[0] > 0\n"): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: shop}
spec:
  strategy:
    canary:
      trafficRouting: {nginx: {}}
      analysis: {templates: [{templateName: t}], args: [{name: hash, valueFrom: {podTemplateHashValue: Latest}}]}
      steps: [{setWeight: 5}, {pause: {duration: 10m}}, {setWeight: 20}, {pause: {duration: 30m}}]
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: {name: t}
spec:
  args: [{name: hash}]
  metrics:
  - name: gate
    interval: 1m
${metric}    provider:
      prometheus:
        query: ${block(text)}`;
}

function flagger(text: string, threshold = 1): string {
  return `apiVersion: flagger.app/v1beta1
kind: Canary
metadata: {name: shop}
spec:
  provider: istio
  targetRef: {name: shop}
  analysis: {interval: 1m, threshold: ${threshold}, stepWeight: 10, maxWeight: 30, metrics: [{name: gate, templateRef: {name: gate}, thresholdRange: {max: 0}}]}
---
apiVersion: flagger.app/v1beta1
kind: MetricTemplate
metadata: {name: gate}
spec:
  provider: {type: prometheus}
  query: ${block(text)}`;
}

async function read(text: string): Promise<Canary> {
  const { readings, diagnostics } = await readCanaries([{ file: "a.yaml", text }]);
  expect(diagnostics).toEqual([]);
  return readings[0]!.canary;
}

describe("the generated gate in a manifest", () => {
  it.each(["mixture", "maximum"] as const)("is read from a Rollout as what it is: %s", async (combine) => {
    expect(await read(argo(query("{{args.hash}}", combine)))).toEqual({
      name: "shop",
      notModelled: [],
      judge: { kind: "sequential", ...gate, combine, intervalSeconds: 60, stepSeconds: 60, phases: [{ weight: 0.05, seconds: 600 }, { weight: 0.2, seconds: 1800 }] }, // prettier-ignore
    });
  });

  it("is read from a Canary of Flagger", async () => {
    const { judge, notModelled } = await read(flagger(query("{{ target }}-[0-9a-z]+-[0-9a-z]+")));

    expect(notModelled).toEqual([]);
    expect(judge).toMatchObject({ kind: "sequential", ...gate, phases: [{ weight: 0.1 }, { weight: 0.2 }, { weight: expect.closeTo(0.3) as number }] });
  });

  it.each([
    ["one letter of it was edited", argo(query("{{args.hash}}").replace("+ 1)", "+ 2)")), "metrics.gate"],
    ["it selects the stable version", argo(query("stable")), "metrics.gate"],
    ["it may fail twice", argo(query("{{args.hash}}"), "    failureCondition: result[0] > 0\n    failureLimit: 1\n"), "metrics.gate"],
    ["its condition looks elsewhere", argo(query("{{args.hash}}"), "    failureCondition: result[0] > 3\n"), "metrics.gate"],
    ["Flagger waits for more failures", flagger(query("{{ target }}-[0-9a-z]+-[0-9a-z]+"), 2), "metrics.gate"],
  ])("is not taken for it when %s", async (_, text, what) => {
    const { judge, notModelled } = await read(text);

    expect(judge.kind).not.toBe("sequential");
    expect(notModelled.map((note) => note.what)).toContain(what);
  });
});
