import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { output, text } from "@create-pipeline/plan";
import type { Flow, Job } from "@create-pipeline/plan";
import { actDialect, nestedTexts } from "@create-pipeline/testing";
import { expect, it } from "vitest";
import { describeWithTools } from "../../../../tools/describe-with-tools.ts";
import { findTool } from "../../../../tools/index.ts";
import { flow, job, renderFlow, run } from "./testing/small-plan.ts";

/** Runs a flow with act on this machine; every job leaves a file with its name when it runs to its end. */
function runInAct(given: Flow): { readonly ended: readonly string[]; readonly code: number | null; readonly log: string } {
  const directory = mkdtempSync(join(tmpdir(), "create-pipeline-act-"));
  const traces = join(directory, "traces");
  const workflow = join(directory, "repository/.github/workflows/orders-deliver.yml");
  mkdirSync(dirname(workflow), { recursive: true });
  mkdirSync(traces);
  const { text: rendered } = renderFlow({ ...given, jobs: given.jobs.map((one) => traced(one, traces)) });
  writeFileSync(workflow, actDialect(rendered));
  const cwd = join(directory, "repository");
  for (const args of [
    ["init", "--quiet", "--initial-branch=main"],
    ["add", "--all"],
    ["-c", "user.name=t", "-c", "user.email=t@example.invalid", "commit", "--quiet", "--message", "x"],
  ])
    execFileSync("git", args, { cwd });
  // act passes the caller's environment on to the jobs, so it gets next to none.
  const env = { PATH: process.env["PATH"], HOME: directory, XDG_CACHE_HOME: join(directory, "cache") };
  const { status, stdout, stderr } = spawnSync(findTool("act")?.path ?? "act", ["push", "-P", "ubuntu-24.04=-self-hosted"], { cwd, env, encoding: "utf8" });
  const ended = readdirSync(traces).sort();
  rmSync(directory, { recursive: true });
  return { ended, code: status, log: `${stdout}${stderr}` };
}

function traced(one: Job, traces: string): Job {
  return { ...one, steps: [...one.steps, { ...run({ TRACE: text(join(traces, one.id)) }, 'touch "$TRACE"\n'), id: "trace" }] };
}

const failing = [run({}, "exit 1\n")];

describeWithTools("act", ["act"], () => {
  it("rolls back when the verification fails, and skips what comes after", { timeout: 120_000 }, () => {
    const jobs = [
      job("deploy-dev", { kind: "deploy", environment: { name: "dev", access: "deploy" } }),
      job("verify-dev", { needs: ["deploy-dev"], steps: failing, environment: { name: "dev", access: "observe" } }),
      job("rollback-dev", { needs: ["deploy-dev", "verify-dev"], after: "failure" }),
      job("report", { needs: ["verify-dev"], after: "always" }),
      job("deploy-staging", { needs: ["verify-dev"] }),
    ];

    const { ended, code } = runInAct(flow(jobs));

    expect(ended).toEqual(["deploy-dev", "report", "rollback-dev"]);
    expect(code).toBe(1);
  });

  it("goes on without a rollback when everything succeeds", { timeout: 120_000 }, () => {
    const jobs = [
      job("deploy-dev"),
      job("rollback-dev", { needs: ["deploy-dev"], after: "failure" }),
      // Behind a skipped job GitHub's implicit success() would skip this one, too.
      job("report", { needs: ["rollback-dev"], after: "always" }),
      job("deploy-staging", { needs: ["deploy-dev", "report"] }),
      job("required", { needs: ["deploy-dev", "deploy-staging"], required: true }),
    ];

    const { ended, code, log } = runInAct(flow(jobs));

    expect({ ended, code, log: code === 0 ? "" : log }).toEqual({ ended: ["deploy-dev", "deploy-staging", "report", "required"], code: 0, log: "" });
  });

  it("fails the required check when a need was skipped", { timeout: 120_000 }, () => {
    const jobs = [job("a", { steps: failing }), job("b", { needs: ["a"] }), job("required", { needs: ["b"], required: true })];

    const { ended, code, log } = runInAct(flow(jobs));

    expect(ended).toEqual([]);
    expect(code).toBe(1);
    expect(log).toContain("not everything this check stands for succeeded");
  });

  it.each(nestedTexts.map((value) => [value]))("passes text on as it is: %j", { timeout: 120_000 }, (value) => {
    const steps = [
      {
        ...run({ ALPHA: text(value) }, 'printf "%s" "$ALPHA" | od -An -v -tx1 | tr -d " \\n" > hex\necho "hex=$(cat hex)" >> "$GITHUB_OUTPUT"\n'),
        id: "first",
      },
    ];
    const jobs = [
      job("a", { steps, outputs: [{ name: "hex", step: "first" }] }),
      job("b", { needs: ["a"], steps: [run({ HEX: output("a", "hex") }, 'echo "seen:$HEX:"\n')] }),
    ];

    const { log } = runInAct(flow(jobs));

    expect(log).toContain(`seen:${Buffer.from(value).toString("hex")}:`);
  });
});
