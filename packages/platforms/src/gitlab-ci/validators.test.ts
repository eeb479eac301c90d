// https://docs.gitlab.com/ci/yaml/lint/
import type { GeneratedFile } from "@create-pipeline/files";
import { deliveryPlan, deliveryTasks, service, type ServiceOptions } from "@create-pipeline/testing";
import { expect, it } from "vitest";
import { describeWithTools } from "../../../../tools/describe-with-tools.ts";
import { validate as checkJsonschema } from "../../../../tools/validators/check-jsonschema.ts";
import { validate as gitlabCiLocal } from "../../../../tools/validators/gitlab-ci-local.ts";
import { validate as pipelineCheck } from "../../../../tools/validators/pipeline-check.ts";
import { validate as shellcheck, validateScripts, type ScriptText } from "../../../../tools/validators/shellcheck.ts";
import { withTexts } from "../../../../tools/validators/staging.ts";
import { gitlabCi } from "./index.ts";
import { parseStep } from "./read/parse-step.ts";
import { readNativeJobs } from "./read/native-jobs.ts";

const CASES: readonly ServiceOptions[] = [
  { image: "registry.gitlab.com/acme/orders" },
  { form: "referenced", directory: "services/orders", auth: "secret" },
  { language: "go" },
];

function filesOf(options: ServiceOptions): readonly GeneratedFile[] {
  const given = service({ platform: "gitlab-ci", ...options });
  const context = { service: given, choice: { name: "gitlab-ci", edition: "premium", visibility: "private" }, tasks: deliveryTasks, version: "0.0.0" } as const;
  const plan = deliveryPlan(given);
  return [...gitlabCi.emit(gitlabCi.render(plan, context).model, context), ...gitlabCi.companions(plan, context)];
}

const textsOf = (files: readonly GeneratedFile[]): Record<string, string> => Object.fromEntries(files.map(({ path, content }) => [path, content]));

/** Validators know pipelines by name: each included file under that name, in a folder of its own. */
const renamed = (files: readonly GeneratedFile[]): Record<string, string> =>
  Object.fromEntries(
    files.filter(({ path }) => path.endsWith(".yml")).map(({ path, content }) => [path === ".gitlab-ci.yml" ? path : `${path}/.gitlab-ci.yml`, content]),
  );

/** Each step behind what comes before all steps. Together they would be told that subshells keep their environment to themselves. */
function scriptsOf(files: readonly GeneratedFile[], service: string): ScriptText[] {
  const jobs = [...readNativeJobs(files, service).values()].flat();
  return jobs.flatMap(({ name, beforeScript, script }) => {
    const steps = script.filter(parseStep);
    const before = [...beforeScript, ...script.slice(0, script.indexOf(steps[0] ?? ""))];
    return steps.map((step): ScriptText => ({ path: name, shell: "sh", text: `${[...before, step].join("\n")}\n` }));
  });
}

describeWithTools("what real validators say", ["gitlab-ci-local", "check-jsonschema", "pipeline-check", "shellcheck"], () => {
  it.each(CASES)(
    "GitLab's schema, stages and needs: nothing (%j)",
    async (options) => {
      expect(await withTexts(textsOf(filesOf(options)), (files) => gitlabCiLocal(files))).toEqual([]);
    },
    60_000,
  );

  it.each(CASES)(
    "the vendor's schema on each file: nothing (%j)",
    async (options) => {
      expect(await withTexts(renamed(filesOf(options)), (files) => checkJsonschema(files))).toEqual([]);
    },
    60_000,
  );

  it.each(CASES)(
    "pipeline-check: that a merge request may edit its own pipeline, as it always may (%j)",
    async (options) => {
      const findings = await withTexts(renamed(filesOf(options)), (files) => pipelineCheck(files));

      expect(findings.map(({ rule, path }) => [rule, path])).toEqual([["GL-011", ".gitlab-ci.yml"]]);
    },
    60_000,
  );

  it.each(CASES)(
    "shellcheck: nothing about jobs and settings (%j)",
    async (options) => {
      const files = filesOf(options);

      expect(await validateScripts(scriptsOf(files, "orders"))).toEqual([]);
      expect(await withTexts(textsOf(files), (inputs) => shellcheck(inputs))).toEqual([]);
    },
    120_000,
  );

  it("refuse a need in a later stage", async () => {
    const spoiled = Object.entries(textsOf(filesOf({}))).map(([path, content]) => [path, content.replaceAll("stage: publish", "stage: report")]);
    const findings = await withTexts(Object.fromEntries(spoiled) as Record<string, string>, (files) => gitlabCiLocal(files));

    expect(findings.map(({ message }) => message)).toEqual([expect.stringMatching(/needs: .* is in a future stage/)]);
  }, 60_000);
});
