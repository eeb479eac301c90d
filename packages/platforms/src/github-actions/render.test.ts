import { credential, input, output, secret, stepOutput, text, variable } from "@create-pipeline/plan";
import type { Job, Step } from "@create-pipeline/plan";
import { describe, expect, it } from "vitest";
import { checkout, flow, job, renderFlow, run, task } from "./testing/small-plan.ts";

const verify = {
  id: "verify",
  triggers: [{ on: "change" }, { on: "queue" }],
  concurrency: { group: "orders-verify", policy: "supersede" },
  trust: "untrusted",
} as const;

describe("conditions", () => {
  const a = job("a");
  const rows: readonly [string, readonly Job[], string | undefined][] = [
    ["none where GitHub's success() says it", [a, job("b", { needs: ["a"] })], undefined],
    [
      "its needs by name behind a job that starts after failure",
      [a, job("r", { needs: ["a"], after: "failure" }), job("b", { needs: ["r"] })],
      "${{ !cancelled() && needs.r.result == 'success' }}",
    ],
    [
      "its needs by name far behind a job that starts always",
      [a, job("r", { needs: ["a"], after: "always" }), job("c", { needs: ["r"] }), job("b", { needs: ["c"] })],
      "${{ !cancelled() && needs.c.result == 'success' }}",
    ],
    [
      "any failure",
      [a, job("c"), job("b", { needs: ["a", "c"], after: "failure" })],
      "${{ !cancelled() && (needs.a.result == 'failure' || needs.c.result == 'failure') }}",
    ],
    ["one failure without brackets", [a, job("b", { needs: ["a"], after: "failure" })], "${{ !cancelled() && needs.a.result == 'failure' }}"],
    ["always", [a, job("b", { needs: ["a"], after: "always" })], "${{ always() }}"],
    ["never where nothing can fail", [job("b", { after: "failure" })], "${{ !cancelled() && false }}"],
  ];

  it.each(rows)("are %s", (_, jobs, expected) => {
    const { workflow } = renderFlow(flow(jobs));

    expect(workflow.jobs.b.if).toBe(expected);
  });
});

describe("the required check", () => {
  const jobs = [job("a"), job("b"), job("required", { needs: ["a", "b"], required: true })];

  it("starts always, carries the service's name and fails unless every need succeeded", () => {
    const { required } = renderFlow(flow(jobs, verify)).workflow.jobs;

    expect(required).toMatchObject({ name: "orders: required", if: "${{ always() }}" });
    expect(required.steps[0]).toMatchObject({ if: "${{ cancelled() || needs.a.result != 'success' || needs.b.result != 'success' }}" });
  });

  it("looks at changed paths in a job, because a workflow that does not start leaves it pending", () => {
    const { workflow } = renderFlow(flow(jobs, { ...verify, paths: ["services/orders/**"] }));

    expect(workflow.on).toEqual({ pull_request: null, merge_group: null });
    expect(workflow.jobs.a).toMatchObject({ needs: ["changes"], if: "${{ needs.changes.outputs.applies == 'true' }}" });
    expect(workflow.jobs.required.steps[0].if).toBe(
      "${{ cancelled() || needs.changes.result != 'success' || (needs.changes.outputs.applies != 'false' && (needs.a.result != 'success' || needs.b.result != 'success')) }}",
    );
    expect(workflow.jobs.required.steps[1].if).toBe("${{ needs.changes.outputs.applies == 'true' }}");
  });

  it("leaves paths to GitHub where no check is required", () => {
    expect(renderFlow(flow([job("a")], { paths: ["src/**"] })).workflow.on).toEqual({ push: { branches: ["main"], paths: ["src/**"] } });
  });
});

describe("environments", () => {
  const production = { name: "production", access: "deploy" } as const;
  const approve = job("approve", { kind: "approve", steps: [], environment: { ...production, approval: { reviewers: ["leads"], minimum: 1 } } });
  const rows: readonly [string, Partial<Job>, unknown][] = [
    [
      "the plan's own for a deployment",
      { kind: "deploy", environment: { ...production, url: "https://orders.example" } },
      { name: "production", url: "https://orders.example" },
    ],
    [
      "one that asks nobody for a job that looks",
      { kind: "verify", environment: { name: "production", access: "observe" } },
      { name: "production-observe", deployment: false },
    ],
    ["one that asks nobody for going back after a failure", { kind: "rollback", after: "failure", environment: production }, { name: "production-rollback" }],
    [
      "the plan's own for going back where nobody is asked",
      { kind: "rollback", after: "failure", environment: { name: "dev", access: "deploy" } },
      { name: "dev" },
    ],
    ["what a person fills in", { kind: "deploy", environment: { name: "", input: "environment", access: "deploy" } }, { name: "${{ inputs.environment }}" }],
    ["delivery for a secret without a place", { steps: [run({ TOKEN: secret("NPM_TOKEN") })] }, { name: "delivery", deployment: false }],
    [
      "delivery for an identity",
      { steps: [checkout, task("sign-image", { identity_token: credential("identity") })] },
      { name: "delivery", deployment: false },
    ],
    ["none without secrets", {}, undefined],
  ];

  it.each(rows)("are %s", (_, more, expected) => {
    const { workflow } = renderFlow(flow([approve, job("b", { needs: ["approve"], ...more })]));

    expect(workflow.jobs.b.environment).toEqual(expected);
    expect(workflow.jobs.approve).toBeUndefined();
  });

  it("let a rollback wait where the flow itself asks first", () => {
    const { workflow } = renderFlow(flow([approve, job("b", { kind: "rollback", needs: ["approve"], environment: production })]));

    expect(workflow.jobs.b.environment).toEqual({ name: "production" });
  });
});

describe("values", () => {
  const rows: readonly [string, Parameters<typeof run>[0], Record<string, string>][] = [
    [
      "inputs, outputs, secrets",
      { A: input("reason"), B: output("a", "digest"), C: secret("TOKEN"), D: stepOutput("first", "x") },
      { A: "${{ inputs.reason }}", B: "${{ needs.a.outputs.digest }}", C: "${{ secrets.TOKEN }}", D: "${{ steps.first.outputs.x }}" },
    ],
    [
      "the token of the run",
      { A: credential("registry-password"), B: credential("state-token"), C: credential("api-token"), D: credential("registry-user") },
      { A: "${{ github.token }}", B: "${{ github.token }}", C: "${{ github.token }}", D: "${{ github.actor }}" },
    ],
    ["nothing for an identity", { A: credential("identity"), B: text("b") }, { B: "b" }],
    [
      "variables",
      { A: variable("commit"), B: variable("run-url") },
      { A: "${{ github.sha }}", B: "${{ github.server_url }}/${{ github.repository }}/actions/runs/${{ github.run_id }}" },
    ],
  ];

  it.each(rows)("come by the environment: %s", (_, env, expected) => {
    expect(renderFlow(flow([job("b", { steps: [run(env)] })])).workflow.jobs.b.steps[0].env).toEqual(expected);
  });

  it("are secrets of the registry where the run's token does not open it", () => {
    const steps = [run({ A: credential("registry-user"), B: credential("registry-password") })];

    const { workflow } = renderFlow(flow([job("b", { steps })]), { image: "docker.io/acme/orders", auth: "platform" });

    expect(workflow.jobs.b.steps[0].env).toEqual({ A: "${{ secrets.REGISTRY_USERNAME }}", B: "${{ secrets.REGISTRY_PASSWORD }}" });
    expect(workflow.jobs.b.environment.name).toBe("delivery");
  });
});

describe("steps", () => {
  const rows: readonly [string, Step, object][] = [
    ["a checkout that keeps no credentials", checkout, { with: { "persist-credentials": false } }],
    ["the whole history", { do: "checkout", history: "full" }, { with: { "fetch-depth": 0, "persist-credentials": false } }],
    [
      "Node.js without any cache",
      { do: "toolchain", language: "node", version: "24", cacheKeys: [] },
      { with: { "node-version": "24", "package-manager-cache": false } },
    ],
    [
      "Node.js with a cache",
      { do: "toolchain", language: "node", version: "", cacheKeys: ["package-lock.json"] },
      { with: { "node-version-file": "package.json", cache: "npm", "cache-dependency-path": "package-lock.json" } },
    ],
    ["Go without any cache", { do: "toolchain", language: "go", version: "1.26", cacheKeys: [] }, { with: { "go-version": "1.26", cache: false } }],
  ];

  it.each(rows)("are %s", (_, step, expected) => {
    expect(renderFlow(flow([job("b", { steps: [step] })])).workflow.jobs.b.steps[0]).toMatchObject(expected);
  });

  it("call an embedded task by its file, from any folder", () => {
    const inFolder = { ...task("deploy", { state_branch: text("environments") }), directory: "services/orders" };

    const { steps } = renderFlow(flow([job("b", { steps: [checkout, inFolder] })])).workflow.jobs.b;

    expect(steps[1]).toEqual({
      name: "deploy",
      "working-directory": "services/orders",
      env: { INPUT_STATE_BRANCH: "environments" },
      run: 'node "$GITHUB_WORKSPACE/.pipeline/actions/deploy/main.js"',
    });
  });

  it("use a referenced task at its commit", () => {
    const { text: yaml, workflow } = renderFlow(flow([job("b", { steps: [task("deploy", { state_branch: text("environments") })] })]), { form: "referenced" });

    expect(workflow.jobs.b.steps[0]).toMatchObject({ with: { state_branch: "environments" } });
    expect(yaml).toContain("uses: acme/pipelines/actions/deploy@0123456789abcdef0123456789abcdef01234567 # v1.4.0\n");
  });

  it("stop a minute early where a job waits for the failure", () => {
    const { workflow } = renderFlow(flow([job("a", { steps: [checkout, run()] }), job("b", { needs: ["a"], after: "failure" })]));

    expect(workflow.jobs.a.steps.map((step) => step["timeout-minutes"])).toEqual([undefined, 9]);
  });

  it("restore artifacts behind the checkout, at the paths they were made at", () => {
    const jobs = [
      job("a", { produces: [{ name: "files", paths: ["out/dist"], retentionDays: 3 }] }),
      job("b", { needs: ["a"], consumes: [{ job: "a", artifact: "files" }], steps: [checkout, run()] }),
    ];

    const { workflow } = renderFlow(flow(jobs));

    expect(workflow.jobs.a.steps[1].with).toMatchObject({ name: "a-files", path: "out/dist\n.artifact-root\n", "if-no-files-found": "error" });
    expect(workflow.jobs.b.steps.map(({ name }) => name)).toEqual(["Check out", "Restore files of a", "run"]);
    expect(workflow.jobs.b.steps[1].with).toEqual({ name: "a-files" });
  });
});

describe("concurrency", () => {
  it("waits without an end, and never asks for the group its run holds", () => {
    const own = job("a", { concurrency: { group: "orders-deliver", policy: "queue" } });

    const { workflow } = renderFlow(flow([own, job("b", { concurrency: { group: "orders-dev", policy: "queue" } })]));

    expect(workflow.concurrency).toEqual({ group: "orders-deliver", "cancel-in-progress": false, queue: "max" });
    expect(workflow.jobs.a.concurrency).toBeUndefined();
    expect(workflow.jobs.b.concurrency).toEqual({ group: "orders-dev", "cancel-in-progress": false, queue: "max" });
  });

  it("supersedes runs of the same change only", () => {
    expect(renderFlow(flow([job("a")], verify)).workflow.concurrency).toEqual({
      group: "orders-verify-${{ github.event.pull_request.number || github.ref }}",
      "cancel-in-progress": true,
    });
  });
});

describe("refusals", () => {
  const approval = (minimum: number) =>
    job("b", { kind: "approve", steps: [], environment: { name: "production", access: "deploy", approval: { reviewers: ["leads"], minimum } } });
  const rows: readonly [string, readonly Job[], object, readonly string[]][] = [
    ["a script with an expression", [job("b", { steps: [run({}, "echo ${{ github.ref }}\n")] })], {}, ["github-actions/script-expression"]],
    ["more than one approval", [approval(2)], {}, ["github-actions/minimum-approvals"]],
    ["a reserved environment", [job("b", { environment: { name: "dev-observe", access: "observe" } })], {}, ["github-actions/reserved-environment"]],
    ["an image without a digest", [job("b", { runner: { image: "alpine:3" } })], {}, ["github-actions/unknown-image"]],
    ["an embedded task before a checkout", [job("b", { steps: [task("deploy"), checkout] })], {}, ["github-actions/task-without-checkout"]],
    [
      "a referenced task in a folder",
      [job("b", { steps: [{ ...task("deploy"), directory: "services/orders" } as Step] })],
      { form: "referenced" },
      ["github-actions/task-in-folder"],
    ],
    ["a name GitHub does not take", [job("9b")], {}, ["github-actions/bad-name"]],
    ["a NUL", [job("b", { steps: [run({ A: text("a\0b") })] })], {}, ["github-actions/nul-character"]],
    ["nothing else", [approval(1)], {}, []],
  ];

  it.each(rows)("name %s", (_, jobs, options, expected) => {
    expect(renderFlow(flow(jobs), options).codes).toEqual(expected);
  });
});

it("runs other images as containers, with the shell they have, and services by their names on the machine", () => {
  const services = [{ name: "postgres", image: `postgres@sha256:${"1a".repeat(32)}`, env: { POSTGRES_DB: "orders" }, ports: [5432] }];

  const { workflow } = renderFlow(flow([job("a", { runner: { image: "semgrep" } }), job("b", { services })]));

  expect(workflow.jobs.a.container.image).toMatch(/^docker\.io\/semgrep\/semgrep:.+@sha256:[0-9a-f]{64}$/);
  expect(workflow.jobs.a.defaults).toEqual({ run: { shell: "sh" } });
  expect(workflow.jobs.b.services.postgres).toEqual({ image: services[0]?.image, env: { POSTGRES_DB: "orders" }, ports: ["5432:5432"] });
  expect(workflow.jobs.b.steps[0].run).toContain("/etc/hosts");
});
