import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runAction, type ActionRun } from "@create-pipeline/action-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireTool } from "../../../tools/index.ts";

const helm = requireTool("helm");
const golden = join(import.meta.dirname, "../../../packages/testing/corpus/canary-github/expected");

describe.skipIf("skip" in helm)("the canary that is generated, in a repository that was edited", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "canary-gate-"));
    cpSync(join(golden, "deploy"), join(folder, "deploy"), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The very inputs of the generated job. */
  function gate(environment = "production"): Promise<ActionRun> {
    const values = JSON.stringify(["deploy/values.yaml", `deploy/environments/${environment}.yaml`]);
    const inputs = { chart: "deploy/chart", values, release: "orders", rps: "50", baseline: "0.001", require: "power(5x)>=0.8,false<=0.01,duration<=60m" };
    return runAction("canary-gate", { cwd: folder, inputs, env: { PIPELINE_TOOL_HELM: "path" in helm ? helm.path : "" } });
  }

  async function edited(file: string, change: (text: string) => string): Promise<ActionRun> {
    const path = join(folder, file);
    const before = readFileSync(path, "utf8");
    expect(change(before)).not.toBe(before);
    writeFileSync(path, change(before));
    try {
      return await gate();
    } finally {
      writeFileSync(path, before);
    }
  }

  test("as it is, it meets its goal", async () => {
    const run = await gate();

    expect(run, run.stderr).toMatchObject({ code: 0, stderr: "" });
    expect(run.outputs).toContain("result=passed");
    expect(run.summary).toMatch(/\*\*This canary misses \d+ % of fivefold regressions/);
  });

  test.each<[string, string, (text: string) => string, string]>([
    ["shorter steps", "deploy/values.yaml", (text) => text.replaceAll(/seconds: \d+/g, "seconds: 60"), "power(5x) is"],
    ["a step of an environment", "deploy/environments/production.yaml", (text) => text.replace("enabled: true", "enabled: true\n  steps: [{ weight: 5, seconds: 60, minimumRequests: 0 }]"), "power(5x) is"], // prettier-ignore
    ["a failure that is borne", "deploy/chart/templates/analysistemplate.yaml", (text) => text.replace("failureLimit: 0", "failureLimit: 3"), "failureLimit 0"],
    ["another bound", "deploy/values.yaml", (text) => text.replaceAll("(-4.605170185988091)", "(-2.5)"), "false is"],
    ["one letter of the query", "deploy/values.yaml", (text) => text.replace("group_right()", "group_left()"), "power(5x) is 0 %"],
    ["a pause instead of the last analysis", "deploy/chart/templates/_canary.tpl", (text) => text.replace(/ {2}\{\{- end \}\}\n(\{\{- end -\}\}\n){2}$/, "  {{- end }}\n  - setWeight: 50\n  - pause: { duration: 10m }\n{{- end -}}\n{{- end -}}\n"), "nobody watches"], // prettier-ignore
    ["a canary that is switched off", "deploy/environments/production.yaml", (text) => text.replace("enabled: true", "enabled: false"), "there is no canary"],
  ])("fails after an edit: %s", async (_, file, change, message) => {
    const run = await edited(file, change);

    expect({ code: run.code, told: `${run.stdout}${run.stderr}`.includes(message) || `${run.stdout}${run.stderr}` }).toEqual({ code: 1, told: true });
  });

  test("an environment without a canary has nothing to judge", async () => {
    expect(await gate("dev")).toMatchObject({ code: 1 });
  });
});
