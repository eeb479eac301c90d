import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runAction } from "@create-pipeline/action-kit/testing";
import type { ActionRun } from "@create-pipeline/action-kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

// Grype's database can't be had on a machine without internet, so its answers are played back; README.md says what that leaves open.
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scan-"));
  await writeFile(join(folder, "orders.cdx.json"), "{}");
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function scan(answers: { db?: string; scan?: string }): Promise<ActionRun> {
  const script = `#!/bin/sh\nif [ "$1" = db ]; then\n${answers.db ?? "exit 0"}\nfi\n${answers.scan ?? "exit 0"}\n`;
  const grype = join(folder, "grype");
  await writeFile(grype, script);
  await chmod(grype, 0o755);
  return await runAction("scan-vulnerabilities", { cwd: folder, inputs: { sbom: "orders.cdx.json" }, env: { PIPELINE_TOOL_GRYPE: grype } });
}

function report(...matches: object[]): string {
  return `cat <<'EOF'\n${JSON.stringify({ matches, descriptor: { db: { status: { built: "2026-11-22T06:00:00Z" } } } })}\nEOF`;
}

test("findings at the limit fail the job with a table and counts", async () => {
  const finding = { vulnerability: { id: "CVE-2026-1", severity: "Critical", fix: { versions: ["3.0.1"] } }, artifact: { name: "openssl", version: "3.0.0" } };

  const run = await scan({ scan: report(finding) });

  expect(run.code).toBe(1);
  expect(run.outputs).toMatchInlineSnapshot(`
    "critical=1
    high=0
    medium=0
    low=0
    negligible=0
    unknown=0
    ignored=0
    report=vulnerabilities.json
    "
  `);
  expect(run.summary).toMatchInlineSnapshot(`
    "### Vulnerabilities

    **1 finding is high or worse.** 1 critical, 0 high, 0 medium, 0 low, 0 negligible, 0 unknown; 0 accepted. Database of 2026-11-22T06:00:00Z.

    | Severity | Vulnerability | Package | Version | Fixed in |
    | --- | --- | --- | --- | --- |
    | critical | CVE-2026-1 | \`openssl\` | 3.0.0 | 3.0.1 |
    "
  `);
  expect(run.stdout + run.stderr).toMatchInlineSnapshot(`
    "critical: CVE-2026-1 in openssl 3.0.0, fixed in 3.0.1
    error: 1 finding is high or worse
    hint: update the packages, or accept a finding with a reason and a date; all are in vulnerabilities.json
    "
  `);
});

test("no SBOM because nothing is deployed passes where that was said to be fine, and only there", async () => {
  const optional = await runAction("scan-vulnerabilities", { cwd: folder, inputs: { sbom: "none.json", optional: "true" } });
  const needed = await runAction("scan-vulnerabilities", { cwd: folder, inputs: { sbom: "none.json" } });

  expect(optional).toMatchObject({
    code: 0,
    stdout: "nothing was scanned: none.json does not exist\n",
    outputs: expect.stringMatching(/^critical=\nhigh=\n/u),
  });
  expect(needed).toMatchObject({ code: 2, outputs: "" });
});

test("no findings pass", async () => {
  const run = await scan({ scan: report() });

  expect(run.code).toBe(0);
  expect(run.summary).toMatchInlineSnapshot(`
    "### Vulnerabilities

    Nothing is high or worse. 0 critical, 0 high, 0 medium, 0 low, 0 negligible, 0 unknown; 0 accepted. Database of 2026-11-22T06:00:00Z.
    "
  `);
});

test("a database that can't be had fails, with nothing that looks like a result", async () => {
  const run = await scan({ db: "echo 'unable to update vulnerability database: no such host' >&2; exit 1", scan: report() });

  expect(run).toMatchObject({ code: 1, outputs: "", summary: "" });
  expect(run.stderr).toMatchInlineSnapshot(`
    "error: the vulnerability database could not be had, so nothing was scanned: unable to update vulnerability database: no such host
    hint: name a mirror in database_mirror, or provide a fresh database and set database to present
    "
  `);
});
