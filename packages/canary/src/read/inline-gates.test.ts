import { describe, expect, it } from "vitest";
import { lint } from "../lint/lint.ts";
import type { Canary } from "../model.ts";
import { canaryRequestsQuery, sequentialGateQuery, type GateOptions } from "../promql/sequential-gate.ts";
import { readCanaries } from "./read-canaries.ts";

const service = { metric: "http_requests_total", matchers: [{ label: "hash", operator: "=~", value: "{{args.canary-hash}}|{{args.stable-hash}}" }] } as const;
const options: GateOptions = {
  requests: service,
  errors: { ...service, matchers: [...service.matchers, { label: "code", operator: "=~", value: "5.." }] },
  canary: [{ label: "hash", operator: "=", value: "{{args.canary-hash}}" }],
  lookBackSeconds: 3600,
};
const gate = { alpha: 0.01, ratios: [2.5, 5, 10], combine: "mixture" } as const;

const args = (looks: number): object[] => [
  { name: "canary-hash", valueFrom: { podTemplateHashValue: "Latest" } },
  { name: "stable-hash", valueFrom: { podTemplateHashValue: "Stable" } },
  { name: "looks", value: String(looks) },
  { name: "seconds", value: String(looks * 60) },
];
const analysis = (looks: number): object => ({ analysis: { templates: [{ templateName: "t" }], args: args(looks) } });
const evidence = {
  name: "evidence",
  initialDelay: "60s",
  interval: "60s",
  count: "{{args.looks}}",
  successCondition: "len(result) > 0 && result[0] <= 0",
  failureCondition: "len(result) > 0 && result[0] > 0",
  failureLimit: 0,
  provider: { prometheus: { query: sequentialGateQuery(gate, options) } },
};
const requests = {
  name: "requests",
  initialDelay: "{{args.seconds}}s",
  successCondition: "result[0] >= 10",
  failureCondition: "result[0] < 0",
  provider: { prometheus: { query: canaryRequestsQuery(options) } },
};

function manifests(steps: readonly object[], metrics: readonly object[] = [evidence, requests], more: object = {}): string {
  const rollout = {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Rollout",
    metadata: { name: "shop" },
    spec: { strategy: { canary: { trafficRouting: { nginx: {} }, steps, ...more } } },
  };
  const declared = ["canary-hash", "stable-hash", "looks", "seconds"].map((name) => ({ name }));
  const template = { apiVersion: "argoproj.io/v1alpha1", kind: "AnalysisTemplate", metadata: { name: "t" }, spec: { args: declared, metrics } };
  return [rollout, template].map((one) => JSON.stringify(one)).join("\n---\n");
}

async function read(...given: Parameters<typeof manifests>): Promise<Canary> {
  const { readings, diagnostics } = await readCanaries([{ file: "a.yaml", text: manifests(...given) }]);
  expect(diagnostics).toEqual([]);
  return readings[0]!.canary;
}

const steps = [{ setWeight: 5 }, analysis(2), { setWeight: 20 }, analysis(30)];

describe("the generated gate as the analysis of every step", () => {
  it("is one test over all of them, each as long as its analysis", async () => {
    const { judge, notModelled } = await read(steps);
    expect(notModelled).toEqual([{ what: "metrics.requests", reason: "it counts the canary's requests; that it may hold a release with few of them is left out" }]); // prettier-ignore
    expect(judge).toEqual({ kind: "sequential", ...gate, stepSeconds: 60, intervalSeconds: 60, phases: [{ weight: 0.05, seconds: 120 }, { weight: 0.2, seconds: 1800 }] }); // prettier-ignore
  });

  it("is nothing that a lint has to complain about", async () => {
    const { readings } = await readCanaries([{ file: "a.yaml", text: manifests(steps) }]);
    const question = { traffic: { kind: "constant", rps: 50 }, baseline: 0.001, effects: [5] } as const;
    expect(readings.flatMap((reading) => lint(reading, question)).map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  });

  it("may end with everybody", async () => {
    expect((await read([...steps, { setWeight: 100 }])).judge.kind).toBe("sequential");
  });

  it.each<[string, readonly object[], readonly object[], object, string]>([
    ["a step without analysis", [{ setWeight: 1 }, ...steps], [evidence, requests], {}, "nobody watches the step at 1 %"],
    ["a pause at the end", [...steps, { pause: { duration: "1h" } }], [evidence], {}, "nobody watches the end of the step at 20 %"],
    ["a failure that is borne", steps, [{ ...evidence, failureLimit: 1 }], {}, "failureLimit 0"],
    ["another threshold", steps, [{ ...evidence, failureCondition: "result[0] > 2" }], {}, "the gate has to abort above 0"],
    ["a single look", steps, [{ ...evidence, interval: undefined, count: undefined }], {}, "at the same interval"],
    ["another judge in the background", steps, [evidence], { analysis: { templates: [{ templateName: "t" }], args: args(3) } }, "in the background"],
  ])("is not taken for it with %s", async (_, given, metrics, more, reason) => {
    const { judge, notModelled } = await read(given, metrics, more);

    expect(judge.kind).toBe("argo");
    expect(notModelled.map((note) => note.reason).join("; ")).toContain(reason);
  });
});
