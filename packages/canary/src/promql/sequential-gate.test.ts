import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parser } from "@prometheus-io/lezer-promql";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logMixture, observe } from "../engine/sequential-statistic.ts";
import { type Counter, selector } from "./selector.ts";
import { canaryRequestsQuery, type GateOptions, sequentialGateQuery } from "./sequential-gate.ts";

const RATIOS = [1.5, 2, 3, 5, 10, 20, 50];
const gate = { alpha: 0.01, ratios: RATIOS, combine: "mixture" } as const;
const options: GateOptions = {
  requests: { metric: "http_requests_total", matchers: [{ label: "app", operator: "=", value: "shop" }] },
  errors: {
    metric: "http_requests_total",
    matchers: [
      { label: "app", operator: "=", value: "shop" },
      { label: "code", operator: "=~", value: "5.." },
    ],
  },
  canary: [{ label: "version", operator: "=", value: "canary" }],
  lookBackSeconds: 3600,
};

/** Whether the official grammar finds an error in it. */
function broken(query: string): boolean {
  let error = false;
  parser.parse(query).iterate({ enter: (node) => void (error ||= node.type.isError) });
  return error;
}

/** Strings the grammar sees in a query, unquoted. */
function strings(query: string): string[] {
  const found: string[] = [];
  parser.parse(query).iterate({ enter: (node) => void (node.name === "StringLiteral" && found.push(JSON.parse(query.slice(node.from, node.to)) as string)) });
  return found;
}

describe("the text of the gate", () => {
  it("is PromQL, for both ways to combine", () => {
    expect(broken(sequentialGateQuery(gate, options))).toBe(false);
    expect(broken(sequentialGateQuery({ ...gate, combine: "maximum" }, options))).toBe(false);
    expect(broken(canaryRequestsQuery(options))).toBe(false);
    expect(broken("sum(")).toBe(true);
  });

  it("keeps every value inside its quotes, whatever it is", () => {
    const value = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(value, (text) => {
        const counter: Counter = { metric: "m", matchers: [{ label: "l", operator: "=", value: text }] };
        const query = `sum(${selector(counter)})`;
        return !broken(query) && strings(query).length === 1 && strings(query)[0] === text;
      }),
    );
  });

  it("refuses what can't be quoted", () => {
    const withMetric = (metric: string): GateOptions => ({ ...options, requests: { metric, matchers: [] } });
    expect(() => sequentialGateQuery(gate, withMetric("a} or b{"))).toThrow('metric name "a} or b{" can\'t be written as PromQL');
    expect(() => sequentialGateQuery(gate, { ...options, canary: [{ label: "a-b", operator: "=", value: "x" }] })).toThrow(
      'label name "a-b" can\'t be written as PromQL',
    );
    expect(() => sequentialGateQuery(gate, { ...options, canary: [{ label: "a", operator: "=", value: "\ud800" }] })).toThrow("label value");
  });
});

/** Counters in minutes, as `promtool test rules` writes series. */
interface Series {
  readonly labels: string;
  readonly values: string;
}

/** What the gate must say after counts per minute: the statistic of the engine, to which the query has to agree. */
function expected(minutes: readonly { own: number; ownErrors: number; stable: number; stableErrors: number }[]): number {
  const llr = new Float64Array(RATIOS.length);
  for (const { own, ownErrors, stable, stableErrors } of minutes) {
    if (own + stable > 0 && own > 0) observe(llr, RATIOS, own / (own + stable), { canary: ownErrors, all: ownErrors + stableErrors });
  }
  return logMixture(llr) + Math.log(0.01);
}

/** Comes with Prometheus; where it is missing these tests are skipped. */
const PROMTOOL = "promtool";

function hasPromtool(): boolean {
  try {
    execFileSync(PROMTOOL, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function evaluateAt(minute: number, series: readonly Series[], query: string, value: number): string {
  const folder = mkdtempSync(join(tmpdir(), "gate-"));
  try {
    const lines = series.map(({ labels, values }) => `      - series: 'http_requests_total{app="shop",${labels}}'\n        values: '${values}'`);
    // The last digit depends on the order of additions.
    const indented = `abs((${query}) - (${value})) < bool 1e-9`.split("\n").map((line) => `          ${line}`);
    const test = ["tests:", "  - interval: 1m", "    input_series:", ...lines, "    promql_expr_test:", "      - expr: |", ...indented];
    writeFileSync(join(folder, "test.yaml"), [...test, `        eval_time: ${minute}m`, "        exp_samples:", "          - value: 1", ""].join("\n"));
    execFileSync(PROMTOOL, ["test", "rules", join(folder, "test.yaml")], { stdio: "pipe" });
    return "as expected";
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.skipIf(!hasPromtool())("the gate in Prometheus", () => {
  const query = sequentialGateQuery(gate, options);
  const steady = [
    { labels: 'version="canary",code="200"', values: "0+100x60" },
    { labels: 'version="stable",code="200"', values: "0+900x60" },
    { labels: 'version="stable",code="500"', values: "0+1x60" },
  ];
  const minutes = (count: number, ownErrors: number): Parameters<typeof expected>[0] =>
    Array.from({ length: count }, () => ({ own: 100 + ownErrors, ownErrors, stable: 901, stableErrors: 1 }));

  it("agrees with the engine on a healthy canary without a single error, whose error series doesn't exist", () => {
    const value = expected(minutes(30, 0));
    expect(value).toBeLessThan(Math.log(0.01));
    expect(evaluateAt(30, steady, query, value)).toBe("as expected");
  });

  it("agrees with the engine on a bad canary, and is above the bound", () => {
    const bad = [...steady, { labels: 'version="canary",code="500"', values: "0+1x60" }];
    const value = expected(minutes(10, 1));
    expect(value).toBeGreaterThan(0);
    expect(evaluateAt(10, bad, query, value)).toBe("as expected");
  });

  it("counts the first error of a new series, and all of them after a restart", () => {
    // The canary's errors: absent, then 2, then 1 after a restart, then 3: two, one and two events.
    const bad = [...steady, { labels: 'version="canary",code="500"', values: "_ _ _ 2 1 3" }];
    const counts = [0, 0, 2, 1, 2].map((ownErrors) => ({ own: 100 + ownErrors, ownErrors, stable: 901, stableErrors: 1 }));
    expect(evaluateAt(5, bad, query, expected(counts))).toBe("as expected");
  });

  it("gives no evidence without requests, without a canary and without data", () => {
    const none = Math.log(0.01);
    expect(
      evaluateAt(
        20,
        steady.map((series) => ({ ...series, values: "5+0x60" })),
        query,
        none,
      ),
    ).toBe("as expected");
    expect(evaluateAt(20, steady.slice(1), query, none)).toBe("as expected");
    expect(evaluateAt(20, [{ labels: 'version="other",code="nothing"', values: "_x60" }], query, none)).toBe("as expected");
  });

  it("leaves the past of the stable version out when Prometheus starts or was away", () => {
    const away = [
      { labels: 'version="canary",code="200"', values: "50000+100x9 _x8 60000+100x30" },
      { labels: 'version="stable",code="200"', values: "900000+900x9 _x8 999000+900x30" },
      { labels: 'version="stable",code="500"', values: "7000+1x9 _x8 8000+1x30" },
    ];
    // Nine steps; the last values are seen five minutes more without a change; the first step back has no past; then twelve.
    const counts = [...minutes(9, 0), ...minutes(12, 0)];
    expect(evaluateAt(30, away, query, expected(counts))).toBe("as expected");
  });

  it("counts the canary's requests, 0 without one", () => {
    expect(evaluateAt(30, steady, canaryRequestsQuery(options), 3000)).toBe("as expected");
    expect(evaluateAt(30, steady.slice(1), canaryRequestsQuery(options), 0)).toBe("as expected");
  });

  it("fails this test when the value is another", () => {
    expect(evaluateAt(30, steady, canaryRequestsQuery(options), 2999)).toContain("FAILED");
  });
});
