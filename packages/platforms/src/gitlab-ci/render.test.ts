// https://docs.gitlab.com/ci/yaml/
import { credential, flowShells, text, type Job, type Plan } from "@create-pipeline/plan";
import { fakeTasks, service } from "@create-pipeline/testing";
import { describe, expect, it } from "vitest";
import type { RenderContext } from "../platform.ts";
import { changesGlob, globPattern } from "./expressions.ts";
import { emit } from "./emit.ts";
import { read } from "./read.ts";
import { render } from "./render.ts";
import { needsSubshell } from "./render/bare.ts";
import { job, run, samplePlan, task } from "./testing/sample-plan.ts";

const orders = service({ platform: "gitlab-ci", image: "registry.gitlab.com/acme/orders" });
const context: RenderContext = {
  service: orders,
  choice: { name: "gitlab-ci", edition: "premium", visibility: "private" },
  tasks: fakeTasks,
  version: "0.0.0",
};

function plan(flow: "verify" | "deliver", ...jobs: readonly Job[]): Plan {
  const shell = flowShells(orders).find(({ id }) => id === flow);
  return { service: "orders", directory: "", flows: shell ? [{ ...shell, jobs }] : [] };
}

const step = run("go", "true\n");
const codes = (jobs: readonly Job[], given = context): string[] => render(plan("deliver", ...jobs), given).diagnostics.map(({ code }) => code);
const rendered = (jobs: readonly Job[], given = context) => render(plan("deliver", ...jobs), given).model.flows[0]?.jobs ?? [];
const names = (jobs: readonly Job[]): string[] =>
  rendered(jobs).map(
    (one) => `${one.name.slice("orders:deliver:".length)} ${one.when} [${one.needs.map((need) => need.job.slice("orders:deliver:".length)).join(" ")}]`,
  );

describe("placing jobs that start after failure or always", () => {
  const deploy = job("deploy", [step], { needs: ["build"] });
  const build = job("build", [step]);

  it("copies a rollback for needs that fail in turn", () => {
    expect(
      names([build, deploy, job("verify", [step], { needs: ["deploy"] }), job("back", [step], { needs: ["deploy", "verify"], after: "failure" })]),
    ).toEqual([
      "build on_success []",
      "deploy on_success [build]",
      "verify on_success [deploy]",
      "back on_failure [deploy verify]",
      "back:after-deploy on_failure [deploy]",
    ]);
  });

  it("leaves it alone where no need can be skipped without the others", () => {
    expect(names([build, job("lint", [step]), job("note", [step], { needs: ["build", "lint"], after: "failure" })]).at(-1)).toBe(
      "note on_failure [build lint]",
    );
  });

  it("watches needs that fail independently", () => {
    expect(
      names([
        build,
        job("lint", [step]),
        deploy,
        job("test", [step], { needs: ["lint"] }),
        job("note", [step], { needs: ["deploy", "test"], after: "failure" }),
      ]),
    ).toEqual([
      "build on_success []",
      "deploy on_success [build]",
      "deploy:watch on_failure [deploy]",
      "deploy:failure always [deploy deploy:watch]",
      "lint on_success []",
      "test on_success [lint]",
      "test:watch on_failure [test]",
      "test:failure always [test test:watch]",
      "note on_failure [deploy:failure test:failure]",
    ]);
  });

  it("lets a stand-in be waited for where a need may be skipped", () => {
    expect(names([build, job("lint", [step]), deploy, job("report", [step], { needs: ["deploy", "lint"], after: "always" })])).toEqual([
      "build on_success []",
      "deploy on_success [build]",
      "deploy:ended always [deploy]",
      "lint on_success []",
      "report always [deploy:ended lint]",
    ]);
  });
});

describe("what GitLab can't do is refused by name", () => {
  const production = { name: "production", access: "deploy" } as const;
  const approve = job("approve", [], { kind: "approve", environment: { ...production, approval: { reviewers: ["leads"], minimum: 1 } } });
  const deploy = job("deploy", [step], { kind: "deploy", needs: ["approve"], environment: production });

  it.each<[string, readonly Job[]]>([
    ["gitlab-ci/delay-after", [job("a", [step]), job("b", [step], { needs: ["a"], after: "failure", delayMinutes: 5 })]],
    ["gitlab-ci/delay-too-long", [job("a", [step], { delayMinutes: 20_000 })]],
    ["gitlab-ci/delayed-check", [job("a", [step], { delayMinutes: 5, required: true })]],
    ["gitlab-ci/job-name", [job("a:b", [step])]],
    ["gitlab-ci/shell-name", [job("a", [run("go", "true\n", { "NOT-A-NAME": text("") })])]],
    ["gitlab-ci/text-not-bytes", [job("a", [run("go", "true\n", { NUL: text("\0") })])]],
    ["gitlab-ci/text-not-bytes", [job("a", [run("go", "true\n", { HALF: text("\ud800") })])]],
    ["gitlab-ci/cache-keys", [job("a", [{ do: "toolchain", language: "node", version: "24", cacheKeys: ["a", "b", "c"] }, step])]],
    ["gitlab-ci/toolchain-version", [job("a", [{ do: "toolchain", language: "node", version: ">=24; id", cacheKeys: [] }, step])]],
    [
      "gitlab-ci/coverage-reports",
      [
        job("a", [step], {
          reports: [
            { format: "cobertura", path: "a" },
            { format: "cobertura", path: "b" },
          ],
        }),
      ],
    ],
    ["gitlab-ci/expanded-text", [job("a", [step], { services: [{ name: "db", image: "node", env: { PASSWORD: "pa$$" }, ports: [] }] })]],
    ["gitlab-ci/unknown-image", [job("a", [step], { runner: { image: "node:latest" } })]],
    ["gitlab-ci/approval-without-deployment", [approve]],
  ])("%s", (code, jobs) => {
    expect(codes(jobs)).toEqual([code]);
  });

  it("an approval in GitLab Free", () => {
    expect(codes([approve, deploy])).toEqual([]);
    expect(codes([approve, deploy], { ...context, choice: { ...context.choice, edition: "free" } })).toEqual(["gitlab-ci/approval-edition"]);
  });
});

it("refuses one field with two defaults", () => {
  const shells = flowShells(orders).filter(({ id }) => id === "promote" || id === "rollback");
  const flows = shells.map((shell, index) => ({
    ...shell,
    inputs: [{ name: "version", description: "", required: false, default: String(index), options: [] }],
    jobs: [job("a", [step])],
  }));

  expect(render({ service: "orders", directory: "", flows }, context).diagnostics.map(({ code }) => code)).toEqual(["gitlab-ci/input-differs"]);
});

describe("a job", () => {
  it("cancels what verifies, and nothing that writes or queues", () => {
    const flows = render(samplePlan(orders), context).model.flows;

    expect(flows.map(({ id, jobs }) => [id, [...new Set(jobs.map((one) => one.interruptible))]])).toEqual([
      ["verify", [true]],
      ["deliver", [false]],
      ["promote", [false]],
      ["rescan", [true]],
    ]);
  });

  it("has a scope of its own for its secrets where it belongs to no environment", () => {
    const [own, none] = rendered([job("publish", [task("push", "build-image", { token: credential("api-token") })]), job("plain", [step])]);

    expect(own?.environment).toEqual({ name: "pipeline/orders/publish", action: "access", tier: "other" });
    expect(none?.environment).toBeUndefined();
  });

  it("takes referenced tasks from their image, or by their commit without one", () => {
    const image = `registry.acme.example/tasks@sha256:${"ab".repeat(32)}`;
    const tasks = (set: string): RenderContext => ({ ...context, service: { ...orders, tasks: { ...orders.tasks, form: "referenced", image: set } } });
    const [within] = rendered([job("a", [task("deploy", "deploy", {})])], tasks(image));
    const [fetched] = rendered([job("a", [task("deploy", "deploy", {})])], tasks(""));

    expect(within?.image).toBe(image);
    expect(within?.script.join("")).toContain("node /pipeline/actions/deploy/main.js");
    expect(fetched?.script[0]).toBe("fetch_tasks");
    expect(render(plan("deliver", job("a", [step])), tasks("")).model.sharedScript.join("")).toContain(
      "/'acme/pipelines.git' '0123456789abcdef0123456789abcdef01234567' # v1.4.0",
    );
    expect(fetched?.source).toBe("no-checkout");
  });

  it("keeps a secret out of the steps that don't use it", () => {
    const [one] = rendered([job("a", [task("deploy", "deploy", { token: credential("state-token") }), run("after", "true\n")])]);

    expect(one?.script[1]).toContain("unset CI_JOB_TOKEN\n");
    expect(one?.script[0]).not.toContain("unset");
  });
});

describe("a script stands as it is where a subshell would make no difference", () => {
  it.each([
    ["go vet ./...", []],
    ["npm ci", ["npm test"]],
    ['unformatted=$(gofmt -l .)\nif [ -n "$unformatted" ]; then\n  echo "$unformatted"\n  exit 1\nfi', ["go vet ./..."]],
    ["export A=1\ncd sub\nmake", []],
    ["make > log 2>&1", ["cat log"]],
  ])("%j before %j", (script, later) => {
    expect(needsSubshell(script, later)).toBe(false);
  });

  it.each([
    ["cd sub", ["make"]],
    ["export A=1", ["make"]],
    ["A=1", ["make"]],
    ["a=1", ['echo "$a"']],
    ["http_proxy=x", ["make"]],
    ["for a in 1 2; do make; done", ["echo $a"]],
    ["exit 0", ["make"]],
    ["exit", ["make"]],
    ['"$TOOL" sub', ["make"]],
    [": ${A:=1}", ["make"]],
    ["set +e", []],
    ["trap 'x' EXIT", []],
    ["test -e a && make", []],
    ["make || true", []],
    ["! grep x y", []],
    ["f() { make; }", ["f"]],
    ["make &", []],
    [". ./env", []],
    ["(cd sub)", []],
  ])("but not %j before %j", (script, later) => {
    expect(needsSubshell(script, later)).toBe(true);
  });

  it("and is found again, whatever it looks like", () => {
    const scripts = [
      "# title\nmake\n",
      "(\nmake\n)",
      "export A='1'\n\nmake",
      "\nmake",
      "cd 'a' || exit\nmake\n\n",
      "node .pipeline/actions/deploy/main.js",
      'exit "$PIPELINE_STATUS"',
      "fetch_tasks",
      ': "${A:?b}"',
      "set +e\n(\nset -e\nmake\n)",
      "a | b",
      "unset A\n",
    ];
    for (const always of [false, true]) {
      const jobs = scripts.flatMap((script, index) => [
        job(`a${index}`, [run("only", script, {}, always)]),
        job(`b${index}`, [run("one", script, { A: text("it's\n\n$[[ x") }), run("two", script, {}, always), run("three", script)]),
      ]);
      const given = plan("deliver", ...jobs);
      const found = read(emit(render(given, context).model, context), context)[0]?.jobs.map(({ scripts: own }) => own.map(({ script }) => script));

      expect(found).toEqual(jobs.map(({ steps }) => steps.flatMap((one) => (one.do === "run" ? [one.script] : []))));
    }
  });
});

describe("patterns", () => {
  it.each([
    ["v*", "/^v[^\\/]*$/"],
    ["orders-v*", "/^orders-v[^\\/]*$/"],
    ["release/**", "/^release\\/.*$/"],
    ["v1.?", "/^v1\\.[^\\/]$/"],
  ])("reads the tag glob %s as %s", (glob, pattern) => {
    expect(globPattern(glob)).toBe(pattern);
  });

  it.each([
    ["src/**", "src/**/*"],
    ["**", "**/*"],
    ["src/*.ts", "src/*.ts"],
    ["**/go.mod", "**/go.mod"],
  ])("writes the path glob %s as %s, which Ruby takes for all levels", (glob, expected) => {
    expect(changesGlob(glob)).toBe(expected);
  });
});
