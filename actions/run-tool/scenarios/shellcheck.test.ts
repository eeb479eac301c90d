import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runAction } from "@create-pipeline/action-kit/testing";
import type { ActionRun } from "@create-pipeline/action-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireTool } from "../../../tools/index.ts";

const shellcheck = requireTool("shellcheck");

describe.skipIf("skip" in shellcheck)("real shellcheck", () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "run-tool-"));
    await writeFile(join(folder, "good.sh"), '#!/bin/sh\necho "$1"\n');
    await writeFile(join(folder, "bad.sh"), "#!/bin/sh\necho $1\n");
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  function check(inputs: Record<string, string>): Promise<ActionRun> {
    return runAction("run-tool", {
      cwd: folder,
      inputs: { tool: "shellcheck", ...inputs },
      env: { PIPELINE_TOOL_SHELLCHECK: "path" in shellcheck ? shellcheck.path : "" },
    });
  }

  test("a clean file passes", async () => {
    const run = await check({ args: '["good.sh"]' });

    expect(run).toMatchObject({ code: 0, outputs: "result=passed\nreport=\n", summary: "### shellcheck\n\nNothing found.\n", stderr: "" });
  });

  test("a finding fails the job and is in report, log and summary", async () => {
    const run = await check({ args: '["--format=gcc", "bad.sh"]', report: "out/shellcheck.txt" });

    expect(run.code).toBe(1);
    expect(run.outputs).toBe("result=findings\nreport=out/shellcheck.txt\n");
    expect(run.stdout).toMatch(/^bad\.sh:2:6: note: .*\[SC2086\]/u);
    expect(run.stderr).toMatchInlineSnapshot(`
      "error: shellcheck found problems; they are printed above
      hint: the report is in out/shellcheck.txt
      "
    `);
    expect(run.summary).toContain("    bad.sh:2:6: note:");
    expect(await readFile(join(folder, "out/shellcheck.txt"), "utf8")).toBe(run.stdout);
  });

  test("a finding is only reported where a later step judges it", async () => {
    const run = await check({ args: '["--format=gcc", "bad.sh"]', report: "reported.txt", on_findings: "report" });

    expect(run).toMatchObject({ code: 0, outputs: "result=findings\nreport=reported.txt\n", stderr: "" });
    expect(await readFile(join(folder, "reported.txt"), "utf8")).toContain("[SC2086]");
    expect((await check({ args: '["none.sh"]', on_findings: "report" })).code).toBe(1);
  });

  test("a file that is not there is a tool that did not work", async () => {
    const run = await check({ args: '["none.sh"]' });

    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^error: shellcheck did not work: it ended with exit code 2:\n/u);
    expect(run.outputs).toBe("");
  });
});

test("an unknown tool and an unknown input come back together", async () => {
  const run = await runAction("run-tool", { inputs: { tool: "bash", arg: "[]" } });

  expect(run.code).toBe(2);
  expect(run.stderr).toMatchInlineSnapshot(`
    "error: input "arg" does not exist; did you mean "args"?
    input "tool": "bash" is not one of actionlint, conftest, gitleaks, hadolint, helm, kubeconform, osv-scanner, shellcheck
    hint: inputs of run-tool: tool, args, directory, report, findings_exit_code, on_findings; nothing was done
    "
  `);
});
