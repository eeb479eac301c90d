import { describe, expect, it } from "vitest";
import { loadPromqlParser, readQuery } from "./read-query.ts";

const parser = await loadPromqlParser();
const names = {
  canary: ["canaryhash7d5c9b8f6", "shop-canaryhash7d5c9b8f6-x2x4z", "shop-canary"],
  stable: ["stablehash6c4b8d7f9", "shop-stablehash6c4b8d7f9-x2x4z", "shop-stable", "shop-primary-7d5c9b8f6-x2x4z"],
  canaryWorkload: "shop",
};
const read = (text: string): ReturnType<typeof readQuery>["value"] => readQuery(text, names, parser).value;
const ratio = (bad: string, all: string, f = "rate"): string => `sum(${f}(http_requests_total{${bad}}[2m])) / sum(${f}(http_requests_total{${all}}[2m]))`;

describe("what a query counts", () => {
  it.each([
    ['status!~"5.*"', "successes"],
    ['status!~"[4-5].*"', "successes"],
    ['status=~"2.."', "successes"],
    ['code=~"5.."', "errors"],
    ['code=~"5xx|4xx"', "errors"],
    ['response_code="500"', "errors"],
    ['classification!="failure"', "successes"],
    ['classification="success"', "successes"],
    ['outcome="SERVER_ERROR"', "errors"],
    ['grpc_code!="OK"', "errors"],
    ['error="true"', "errors"],
    ['success="true"', "successes"],
  ])("%s are %s", (matcher, of) => {
    expect(read(ratio(matcher, ""))).toMatchObject({ kind: "ratio", of, offset: 0, factor: 1, windowSeconds: 120, scope: "service" });
  });

  it("counts errors by the name of the metric", () => {
    expect(read("sum(increase(http_errors_total[5m])) / sum(increase(http_requests_total[5m]))")).toMatchObject({ of: "errors", windowSeconds: 300 });
  });

  it("counts requests with everything but one status that is neither", () => {
    expect(read('sum(rate(http_requests_total{status!="404"}[1m]))')).toMatchObject({ kind: "count", of: "requests", factor: 1 / 60 });
  });
});

describe("whose requests a query counts", () => {
  it.each([
    ['rollouts_pod_template_hash="canaryhash7d5c9b8f6"', "canary"],
    ['pod=~"shop-canaryhash7d5c9b8f6-.*"', "canary"],
    ['rollouts_pod_template_hash="stablehash6c4b8d7f9"', "stable"],
    ['destination_workload=~"shop"', "canary"],
    ['app="shop"', "canary"],
    ['service="shop"', "service"],
    ['destination_service="shop-canary.default.svc.cluster.local"', "canary"],
    ['pod=~"shop-.*"', "service"],
    ['version="canary"', "canary"],
    ['track!="stable"', "canary"],
    ['canary!=""', "canary"],
    ['service!~".*canary.*"', "stable"],
    ['namespace="prod"', "service"],
  ])("%s: %s", (matcher, scope) => {
    expect(read(ratio(`status=~"5..",${matcher}`, matcher))).toMatchObject({ scope });
  });
});

describe("forms of a query", () => {
  const success = 'sum(rate(x{code!~"5.*"}[1m])) / sum(rate(x[1m]))';
  it.each([
    [`${success} * 100`, { of: "successes", factor: 100, offset: 0 }],
    [`100 * ${success}`, { of: "successes", factor: 100 }],
    [`1 - (${success})`, { of: "successes", factor: -1, offset: 1 }],
    [`100 - ${success} * 100`, { of: "successes", factor: -100, offset: 100 }],
    [`(${success}) or vector(1)`, { whenIdle: "nan", whenMissing: 1 }],
    [`(${success}) or on() vector(1)`, { whenMissing: 1 }],
    ['sum(rate(x{code!~"5.*"}[1m])) / (sum(rate(x[1m])) > 0)', { whenIdle: "nothing", whenMissing: "nothing" }],
    ['(sum(rate(x{code!~"5.*"}[1m])) / (sum(rate(x[1m])) > 0)) or vector(1)', { whenIdle: 1, whenMissing: 1 }],
    [`(${success}) and (sum(increase(x[1m])) > 100)`, { guard: { requests: 101, below: "nothing" } }],
    [`(${success}) and sum(rate(x[1m])) >= 2`, { guard: { requests: 120, below: "nothing" } }],
    ['sum(rate(x{code=~"5.*"}[1m])) / sum(rate(x[1m]))', { of: "errors", needsAnError: true }],
    ['(sum(rate(x{code=~"5.*"}[1m])) or vector(0)) / sum(rate(x[1m]))', { of: "errors", needsAnError: false }],
    ['(sum(rate(x[1m])) - sum(rate(x{code=~"5.*"}[1m]))) / sum(rate(x[1m]))', { of: "successes" }],
    ['sum(irate(x{code!~"5.*"}[1m])) / sum(irate(x[1m]))', { instant: true }],
    ['sum by (app) (rate(x{code!~"5.*",app="a"}[1m])) / sum by (app) (rate(x{app="a"}[1m]))', { of: "successes" }],
    ['sum(sum_over_time(increase(x{code=~"5.*"}[1m])[10m:1m])) / sum(sum_over_time(increase(x[1m])[10m:1m]))', { of: "errors", windowSeconds: 600, factor: 1 }],
    ['sum(avg_over_time(rate(x{code=~"5.*"}[1m])[10m:1m])) / sum(avg_over_time(rate(x[1m])[10m:1m]))', { windowSeconds: 600, factor: 1 }],
    [`label_replace(${success}, "a", "b", "c", "d")`, { of: "successes" }],
  ])("%s", (text, expected) => {
    expect(read(text)).toMatchObject({ kind: "ratio", ...expected });
  });

  it("sees that scalar() makes a number of a list", () => {
    expect(readQuery(`scalar(${success})`, names, parser)).toMatchObject({ scalar: true, value: { kind: "ratio" } });
  });

  it.each([
    ["histogram_quantile(0.99, sum by (le) (rate(x_bucket[1m])))", "it is a quantile of durations, whose distribution is not known"],
    ['sum(rate(x_bucket{le="0.5"}[1m])) / sum(rate(x_count[1m]))', "it counts requests faster than a limit, and how many healthy ones are slower is not known"],
    ["sum(rate(x_seconds_sum[1m])) / sum(rate(x_seconds_count[1m]))", "it sums durations or sizes, whose distribution is not known"],
    ['rate(x{code=~"5.."}[1m]) / rate(x[1m])', "it returns one value per series; sum() is missing"],
    ['sum by (pod) (rate(x{code=~"5.."}[1m])) / sum by (pod) (rate(x[1m]))', "it returns one value per group (by (pod))"],
    ['sum(rate(x{code=~"5.."}[1m])) / sum(rate(x[5m]))', "numerator and denominator look over different windows"],
    ['sum(rate(x{code=~"5.."}[1m] offset 1h)) / sum(rate(x[1m]))', "it looks at another time (offset)"],
    ['sum(rate(x{code=~"5..",v="canary"}[1m])) / sum(rate(x[1m]))', "numerator and denominator count different versions' requests"],
    ['sum(rate(x{a="b"}[1m])) / sum(rate(x[1m]))', "nothing in it tells what the numerator counts"],
    ['sum(rate(x{code="404"}[1m])) / sum(rate(x[1m]))', 'what code="404" selects is neither success nor error'],
    [`${success} > bool 0.9`, 'it compares by itself ("bool")'],
    [`${success} < 0.9`, 'it uses the operator "<"'],
    ["avg(up)", "it reads a value that is no count of requests"],
    [`(${success}) / (${success})`, "it compares two ratios, such as the canary's with the stable version's"],
    ["sum(rate(x[1m])", 'it is not PromQL at ""'],
    ["absent(x)", "it calls absent()"],
  ])("%s: not modelled", (text, reason) => {
    expect(read(text)).toEqual({ kind: "unknown", reason });
  });
});
