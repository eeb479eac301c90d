import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CanaryMetric } from "@create-pipeline/spec";
import { service } from "@create-pipeline/testing";
import { describe, expect, it } from "vitest";
import { designOf, type Design } from "./design.ts";
import { queriesOf } from "./queries.ts";

const metric: CanaryMetric = { name: "http_requests_total", statusLabel: "status", failed: "5..", podHashLabel: "hash", namespaceLabel: "namespace" };
const plain = service();
const design = designOf({
  ...plain,
  delivery: {
    ...plain.delivery,
    rollout: "canary",
    canary: {
      rps: 50,
      baseline: 0.001,
      detect: 5,
      power: 0.8,
      falseAborts: 0.01,
      maxMinutes: 60,
      environments: ["production"],
      router: "gateway-api",
      prometheus: { address: "http://prometheus.monitoring:9090", namespace: "" },
      metric,
    },
  },
}) as Design;
const queries = queriesOf(design, metric);

/** As the controller fills them in. */
function filled(query: string): string {
  const values: Readonly<Record<string, string>> = { namespace: "shop", "canary-hash": "new", "stable-hash": "old" };
  const text = query.replaceAll(/\{\{args\.([a-z-]+)\}\}/g, (_, name: string) => values[name] ?? "?");
  expect(text).not.toMatch(/\{\{|\?"/);
  return text;
}

const PROMTOOL = "promtool";

function hasPromtool(): boolean {
  try {
    execFileSync(PROMTOOL, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Whether the condition holds after so many minutes of these series. */
function holds(condition: string, series: Readonly<Record<string, string>>, minute: number): string {
  const folder = mkdtempSync(join(tmpdir(), "queries-"));
  const input = Object.entries(series).map(([labels, values]) => `      - series: 'http_requests_total{${labels}}'\n        values: '${values}'`);
  const indented = condition.split("\n").map((line) => `          ${line}`);
  const test = ["tests:", "  - interval: 1m", "    input_series:", ...input, "    promql_expr_test:", "      - expr: |", ...indented];
  try {
    writeFileSync(join(folder, "test.yaml"), [...test, `        eval_time: ${minute}m`, "        exp_samples:", "          - value: 1", ""].join("\n"));
    execFileSync(PROMTOOL, ["test", "rules", join(folder, "test.yaml")], { stdio: "pipe" });
    return "holds";
  } catch (error) {
    return String((error as { stdout?: Buffer }).stdout ?? error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const stable = {
  'namespace="shop",hash="old",pod="a",status="200"': "90000+2700x60",
  'namespace="shop",hash="old",pod="a",status="500"': "900+3x60",
};
const canary = { 'namespace="shop",hash="new",pod="b",status="200"': "_ _ _ 0+300x60" };
const bad = { 'namespace="shop",hash="new",pod="b",status="500"': "_ _ _ 0+2x60" };
/** What is not of this release: the same version elsewhere, an older canary, and a neighbour, all of them failing. */
const others = {
  'namespace="shop-dev",hash="new",pod="c",status="500"': "0+500x60",
  'namespace="shop",hash="older",pod="d",status="500"': "0+500x60",
  'namespace="shop",pod="e",status="500"': "0+500x60",
};
const evidence = (comparison: string): string => `(${filled(queries.evidence)}) ${comparison}`;

describe.skipIf(!hasPromtool())("the generated queries, as a real Prometheus answers them", () => {
  it("a canary that fails as often as the stable version gives no evidence", () => {
    expect(holds(evidence("< bool 0"), { ...stable, ...canary, ...others }, 20)).toBe("holds");
  });

  it("one that fails six times as often is above the bound, whatever goes on beside it", () => {
    expect(holds(evidence("> bool 0"), { ...stable, ...canary, ...bad, ...others }, 20)).toBe("holds");
  });

  it("a second is no evidence yet: at first nothing is known", () => {
    expect(holds(evidence("< bool 0"), { ...stable, ...canary, ...bad }, 4)).toBe("holds");
  });

  it("counts the requests of this canary alone", () => {
    expect(holds(`(${filled(queries.requests)}) == bool 2400`, { ...stable, ...canary, ...others }, 11)).toBe("holds");
    expect(holds(`(${filled(queries.requests)}) == bool 0`, { ...stable, ...others }, 11)).toBe("holds");
  });

  it("a statement that is wrong fails this test", () => {
    expect(holds(evidence("> bool 0"), { ...stable, ...canary }, 20)).not.toBe("holds");
  });
});

describe("labels and expressions of somebody's own", () => {
  it("stay in their quotes", () => {
    const { evidence: query } = queriesOf(design, { ...metric, failed: '5..|it"s \\d', statusLabel: "code", namespaceLabel: "ns" });
    expect(query).toContain(String.raw`code=~"5..|it\"s \\d"`);
    expect(query).toContain('ns="{{args.namespace}}"');
  });
});
