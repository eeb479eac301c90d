import { deliveryPlan, deliveryTasks, fakeTasks, randomPlan, service } from "@create-pipeline/testing";
import type { ServiceOptions } from "@create-pipeline/testing";
import fc from "fast-check";
import { expect, it } from "vitest";
import { describeWithTools } from "../../../../tools/describe-with-tools.ts";
import * as actionlint from "../../../../tools/validators/actionlint.ts";
import * as checkJsonschema from "../../../../tools/validators/check-jsonschema.ts";
import type { Finding, InputFile } from "../../../../tools/validators/finding.ts";
import * as githubParser from "../../../../tools/validators/github-parser.ts";
import * as pipelineCheck from "../../../../tools/validators/pipeline-check.ts";
import * as shellcheck from "../../../../tools/validators/shellcheck.ts";
import { withTexts } from "../../../../tools/validators/staging.ts";
import * as zizmor from "../../../../tools/validators/zizmor.ts";
import { githubActions } from "./index.ts";
import { contextOf } from "./testing/small-plan.ts";

type Texts = Record<string, string>;
type Validate = (files: readonly InputFile[]) => Promise<readonly Finding[]>;

/** actionlint 1.7.12 is older than `queue`; GitHub's parser and schema, which know it, judge the same files. */
const QUEUE = 'unexpected key "queue" for "concurrency" section';

const VALIDATORS: Readonly<Record<string, Validate>> = {
  actionlint: (files) => actionlint.validate(files, { ignore: [QUEUE] }),
  zizmor: (files) => zizmor.validate(files, { persona: "auditor" }),
  "github-parser": githubParser.validate,
  "check-jsonschema": checkJsonschema.validate,
  "pipeline-check": pipelineCheck.validate,
};

const CASES: Readonly<Record<string, ServiceOptions>> = {
  root: {},
  folder: { directory: "services/orders" },
  go: { language: "go" },
  referenced: { form: "referenced" },
  hub: { image: "docker.io/acme/orders", auth: "secret" },
};

function delivery(options: ServiceOptions): Texts {
  const context = { ...contextOf(options), tasks: deliveryTasks };
  const plan = deliveryPlan(context.service);
  const files = [...githubActions.emit(githubActions.render(plan, context).model, context), ...githubActions.companions(plan, context)];
  return Object.fromEntries(files.map(({ path, content }) => [path, content]));
}

/** Workflows of all cases in one repository, because starting a validator costs more than its work. */
function deliveries(): Texts {
  const named = (name: string, texts: Texts): [string, string][] =>
    Object.entries(texts).map(([path, text]) => [path.replace("workflows/", `workflows/${name}-`).replace("settings/", `settings/${name}-`), text]);
  return Object.fromEntries(Object.entries(CASES).flatMap(([name, options]) => named(name, delivery(options))));
}

function random(count: number): Texts {
  const context = { ...contextOf(), service: service({ platform: "github-actions" }), tasks: fakeTasks };
  const plans = fc.sample(randomPlan(), { numRuns: count, seed: 5 });
  return Object.fromEntries(
    plans.flatMap((plan, index) =>
      githubActions.emit(githubActions.render(plan, context).model, context).map(({ path, content }) => [path.replace("orders-", `orders-${index}-`), content]),
    ),
  );
}

const shown = (findings: readonly Finding[]): string[] => findings.map(({ rule, path, line, message }) => `${rule} ${path}:${line ?? "?"} ${message}`);

describeWithTools("real validators", ["actionlint", "zizmor", "github-parser", "check-jsonschema", "pipeline-check", "shellcheck"], () => {
  it.each(Object.keys(VALIDATORS))("%s finds nothing in the standard delivery", { timeout: 180_000 }, async (validator) => {
    const findings = await withTexts(deliveries(), VALIDATORS[validator] as Validate);

    expect(shown(findings)).toEqual([]);
  });

  // pipeline-check reads the random scripts and texts themselves, which echo what they get; that is not ours to judge.
  it.each(["actionlint", "zizmor", "github-parser", "check-jsonschema"])("%s finds nothing in random plans", { timeout: 300_000 }, async (validator) => {
    const findings = await withTexts(random(20), VALIDATORS[validator] as Validate);

    expect(shown(findings)).toEqual([]);
  });

  it("shellcheck finds nothing in the settings scripts", { timeout: 60_000 }, async () => {
    const findings = await withTexts(deliveries(), shellcheck.validate);

    expect(shown(findings)).toEqual([]);
  });

  it("actionlint still does not know the queue, so the exception is still needed", { timeout: 60_000 }, async () => {
    const findings = await withTexts(delivery({}), (files) => actionlint.validate(files));

    expect([...new Set(findings.map(({ message }) => message.slice(0, QUEUE.length)))]).toEqual([QUEUE]);
  });

  it.each([
    ["actionlint", /needs: \[changes\]|needs: \[preflight-dev[^\]]*\]/, "needs: [nobody]", "job-needs"],
    ["zizmor", "persist-credentials: false", "persist-credentials: true", "artipacked"],
    ["zizmor", /@[0-9a-f]{40} # v7.0.1/, "@v7", "unpinned-uses"],
    ["zizmor", "actions: read # deployment: read; reads how environments are protected", "actions: read", "undocumented-permissions"],
    ["zizmor", "run: node .pipeline", "run: echo ${{ github.head_ref }}; node .pipeline", "template-injection"],
    ["github-parser", "if: ${{ !cancelled() && (needs.deploy-dev", "if: ${{ !cancelled() && (nneds.deploy-dev", "unknown-context"],
    ["check-jsonschema", /    timeout-minutes: \d+\n/, "", "custom.github-workflows-require-timeout"],
    ["check-jsonschema", "queue: max", "queue: all", "vendor.github-workflows"],
    ["pipeline-check", "on:\n  push:\n    branches: [main]\n", "on:\n  pull_request_target:\n", "GHA-044"],
  ] as const)("%s rejects a spoiled twin: %s", { timeout: 60_000 }, async (validator, from, to, rule) => {
    const path = ".github/workflows/orders-deliver.yml";
    const text = delivery({})[path] ?? "";
    const spoiled = text.replace(from, () => to);

    const findings = await withTexts({ [path]: spoiled }, VALIDATORS[validator] as Validate);

    expect(spoiled).not.toBe(text);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });
});
