import { describe, expect, it } from "vitest";
import type { Question } from "../model.ts";
import { readCanaries } from "../read/read-canaries.ts";
import { readExample } from "../testing/read-examples.ts";
import type { Finding } from "./finding.ts";
import { lint } from "./lint.ts";

const question: Question = { traffic: { kind: "constant", rps: 50 }, baseline: 0.001, effects: [5, 10] };
const quiet: Question = { ...question, traffic: { kind: "constant", rps: 0.05 } };

interface Parts {
  readonly analysis?: string;
  readonly steps?: string;
  readonly metric?: string;
  readonly condition?: string;
  readonly interval?: string;
  readonly delay?: string;
  readonly query?: string;
}

const canaryQuery = 'sum(rate(x{hash="{{args.hash}}",code!~"5.."}[5m])) / sum(rate(x{hash="{{args.hash}}"}[5m]))';
const guarded = "len(result) == 0 || isNaN(result[0]) || result[0] >= 0.997";

/** A canary without findings, and what a case changes in it. */
function argo({
  analysis = "",
  steps = "[{setWeight: 10}, {pause: {duration: 30m}}]",
  metric = "",
  condition = guarded,
  interval = "5m",
  delay = interval,
  query = canaryQuery,
}: Parts): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: shop}
spec:
  strategy:
    canary:
      trafficRouting: {nginx: {}}
      analysis: {templates: [{templateName: t}], args: [{name: hash, valueFrom: {podTemplateHashValue: Latest}}]${analysis}}
      steps: ${steps}
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: {name: t}
spec:
  args: [{name: hash}]
  metrics:
  - name: errors
    interval: ${interval}
    initialDelay: ${delay}
    successCondition: ${JSON.stringify(condition)}
    provider: {prometheus: {query: '${query}'}}
${metric}`;
}

async function findings(text: string, asked?: Question): Promise<Finding[]> {
  const { readings, diagnostics } = await readCanaries([{ file: "a.yaml", text }]);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return readings.flatMap((reading) => lint(reading, asked));
}

const second = `  - name: more
    interval: 5m
    initialDelay: 5m
    successCondition: ${JSON.stringify(guarded)}
    provider: {prometheus: {query: '${canaryQuery}'}}
`;
const kayenta = readExample("argo-kayenta.yaml").text;

const cases: readonly {
  readonly code: Finding["code"];
  readonly broken: string;
  readonly sound: string;
  readonly asked?: Question;
  readonly level?: Finding["level"];
  readonly line: number;
  readonly message: RegExp;
  readonly fix: string;
}[] = [
  {
    code: "canary/c01",
    broken: argo({ metric: "    count: 3\n    failureLimit: 3\n" }),
    sound: argo({ metric: "    count: 3\n" }),
    level: "error",
    line: 23,
    message: /^metric "errors" can never fail: it is measured 3 times, and failureLimit tolerates 3$/,
    fix: "failureLimit: 0",
  },
  {
    code: "canary/c01",
    broken: argo({ metric: "    failureLimit: 6\n" }),
    sound: argo({}),
    level: "error",
    line: 22,
    message: /can never fail: it is measured 5 times/,
    fix: "failureLimit: 1",
  },
  {
    code: "canary/c01",
    broken: argo({ metric: "    failureLimit: 3\n" }),
    sound: argo({}),
    level: "note",
    line: 22,
    message: /^failureLimit: 3 aborts at failure 4, not at failure 3$/,
    fix: "failureLimit: 2 to abort at failure 3",
  },
  {
    code: "canary/c02",
    broken: argo({ condition: "result[0] >= 0.997" }),
    sound: argo({
      condition: "result[0] >= 0.997",
      interval: "2h",
      query: canaryQuery.replaceAll("5m", "2h"),
      steps: "[{setWeight: 50}, {pause: {duration: 24h}}]",
    }),
    asked: quiet,
    level: "error",
    line: 21,
    message: /^the window of 5m holds about 1.5 requests and is empty with 22 %; that counts as failed$/,
    fix: "a window of at least 24m",
  },
  {
    code: "canary/c03",
    broken: argo({ query: canaryQuery.replaceAll('hash="{{args.hash}}"', 'app="shop"') }),
    sound: argo({}),
    level: "error",
    line: 21,
    message: /^the query of "errors" counts the stable version's requests, too$/,
    fix: 'rollouts_pod_template_hash="{{args.canary-hash}}" in every selector, and under args: {name: canary-hash, valueFrom: {podTemplateHashValue: Latest}}',
  },
  {
    code: "canary/c04",
    broken: argo({ query: canaryQuery.replaceAll("rate", "irate") }),
    sound: argo({}),
    level: "error",
    line: 21,
    message: /^irate\(\) of "errors" looks at the last two samples, not at 5m$/,
    fix: "rate(…[5m])",
  },
  {
    code: "canary/c04",
    broken: argo({ query: canaryQuery.replaceAll("5m", "1m") }),
    sound: argo({}),
    level: "warning",
    line: 21,
    message: /^"errors" looks at 1m of every 5m$/,
    fix: "[5m] in the query",
  },
  {
    code: "canary/c04",
    broken: argo({ interval: "1m" }),
    sound: argo({}),
    level: "warning",
    line: 21,
    message: /^"errors" looks back 5m every 1m: windows overlap$/,
    fix: "[1m] in the query, or an interval of 5m",
  },
  {
    code: "canary/c05",
    broken: argo({ condition: "result[0] >= 0.95" }),
    sound: argo({ condition: "result[0] >= 0.997" }),
    asked: question,
    level: "error",
    line: 20,
    message: /^"errors" tolerates 5 % errors, and a release 10x as bad as today has 1 %$/,
    fix: "successCondition: result[0] >= 0.9961",
  },
  {
    code: "canary/c05",
    broken: readExample("flagger-istio.yaml").text,
    sound: readExample("flagger-istio.yaml").text.replace("min: 99", "min: 99.7"),
    asked: { ...question, effects: [5, 20] },
    level: "warning",
    line: 18,
    message: /a release 5x as bad as today has 0.5 %$/,
    fix: "min: 99.75",
  },
  {
    code: "canary/c06",
    broken: argo({ analysis: ", startingStep: 2", steps: "[{setWeight: 10}, {pause: {duration: 10m}}, {setWeight: 20}, {pause: {duration: 30m}}]" }),
    sound: argo({ analysis: ", startingStep: 1", steps: "[{setWeight: 10}, {pause: {duration: 10m}}, {setWeight: 20}, {pause: {duration: 30m}}]" }),
    level: "warning",
    line: 8,
    message: /^nobody watches the canary at 10 %, 10m in all$/,
    fix: "startingStep: 1",
  },
  {
    code: "canary/c07",
    broken: argo({ metric: second }),
    sound: argo({ metric: second.replace("more", "errors") }).replace(second.replace("more", "errors"), ""),
    asked: { ...question, traffic: { kind: "constant", rps: 3 }, baseline: 0.0005 },
    level: "warning",
    line: 17,
    message: /^2 metrics together abort 36 % of healthy releases; the worst alone aborts 20 %$/,
    fix: "at most 0.5 % per metric: one failure more in the limit of each, or fewer metrics",
  },
  {
    code: "canary/c08",
    broken: argo({}),
    sound: argo({ interval: "1h", query: canaryQuery.replaceAll("5m", "1h"), steps: "[{setWeight: 10}, {pause: {duration: 3h}}]" }),
    asked: { ...question, traffic: { kind: "constant", rps: 1 } },
    level: "warning",
    line: 21,
    message: /^a single failed request fails "errors": the window holds about 30 requests, and 0.3 % of them is less than one$/,
    fix: "a window of at least 56m (334 requests), or more failures tolerated",
  },
  {
    code: "canary/c09",
    broken: argo({ condition: "result[0] >= 0.997" }),
    sound: argo({}),
    level: "warning",
    line: 21,
    message: /^nothing guards "errors" against a window without requests: it counts as failed$/,
    fix: "successCondition: len(result) > 0 && result[0] >= … with failureCondition: len(result) > 0 && result[0] < …, and an inconclusiveLimit",
  },
  {
    code: "canary/c09",
    broken: argo({ condition: "result[0] <= 0.003", query: canaryQuery.replace("!~", "=~") }),
    sound: argo({
      condition: guarded.replace(">= 0.997", "<= 0.003"),
      query: canaryQuery
        .replace("!~", "=~")
        .replace(" / ", " or vector(0) / ")
        .replace("sum(rate(x{hash", "(sum(rate(x{hash")
        .replace("vector(0)", "vector(0))"),
    }),
    level: "error",
    line: 21,
    message: /^the query of "errors" returns nothing until there is a first error$/,
    fix: "(sum(…errors…) or vector(0)) / sum(…requests…)",
  },
  {
    code: "canary/c10",
    broken: kayenta.replace("duration: 1h", "duration: 30m"),
    sound: kayenta,
    level: "error",
    line: 33,
    message: /^Kayenta compares 30 points of "mann-whitney"$/,
    fix: "a step of 36 seconds, or a comparison over 50m",
  },
  {
    code: "canary/c10",
    broken: kayenta,
    sound: kayenta,
    asked: { ...question, traffic: { kind: "constant", rps: 5 } },
    level: "warning",
    line: 33,
    message: /^about 97 % of the points of an error count in "mann-whitney" are zero in a healthy release$/,
    fix: "a longer step, or a check of the share of errors",
  },
  {
    code: "canary/c11",
    broken: argo({}).replace("podTemplateHashValue: Latest}}", "podTemplateHashValue: Latest}}, {name: stable, valueFrom: {podTemplateHashValue: Stable}}"),
    sound: kayenta,
    level: "warning",
    line: 8,
    message: /^the canary is compared with the stable fleet as it runs$/,
    fix: "an experiment step with templates {name: baseline, specRef: stable} and {name: canary, specRef: canary}, and the hash of its baseline",
  },
];

describe("what is known to be wrong with a canary", () => {
  it.each(cases)("$code: $message", async ({ code, broken, sound, asked, level, line, message, fix }) => {
    const found = (await findings(broken, asked)).filter((finding) => finding.code === code);

    expect(found).toMatchObject([{ level, message: expect.stringMatching(message) as string, fix, location: { file: "a.yaml", line } }]);
    expect(found[0]?.why).not.toBe("");
    const soundQuestion = code === "canary/c10" ? undefined : asked;
    expect((await findings(sound, soundQuestion)).filter((finding) => finding.code === code)).toEqual([]);
  });

  it("covers every lint", () => {
    expect([...new Set(cases.map(({ code }) => code.slice(-3)))]).toEqual(["c01", "c02", "c03", "c04", "c05", "c06", "c07", "c08", "c09", "c10", "c11"]);
  });

  it("finds nothing in a sound canary with enough traffic", async () => {
    expect(await findings(argo({ condition: "len(result) == 0 || isNaN(result[0]) || result[0] >= 0.998" }), { ...question, effects: [5] })).toEqual([]);
  });
});
