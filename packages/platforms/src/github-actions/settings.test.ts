import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deliveryPlan } from "@create-pipeline/testing";
import type { ServiceOptions } from "@create-pipeline/testing";
import { describe, expect, it } from "vitest";
import { githubActions } from "./index.ts";
import { settingsOf } from "./settings.ts";
import { contextOf, flow, job, planOf } from "./testing/small-plan.ts";

function companion(end: string, options: ServiceOptions = {}): string {
  const context = contextOf(options);
  return githubActions.companions(deliveryPlan(context.service), context).find(({ path }) => path.endsWith(end))?.content ?? "";
}

describe("settings", () => {
  const context = contextOf();
  const settings = settingsOf(deliveryPlan(context.service), context);

  it("name every environment that some job uses, those a person fills in, too", () => {
    expect(settings.environments.map(({ name }) => name)).toEqual([
      "delivery",
      "dev",
      "dev-observe",
      "dev-rollback",
      "production",
      "production-observe",
      "production-rollback",
      "staging",
      "staging-observe",
      "staging-rollback",
    ]);
  });

  it("ask for an approval only where deployments to production happen", () => {
    expect(settings.environments.filter(({ reviewers }) => reviewers.length > 0).map(({ name }) => name)).toEqual(["production"]);
  });

  it("let tags in only where a tag starts a job", () => {
    expect(settings.environments.filter(({ tags }) => tags.length > 0).map(({ name }) => name)).toEqual([
      "production",
      "production-observe",
      "production-rollback",
    ]);
  });

  it("name the check as GitHub knows it", () => {
    expect(settings.requiredCheck).toBe("orders: required");
  });
});

describe.each([
  ["public", "free", true],
  ["public", "team", true],
  ["private", "free", false],
  ["private", "team", false],
  ["private", "enterprise", true],
] as const)("a %s repository with %s", (visibility, edition, enforces) => {
  it(`${enforces ? "has" : "has no"} required reviewers`, () => {
    expect(githubActions.enforcesApprovals({ name: "github-actions", edition, visibility })).toBe(enforces);
    expect(companion(".sh", { edition, visibility }).includes("environment production team-orders-leads\n")).toBe(enforces);
  });
});

describe("the script", () => {
  const directory = mkdtempSync(join(tmpdir(), "create-pipeline-settings-"));
  const state = join(directory, "state.json");
  const script = join(directory, "github.sh");
  // A small plan, because each call of the stand-in starts a process.
  const released = [{ on: "main" }, { on: "tag", pattern: "v*" }] as const;
  const deploy = job("deploy", { kind: "deploy", environment: { name: "production", access: "deploy" } });
  const look = job("look", { environment: { name: "production", access: "observe" }, secrets: ["ARGOCD_TOKEN"] });
  const plan = planOf(flow([deploy, look], { triggers: released }), flow([job("required", { required: true })], { id: "verify" }));
  const text = githubActions.companions(plan, contextOf()).find(({ executable }) => executable)?.content ?? "";
  writeFileSync(script, text);
  writeFileSync(join(directory, "gh"), `#!/bin/sh\nexec '${process.execPath}' '${join(import.meta.dirname, "testing/fake-gh.ts")}' "$@"\n`);
  chmodSync(join(directory, "gh"), 0o755);
  const apply = (): { code: number | null; output: string; state: Record<string, unknown> } => {
    const { status, stdout, stderr } = spawnSync("sh", [script, "acme/orders"], {
      env: { PATH: `${directory}:${process.env["PATH"]}`, FAKE_GH_STATE: state },
      encoding: "utf8",
    });
    return { code: status, output: `${stdout}${stderr}`, state: existsSync(state) ? (JSON.parse(readFileSync(state, "utf8")) as Record<string, unknown>) : {} };
  };

  it("makes the settings, and changes nothing when it runs again", { timeout: 120_000 }, () => {
    const first = apply();
    const second = apply();

    expect({ code: first.code, output: first.output }).toMatchObject({
      code: 0,
      output: expect.stringContaining("environment production: reviewers team-orders-leads"),
    });
    expect(first.state).toMatchObject({
      environments: {
        production: {
          prevent_self_review: true,
          reviewers: [{ type: "Team", id: 4711 }],
          deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
        },
        "production-observe": { reviewers: [] },
      },
      policies: {
        production: [
          { type: "branch", name: "main" },
          { type: "tag", name: "v*" },
        ],
      },
      rulesets: [{ name: "orders: merge" }],
      workflow: { default_workflow_permissions: "read", can_approve_pull_request_reviews: "false" },
    });
    expect(first.output).toContain("missing: gh secret set ARGOCD_TOKEN --env production-observe --repo acme/orders");
    expect(second.code).toBe(0);
    expect({ ...second.state, writes: [] }).toEqual({ ...first.state, writes: [] });
  });

  it("stops when a reviewer does not exist", () => {
    writeFileSync(script, text.replace("environment production team-orders-leads", "environment production nobody-here"));

    const { code, output } = apply();

    expect(code).not.toBe(0);
    expect(output).not.toContain("environment production:");
  });
});
