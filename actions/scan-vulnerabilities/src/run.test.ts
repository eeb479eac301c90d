import { fakePorts } from "@create-pipeline/action-kit/testing";
import type { ExecAnswer, FakePorts } from "@create-pipeline/action-kit/testing";
import { describe, expect, test } from "vitest";
import { run } from "./run.ts";

const inputs = {
  sbom: "orders.cdx.json",
  fail_on: "high",
  only_fixed: "false",
  ignore: "",
  vex: "",
  database: "update",
  database_mirror: "",
  report: "report.json",
};

function match(id: string, severity: string, name = "openssl", fix: string[] = []): object {
  return { vulnerability: { id, severity, fix: { versions: fix, state: fix.length > 0 ? "fixed" : "not-fixed" } }, artifact: { name, version: "1.0" } };
}

function machine(matches: object[], options: { db?: ExecAnswer; scan?: ExecAnswer; disk?: Record<string, string>; ignored?: object[] } = {}): FakePorts {
  const report = JSON.stringify({ matches, ignoredMatches: options.ignored ?? [], descriptor: { db: { status: { built: "2026-11-22T06:00:00Z" } } } });
  return fakePorts({
    disk: { "orders.cdx.json": "{}", ...options.disk },
    exec: ({ args }) => (args[0] === "db" ? (options.db ?? {}) : (options.scan ?? { stdout: report })),
  });
}

describe("scan-vulnerabilities", () => {
  test("passes when nothing reaches the limit, and counts what there is", async () => {
    const fake = machine([match("CVE-2026-2", "Medium"), match("CVE-2026-1", "Low"), match("CVE-2026-3", "")]);

    const result = await run(inputs, fake.ports);

    expect(result.outputs).toEqual({ critical: "0", high: "0", medium: "1", low: "1", negligible: "0", unknown: "1", ignored: "0", report: "report.json" });
    expect(result.summary).toMatchInlineSnapshot(`
      "### Vulnerabilities

      Nothing is high or worse. 0 critical, 0 high, 1 medium, 1 low, 0 negligible, 1 unknown; 0 accepted. Database of 2026-11-22T06:00:00Z.

      | Severity | Vulnerability | Package | Version | Fixed in |
      | --- | --- | --- | --- | --- |
      | medium | CVE-2026-2 | \`openssl\` | 1.0 | none |
      | low | CVE-2026-1 | \`openssl\` | 1.0 | none |
      | unknown | CVE-2026-3 | \`openssl\` | 1.0 | none |
      "
    `);
    expect(fake.disk.has("report.json")).toBe(true);
  });

  test("fails at the limit, and still reports counts and table", async () => {
    const fake = machine([match("CVE-2026-1", "High", "zlib", ["1.3"]), match("GHSA-xxxx", "Critical", "left|pad")]);

    await expect(run(inputs, fake.ports)).rejects.toMatchObject({
      exitCode: 1,
      message: "2 findings are high or worse",
      result: {
        outputs: { critical: "1", high: "1" },
        summary: expect.stringContaining("| critical | GHSA-xxxx | `left\\|pad` | 1.0 | none |\n| high | CVE-2026-1 | `zlib` | 1.0 | 1.3 |"),
      },
    });
    expect(fake.lines).toEqual(["critical: GHSA-xxxx in left|pad 1.0, no fix yet", "high: CVE-2026-1 in zlib 1.0, fixed in 1.3"]);
  });

  test.each([
    ["none", 0],
    ["critical", 1],
    ["high", 2],
    ["medium", 4],
    ["low", 5],
    ["negligible", 6],
  ])("with the limit %s, %d of six findings fail the job", async (limit, failing) => {
    const fake = machine(["Critical", "High", "Medium", "Low", "Negligible", "Unknown"].map((severity) => match(`CVE-${severity}`, severity)));

    const message = await run({ ...inputs, fail_on: limit }, fake.ports).then(
      () => "0 findings",
      (error: Error) => error.message,
    );
    expect(message).toMatch(new RegExp(`^${failing} findings?\\b`, "u"));
  });

  test("a database that can't be had is never a pass", async () => {
    const fake = machine([], { db: { code: 1, stderr: "unable to update vulnerability database: no such host" } });

    await expect(run(inputs, fake.ports)).rejects.toMatchObject({
      message: "the vulnerability database could not be had, so nothing was scanned: unable to update vulnerability database: no such host",
      hint: expect.stringContaining("database_mirror"),
    });
    expect(fake.calls).toHaveLength(1);
    expect(fake.disk.has("report.json")).toBe(false);
  });

  test("nor is one that turns out to be stale during the scan, or any other failure", async () => {
    await expect(
      run(inputs, machine([], { scan: { code: 1, stderr: "the vulnerability database was built 9 days ago (max allowed age is 5 days)" } }).ports),
    ).rejects.toThrow("nothing was scanned");
    await expect(run(inputs, machine([], { scan: { code: 1, stderr: "unable to decode sbom" } }).ports)).rejects.toThrow(
      "grype could not scan orders.cdx.json: unable to decode sbom",
    );
  });

  test.each([
    ["nothing", "", "no readable report"],
    ["something without matches", "{}", "has no list of matches"],
    ["a match without a name", '{"matches":[{}]}', "names no vulnerability or package"],
  ])("a report with %s is an error, never an empty list", async (_, stdout, message) => {
    await expect(run(inputs, machine([], { scan: { stdout } }).ports)).rejects.toThrow(message);
  });

  test("asks the mirror, or only looks whether the database is there", async () => {
    const mirrored = machine([]);
    await run({ ...inputs, database_mirror: "https://mirror.acme.example/grype" }, mirrored.ports);
    const present = machine([]);
    await run({ ...inputs, database: "present", vex: "orders.cdx.json" }, present.ports);

    expect(mirrored.calls[0]).toMatchObject({ args: ["db", "update"], options: { env: { GRYPE_DB_UPDATE_URL: "https://mirror.acme.example/grype" } } });
    expect(mirrored.calls[1]?.options.env).toMatchObject({ GRYPE_DB_AUTO_UPDATE: "false" });
    expect(present.calls.map(({ args }) => args)).toEqual([
      ["db", "status"],
      ["sbom:orders.cdx.json", "--output", "json", "--vex", "orders.cdx.json"],
    ]);
  });

  test("an accepted finding does not count until its day is over, and only in its package", async () => {
    const accepted = [{ vulnerability: "CVE-2026-1", package: "openssl", reason: "only reachable from tests", until: "2026-11-23" }];
    const disk = { "accepted.json": JSON.stringify(accepted) };
    const ignore = { ...inputs, ignore: "accepted.json" };

    expect((await run(ignore, machine([match("CVE-2026-1", "High")], { disk, ignored: [{}] }).ports)).outputs).toMatchObject({ high: "0", ignored: "2" });
    await expect(run(ignore, machine([match("CVE-2026-1", "High", "zlib")], { disk }).ports)).rejects.toThrow("1 finding is");
    const late = machine([match("CVE-2026-1", "High")], { disk: { "accepted.json": JSON.stringify([{ ...accepted[0], until: "2026-11-22" }]) } });
    await expect(run(ignore, late.ports)).rejects.toThrow("1 finding is");
    expect(late.lines[0]).toBe("warning: CVE-2026-1 was accepted until 2026-11-22 and counts again: only reachable from tests");
  });

  test("mistakes in the ignore file come back all at once, before anything is scanned", async () => {
    const entries = [
      { vulnerability: "CVE-1", reason: "because", until: "soon" },
      "CVE-2",
      { vulnerability: "", reason: "a good reason", until: "2027-01-01", who: "me" },
    ];
    const fake = machine([], { disk: { "accepted.json": JSON.stringify(entries) } });

    const error: unknown = await run({ ...inputs, ignore: "accepted.json" }, fake.ports).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ exitCode: 2 });
    expect((error as Error).message).toMatchInlineSnapshot(`
      "accepted.json: entry 1 gives no reason
      accepted.json: entry 1 has no until date (YYYY-MM-DD)
      accepted.json: entry 2 is not an object
      accepted.json: entry 3 has the unknown key "who"
      accepted.json: entry 3 names no vulnerability"
    `);
    expect(fake.calls).toEqual([]);
  });

  test("only findings with a fix count when asked, and the others are not hidden from the report", async () => {
    const fake = machine([match("CVE-2026-1", "High")]);

    expect((await run({ ...inputs, only_fixed: "true" }, fake.ports)).outputs["high"]).toBe("0");
    expect(fake.disk.get("report.json")).toContain("CVE-2026-1");
  });

  test("optional: without an SBOM nothing is scanned, and the counts are empty, not 0", async () => {
    const fake = machine([match("CVE-2026-1", "Critical")]);

    const { outputs, summary } = await run({ ...inputs, sbom: "none.json", optional: "true" }, fake.ports);

    expect(new Set(Object.values(outputs))).toEqual(new Set([""]));
    expect(summary).toContain("Nothing was scanned: `none.json` does not exist.");
    expect(fake.calls).toEqual([]);
    await expect(run({ ...inputs, optional: "true" }, fake.ports)).rejects.toThrow("1 finding is high or worse");
  });

  test("a missing SBOM is bad input", async () => {
    await expect(run({ ...inputs, sbom: "none.json" }, machine([]).ports)).rejects.toMatchObject({ exitCode: 2, message: "none.json does not exist" });
  });
});
