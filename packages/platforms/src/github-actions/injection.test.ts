import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { input, text } from "@create-pipeline/plan";
import { nastyTexts, nestedTexts } from "@create-pipeline/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHANGES_SCRIPT } from "./changes.ts";
import { expand } from "./testing/expand.ts";
import { checkout, flow, job, renderFlow, run, task } from "./testing/small-plan.ts";

const anyText = fc.oneof(
  fc.constantFrom(...nastyTexts, ...nestedTexts),
  fc.string({ unit: fc.constantFrom("$", "{", "}", "'", '"', "\\", "%", "(", "[", "\n", " ", "a", "🚀", "`", "#", ":") }),
);

/** What a script sees: GitHub expands the environment, writes the script to a file and calls bash with it. */
function execute(script: string, env: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}): string {
  const directory = mkdtempSync(join(tmpdir(), "create-pipeline-inject-"));
  const file = join(directory, "script.sh");
  writeFileSync(file, script);
  const expanded = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, expand(value, { inputs })]));
  try {
    return execFileSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", file], {
      cwd: directory,
      env: { PATH: process.env["PATH"], ...expanded },
    }).toString("utf8");
  } finally {
    rmSync(directory, { recursive: true });
  }
}

describe("text of a plan", () => {
  it.each([...nastyTexts, ...nestedTexts].map((value) => [value]))("reaches a script as it is: %j", (value) => {
    const { codes, workflow } = renderFlow(flow([job("a", { steps: [run({ ALPHA: text(value) }, 'printf %s "$ALPHA"\n')] })]));
    const [step] = workflow.jobs.a.steps;

    expect(codes).toEqual([]);
    expect(execute(step.run, step.env)).toBe(value);
  });

  it("reaches environment, tasks and services as it is, whatever it is", () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const services = [{ name: "db", image: `postgres@sha256:${"1a".repeat(32)}`, env: { ALPHA: value }, ports: [] }];
        const steps = [checkout, run({ ALPHA: text(value) }), task("deploy", { reason: text(value) })];
        const embedded = renderFlow(flow([job("a", { steps, services })])).workflow.jobs.a;
        const referenced = renderFlow(flow([job("a", { steps })]), { form: "referenced" }).workflow.jobs.a;

        expect(expand(embedded.steps[2].env.ALPHA)).toBe(value);
        expect(expand(embedded.steps[3].env.INPUT_REASON)).toBe(value);
        expect(expand(embedded.services.db.env.ALPHA)).toBe(value);
        expect(expand(referenced.steps[2].with.reason)).toBe(value);
      }),
      { numRuns: 500 },
    );
  });

  it("never makes GitHub evaluate a title, a reason or a description", () => {
    const inputs = [{ name: "reason", description: "${{ secrets.A }}", required: true, default: "", options: [] }];

    const { text: yaml } = renderFlow(
      flow([job("a", { title: "${{ secrets.A }}", reason: "${{ secrets.A }}" })], {
        title: "${{ secrets.A }}",
        reason: "${{ secrets.A }}",
        triggers: [{ on: "manual" }],
        inputs,
      }),
    );

    expect(yaml).not.toContain("${{ secrets");
  });
});

describe("what people type and name", () => {
  it.each(nestedTexts.concat("'; id #", "$(id)", "a\nb").map((value) => [value]))("reaches a script as it is: %j", (value) => {
    const { workflow } = renderFlow(flow([job("a", { steps: [run({ ALPHA: input("reason") }, 'printf %s "$ALPHA"\n')] })]));
    const [step] = workflow.jobs.a.steps;

    expect(execute(step.run, step.env, { reason: value })).toBe(value);
  });

  it("never stands in a script", () => {
    const { workflow } = renderFlow(flow([job("a", { steps: [run({ ALPHA: input("reason") })] })], { triggers: [{ on: "change" }], paths: ["src/**"] }));
    const scripts = Object.values(workflow.jobs).flatMap(({ steps }) => steps.map((step) => step.run ?? ""));

    expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  });
});

describe("the comparison of changed paths", () => {
  const rows: readonly [string, string, string][] = [
    ["services/orders/**", "services/orders/src/a.ts", "true"],
    ["services/orders/**", "services/payments/a.ts", "false"],
    ["services/*/a.ts", "services/orders/src/a.ts", "false"],
    ["pipeline.yaml", "pipeline.yaml", "true"],
    ["src/**\n!src/docs/**", "src/docs/a.md", "false"],
    ["src/$(touch pwned)/**", "src/a.ts", "false"],
    ["src/ü 'x'/**", "src/ü 'x'/a.ts", "true"],
  ];

  it.each(rows)("%j changed by %j: %s", (globs, path, applies) => {
    const directory = mkdtempSync(join(tmpdir(), "create-pipeline-changes-"));
    const out = join(directory, "output");
    const git = (...args: string[]): string =>
      execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.invalid", ...args], { cwd: directory, encoding: "utf8" });
    git("init", "--quiet", "--initial-branch=main");
    git("commit", "--quiet", "--allow-empty", "--message", "base");
    const base = git("rev-parse", "HEAD").trim();
    execFileSync("mkdir", ["-p", join(directory, path, "..")]);
    writeFileSync(join(directory, path), "x");
    git("add", "--all");
    git("commit", "--quiet", "--message", "change");

    execFileSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", CHANGES_SCRIPT], {
      cwd: directory,
      env: { PATH: process.env["PATH"], BASE: base, GLOBS: `${globs}\n`, GITHUB_OUTPUT: out },
      stdio: "pipe",
    });

    expect(execFileSync("cat", [out], { encoding: "utf8" })).toBe(`applies=${applies}\n`);
    expect(git("status", "--short")).toBe("?? output\n");
    rmSync(directory, { recursive: true });
  });
});
