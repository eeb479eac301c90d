import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { measureQuery } from "../read/measure-query.ts";
import type { Emptiness } from "../read/query-value.ts";
import { loadPromqlParser, readQuery } from "../read/read-query.ts";
import { guardedQuery, guardedRatio } from "./queries.ts";

const parser = await loadPromqlParser();
const errors = 'sum(increase(x{code=~"5.."}[5m]))';
const good = 'sum(rate(x{code!~"5.."}[5m]))';
const requests = "sum(increase(x[5m]))";
const success = `${good} / sum(rate(x[5m]))`;

const queries = {
  plain: success,
  guarded: guardedRatio(errors, requests),
  "guarded as it was": guardedQuery(success, 1),
  "percent, guarded": guardedQuery(`100 - ${success} * 100`, 0),
  "with a stand-in": `(${success}) or vector(1)`,
  "divided by what is there": `${good} / (sum(rate(x[5m])) > 0)`,
  "with enough requests": `(${success}) and (${requests} > 100)`,
  "with enough requests or a stand-in": `((${success}) and (${requests} > 100)) or vector(1)`,
} as const;

/** Two situations without a request: counters at rest, and no series at all. */
const situations = { whenIdle: ["x{code=\"200\"}"], whenMissing: [] } as const; // prettier-ignore

/** Comes with Prometheus; where it is missing these tests are skipped. */
const PROMTOOL = "promtool";
const missing = spawnSync(PROMTOOL, ["--version"]).error !== undefined;

describe.skipIf(missing)("what a query returns without requests, asked of Prometheus itself", () => {
  it.each(Object.entries(queries))("%s", (_, query) => {
    const measured = measureQuery(readQuery(query, { canary: [], stable: [] }, parser), { scrapeSeconds: 15 });
    if (!("whenIdle" in measured)) throw new Error(measured.notModelled);

    for (const [situation, series] of Object.entries(situations))
      expect([situation, ask(query, series, measured[situation as keyof typeof situations])]).toEqual([situation, "as read"]);
  });

  it("keeps the value where there are requests", () => {
    const series = ['x{code="200"} 0+9x10', 'x{code="500"} 0+1x10'];
    for (const query of [queries.plain, queries["guarded as it was"]]) expect(ask(query, series, 0.9)).toBe("as read");
    expect(ask(queries.guarded, series, 0.1)).toBe("as read");
    expect(ask(queries["percent, guarded"], series, 10)).toBe("as read");
  });
});

function ask(query: string, series: readonly string[], wanted: Emptiness): string {
  const folder = mkdtempSync(join(tmpdir(), "queries-"));
  try {
    const input = series.map((text) => {
      const [name = "", values = "7x10"] = text.split("} ").map((part, index) => (index === 0 && text.includes("} ") ? `${part}}` : part));
      return { series: name, values };
    });
    const promql = expectations(query, wanted).map(({ expr, value }) => ({ expr, eval_time: "10m", exp_samples: value === undefined ? [] : [{ value }] }));
    // JSON is YAML.
    writeFileSync(join(folder, "test.yaml"), JSON.stringify({ tests: [{ interval: "1m", input_series: input, promql_expr_test: promql }] }));
    execFileSync(PROMTOOL, ["test", "rules", join(folder, "test.yaml")], { stdio: "pipe" });
    return "as read";
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** NaN is a value that isn't equal to itself. */
function expectations(query: string, wanted: Emptiness): { readonly expr: string; readonly value?: number }[] {
  if (wanted === "nothing") return [{ expr: query }];
  if (wanted === "nan") return [{ expr: `count(${query})`, value: 1 }, { expr: `(${query}) == (${query})` }]; // prettier-ignore
  return [{ expr: `abs((${query}) - ${wanted}) < bool 1e-9`, value: 1 }];
}
