// https://github.com/firecow/gitlab-ci-local
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { flowShells, text, type Job, type Plan } from "@create-pipeline/plan";
import { fakeTasks, nastyTexts, nestedTexts, service } from "@create-pipeline/testing";
import { describe, expect, it } from "vitest";
import type { RenderContext } from "../platform.ts";
import { gitlabCi } from "./index.ts";
import { localRepository, type LocalRepository } from "./testing/local-run.ts";
import { job, run, samplePlan } from "./testing/sample-plan.ts";

const orders = service({ platform: "gitlab-ci", image: "registry.gitlab.com/acme/orders" });
const context: RenderContext = {
  service: orders,
  choice: { name: "gitlab-ci", edition: "premium", visibility: "private" },
  tasks: fakeTasks,
  version: "0.0.0",
};

/** A task that says what it was given, leaves outputs, and fails where FAIL names its job. */
const STUB = `const fs = require("fs"), path = require("path");
const task = path.basename(__dirname);
const given = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith("INPUT_")).sort());
console.log("TASK " + process.env.CI_JOB_NAME + " " + JSON.stringify(given));
const outputs = { "build-image": "digest=sha256:abc\\n", deploy: "previous=sha256:old\\n" }[task];
if (outputs) fs.appendFileSync(process.env.GITHUB_OUTPUT, outputs);
fs.appendFileSync(process.env.GITHUB_STEP_SUMMARY, "# " + task + "\\n");
if ((process.env.FAIL || "").split(",").includes(process.env.CI_JOB_NAME)) process.exit(7);
`;

const VARIABLES = {
  PIPELINE_API_TOKEN: "api-token-1",
  ARGOCD_TOKEN: "argo-token-1",
  CI_REGISTRY_USER: "user",
  CI_REGISTRY_PASSWORD: "password-1",
  CI_JOB_TOKEN: "job-token-1",
  SIGSTORE_ID_TOKEN: "id-token-1",
};

function repository(plan: Plan): LocalRepository {
  const { model, diagnostics } = gitlabCi.render(plan, context);
  expect(diagnostics).toEqual([]);
  const stubs = ["build-image", "sign-image", "preflight", "deploy", "quality-gate"].map((task) => [`.pipeline/actions/${task}/main.js`, STUB]);
  const scripts = { lint: "true", test: 'test "$FAIL_TEST" = "" && mkdir -p reports && touch reports/junit.xml reports/cobertura.xml' };
  return localRepository(gitlabCi.emit(model, context), { ...Object.fromEntries(stubs), "package.json": JSON.stringify({ name: "orders", scripts }) });
}

function oneFlow(id: "verify" | "deliver", jobs: readonly Job[]): Plan {
  const shell = flowShells(orders).find((candidate) => candidate.id === id);
  return { service: "orders", directory: "", flows: shell ? [{ ...shell, jobs }] : [] };
}

describe("gitlab-ci-local runs what was rendered", { timeout: 120_000 }, () => {
  it("takes the digest from job to job to the last environment, and rolls nothing back", async () => {
    using repo = repository(samplePlan(orders));

    const result = await repo.run(VARIABLES);

    expect(result.failed).toEqual([]);
    expect(result.passed).toContain("orders:deliver:verify-production");
    expect(result.passed.filter((name) => name.includes("rollback"))).toEqual([]);
    expect(result.passed.filter((name) => !name.startsWith("orders:deliver:"))).toEqual([]);
    expect(result.log).toContain(
      'TASK orders:deliver:deploy-production {"INPUT_DIGEST":"sha256:abc","INPUT_ENVIRONMENT":"production","INPUT_TOKEN":"job-token-1"}',
    );
  });

  it("rolls back once when the verification fails, with what the deployment had left", async () => {
    using repo = repository(samplePlan(orders));

    const result = await repo.run({ ...VARIABLES, FAIL: "orders:deliver:verify-staging" });

    expect(result.failed).toEqual(["orders:deliver:verify-staging"]);
    expect(result.log.match(/TASK \S*rollback\S* .*/g)).toEqual([
      'TASK orders:deliver:rollback-staging {"INPUT_FAILED":"sha256:abc","INPUT_PREVIOUS":"sha256:old","INPUT_TOKEN":"job-token-1"}',
    ]);
    expect(result.passed).not.toContain("orders:deliver:preflight-production");
  });

  it("rolls back once when the deployment itself fails", async () => {
    using repo = repository(samplePlan(orders));

    const result = await repo.run({ ...VARIABLES, FAIL: "orders:deliver:deploy-staging" });

    expect(result.failed).toEqual(["orders:deliver:deploy-staging"]);
    expect(result.log.match(/TASK (\S*rollback\S*) /g)).toEqual(["TASK orders:deliver:rollback-staging:after-deploy-staging "]);
  });

  it("stops with the name of a secret that is not set", async () => {
    using repo = repository(samplePlan(orders));

    const result = await repo.run({ ...VARIABLES, ARGOCD_TOKEN: "" });

    expect(result.failed).toContain("orders:deliver:verify-staging");
    expect(result.log).toContain("secret ARGOCD_TOKEN is not set for this environment");
  });

  it("runs `always` steps of a failing job, and the job still fails", async () => {
    using repo = repository(samplePlan(orders));

    const result = await repo.run({ ...VARIABLES, FAIL_TEST: "1" });

    expect(result.failed).toEqual(["orders:deliver:unit-test"]);
    expect(result.log).toContain("> tested");
    expect(result.passed).not.toContain("orders:deliver:publish-image");
  });

  it("starts by hand the flow and service that were named, with checked inputs", async () => {
    using repo = repository(samplePlan(orders));
    const chosen = { CI_PIPELINE_SOURCE: "web", FLOW: "promote", SERVICE: "orders", ORDERS_ENVIRONMENT: "staging" };

    const good = await repo.run({ ...chosen, ORDERS_REASON: "100% 'hotfix' \"now\"" });
    const noReason = await repo.run(chosen);
    const unknown = await repo.run({ ...chosen, ORDERS_REASON: "x", ORDERS_ENVIRONMENT: "moon" });

    expect(good.passed).toEqual(["orders:promote:promote"]);
    expect(good.log).toContain("100% 'hotfix' \"now\"");
    expect(noReason.log).toContain("input ORDERS_REASON is required");
    expect(unknown.log).toContain("ORDERS_ENVIRONMENT is none of its options");
  });

  it("verifies a merge request only where the service changed, and is green where it did not", async () => {
    const shell = flowShells(orders).find(({ id }) => id === "verify");
    const checks = [job("lint", [run("lint", "true\n")]), job("required", [run("done", "true\n")], { required: true, needs: ["lint"] })];
    using repo = repository({ service: "orders", directory: "", flows: shell ? [{ ...shell, paths: ["services/orders/**"], jobs: checks }] : [] });
    const change = { CI_PIPELINE_SOURCE: "merge_request_event" };
    repo.commit("other", "README.md");

    const elsewhere = await repo.run(change);
    repo.commit("mine", "services/orders/src/deep/a.ts");
    const inside = await repo.run(change);

    expect(elsewhere).toMatchObject({ passed: ["orders:verify:required"], failed: [] });
    expect(inside).toMatchObject({ passed: ["orders:verify:lint", "orders:verify:required"], failed: [] });
  });

  it("passes every nasty text on as the same bytes", async () => {
    const texts = [...nastyTexts, ...nestedTexts, "'\\''", "$[[ inputs.a ]] '$[[' $[[$[["];
    const steps = texts.map((value, index) => run(`s${index}`, `printf '%s' "$VALUE" > "bytes/${index}"\n`, { VALUE: text(value) }));
    using repo = repository(
      oneFlow("deliver", [job("bytes", [run("make", "mkdir -p bytes\n"), ...steps], { produces: [{ name: "bytes", paths: ["bytes/"], retentionDays: 1 }] })]),
    );

    const result = await repo.run();

    expect(result.passed).toEqual(["orders:deliver:bytes"]);
    const read = texts.map((_, index) =>
      readFileSync(join(repo.path, ".gitlab-ci-local/artifacts/orders:deliver:bytes".replace(/:/g, "Og"), "bytes", String(index)), "utf8"),
    );
    expect(read).toEqual(texts);
  });

  it("keeps steps apart: environment, folder, options and exit stay inside", async () => {
    const steps = [
      run("one", "export LEAK=1\ncd /\nset -u\nset +e\nexit 0\n", { ONLY_ONE: text("x") }),
      run("two", 'test "${LEAK:-}${ONLY_ONE:-}" = ""\ntest -e package.json\nfalse | true\necho apart\n'),
      run("three", "false\necho unreachable\n"),
      run("four", "echo not-this\n"),
      run("five", "echo cleans-up\nfalse\necho neither\n", {}, true),
    ];
    using repo = repository(oneFlow("deliver", [job("steps", steps)]));

    const result = await repo.run();

    expect(result.failed).toEqual(["orders:deliver:steps"]);
    expect(result.log).toContain("> apart");
    expect(result.log).toContain("> cleans-up");
    expect(result.log).not.toMatch(/> (unreachable|not-this|neither)/);
  });
});
