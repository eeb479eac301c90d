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
    writeFileSync(
      join(folder, "test.yaml"),
      [...test, `        eval_time: ${Math.round(minute * 60)}s`, "        exp_samples:", "          - value: 1", ""].join("\n"),
    );
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

  /** Per minute: 90 or 10 requests, the canary's five errors all in the first minutes. A minute in which nothing answered is `stale`. */
  const pods = (answered: (pod: string, minute: number) => boolean): Series[] => {
    const values = (pod: string, at: (minute: number) => number): string =>
      Array.from({ length: 41 }, (_, minute) => (answered(pod, minute) ? String(at(minute)) : "stale")).join(" ");
    return [
      { labels: 'version="canary",code="200"', values: values("canary", (minute) => 10 * minute) },
      { labels: 'version="canary",code="500"', values: values("canary", (minute) => Math.min(minute, 5)) },
      { labels: 'version="stable",code="200"', values: values("stable", (minute) => 700_000 + 90 * minute) },
      { labels: 'version="stable",code="500"', values: values("stable", (minute) => 7000 + minute) },
    ];
  };
  const seen = (minute: number): Parameters<typeof expected>[0][number] => {
    const ownErrors = minute <= 5 ? 1 : 0;
    return { own: 10 + ownErrors, ownErrors, stable: 91, stableErrors: 1 };
  };
  const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
  const added = (counts: ReturnType<typeof seen>[]): ReturnType<typeof seen> => {
    const sum = (key: keyof ReturnType<typeof seen>): number => counts.reduce((total, one) => total + one[key], 0);
    return { own: sum("own"), ownErrors: sum("ownErrors"), stable: sum("stable"), stableErrors: sum("stableErrors") };
  };

  describe("with scrapes that fail", () => {
    // Two scrapes a step and some, and never one at the very moment a step ends, where versions of Prometheus differ.
    const STEP = 149;
    const unevenly = sequentialGateQuery(gate, { ...options, stepSeconds: STEP });
    const minutesOf = (step: number): number[] => upTo(40).filter((minute) => minute * 60 > (step - 1) * STEP && minute * 60 <= step * STEP);
    const [steps, at] = [upTo(16), (16 * STEP) / 60];

    it.each(["canary", "stable"])("never counts the past of the %s version again, and leaves out what a pod did while nobody could see it", (pod) => {
      const away = (step: number): boolean => [4, 7, 10, 13].includes(step);
      const series = pods((scraped, minute) => scraped !== pod || !away(Math.ceil((minute * 60) / STEP)));
      const counts = steps.map((step) => {
        const all = added(minutesOf(step).map(seen));
        if (!away(step) && !away(step - 1)) return all;
        return pod === "canary" ? { ...all, own: 0, ownErrors: 0 } : { ...all, stable: 0, stableErrors: 0 };
      });
      expect(evaluateAt(at, series, unevenly, expected(counts))).toBe("as expected");
      expect(expected(counts)).toBeLessThan(0);
    });

    it("loses nothing as long as one in the step succeeds", () => {
      const last = (minute: number): boolean => Math.ceil((minute * 60) / STEP) !== Math.ceil(((minute + 1) * 60) / STEP);
      // What the last scrape of a step would have seen is seen in the next one.
      const upToScrape = (step: number): number => Math.max(0, ...upTo(40).filter((minute) => minute * 60 <= step * STEP && !last(minute)));
      const counts = steps.map((step) =>
        added(
          upTo(40)
            .filter((minute) => minute > upToScrape(step - 1) && minute <= upToScrape(step))
            .map(seen),
        ),
      );
      expect(
        evaluateAt(
          at,
          pods((_pod, minute) => minute === 0 || !last(minute)),
          unevenly,
          expected(counts),
        ),
      ).toBe("as expected");
    });
  });

  it("counts a pod that starts while the canary runs, and one that ends, once", () => {
    const series: Series[] = [
      ...pods(() => true),
      { labels: 'version="canary",code="200",pod="new"', values: `_x10 5+10x10 stale _x20` },
      { labels: 'version="canary",code="500",pod="new"', values: `_x12 1+0x8 stale _x20` },
    ];
    // Its first sample, at minute 10, says 5; the last one, at minute 20, says 105; its error comes with minute 12.
    const counts = upTo(30).map((minute) => {
      const all = seen(minute);
      const own = all.own + (minute === 10 ? 5 : minute > 10 && minute <= 20 ? 10 : 0) + (minute === 12 ? 1 : 0);
      return { ...all, own, ownErrors: all.ownErrors + (minute === 12 ? 1 : 0) };
    });
    expect(evaluateAt(30, series, query, expected(counts))).toBe("as expected");
  });

  it("has little to say about a few requests an hour, and nothing where only one version was asked", () => {
    // One request a minute, every tenth at the canary, one of which fails: in that minute nobody asked the stable version.
    const series = [
      { labels: 'version="canary",code="200"', values: "0x9 1x9 2x9 2x9 3" },
      { labels: 'version="canary",code="500"', values: "_x30 1x20" },
      { labels: 'version="stable",code="200"', values: `${Array.from({ length: 41 }, (_, minute) => minute - Math.floor(minute / 10)).join(" ")}` },
    ];
    expect(evaluateAt(40, series, query, Math.log(0.01))).toBe("as expected");
  });

  it("counts the canary's requests, 0 without one", () => {
    expect(evaluateAt(30, steady, canaryRequestsQuery(options), 3000)).toBe("as expected");
    expect(evaluateAt(30, steady.slice(1), canaryRequestsQuery(options), 0)).toBe("as expected");
  });

  it("fails this test when the value is another", () => {
    expect(evaluateAt(30, steady, canaryRequestsQuery(options), 2999)).toContain("FAILED");
  });
});
