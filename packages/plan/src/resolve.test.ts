import { fakeTasks } from "@create-pipeline/testing";
import { describe, expect, it } from "vitest";
import { need, needIfAny, provided, type Contributed, type JobContribution } from "./contribution.ts";
import { resolveFlow } from "./resolve.ts";
import { runStep } from "./steps.ts";
import { secret, text } from "./values.ts";

const shell = {
  id: "deliver",
  title: "deliver",
  reason: "",
  triggers: [],
  inputs: [],
  concurrency: { group: "x", policy: "queue" },
  trust: "trusted",
  paths: [],
} as const;
const untrusted = { ...shell, id: "verify", trust: "untrusted" } as const;

function contribute(id: string, job: Partial<JobContribution> = {}, template = `template-of-${id}`): Contributed {
  return {
    template: { id: template, version: "1" },
    job: { id, flows: ["deliver", "verify"], title: id, kind: "check", reason: "", steps: [], timeoutMinutes: 5, ...job },
  };
}

const resolve = (...contributions: Contributed[]) => resolveFlow(shell, contributions, fakeTasks);
const needsOf = (result: ReturnType<typeof resolve>) => Object.fromEntries(result.flow?.jobs.map((job) => [job.id, job.needs]) ?? []);

describe("resolveFlow", () => {
  it("turns a role into edges to all its providers", () => {
    const result = resolve(
      contribute("build", { needs: [need("checked")] }),
      contribute("lint", { provides: ["checked"] }),
      contribute("test", { provides: ["checked"] }),
    );
    expect(needsOf(result)).toEqual({ lint: [], test: [], build: ["lint", "test"] });
  });

  it("lets a gate hold every provider of a role", () => {
    const result = resolve(contribute("freeze", { gates: ["deployed:production"] }), contribute("deploy", { provides: ["deployed:production"] }));
    expect(needsOf(result)).toEqual({ freeze: [], deploy: ["freeze"] });
  });

  it("reads a provided value from the provider's job, and waits for it", () => {
    const deploy = contribute("deploy", { steps: [runStep("go", "Go", "true", "", { DIGEST: provided("image", "digest") })] });
    const result = resolve(contribute("publish", { provides: ["image"], outputs: { digest: "build" } }), deploy);
    expect(result.flow?.jobs[1]).toMatchObject({
      id: "deploy",
      needs: ["publish"],
      steps: [{ env: { DIGEST: { from: "output", job: "publish", name: "digest" } } }],
    });
  });

  it("drops an optional need that nobody provides, and reports a required one", () => {
    expect(resolve(contribute("a", { needs: [needIfAny("sbom")] })).diagnostics).toEqual([]);
    expect(resolve(contribute("a", { needs: [need("sbom")] })).diagnostics.map(({ code, message }) => `${message} [${code}]`)).toEqual([
      'job "a" of template-of-a needs role "sbom", which no selected template provides in flow "deliver" [plan/missing-role]',
    ]);
  });

  it("reports two providers of an exclusive role, naming both", () => {
    const result = resolve(contribute("docker", { provides: ["image"] }), contribute("ko", { provides: ["image"] }));
    expect(result.diagnostics[0]?.message).toBe(
      'role "image" has more than one provider in flow "deliver": "docker" of template-of-docker and "ko" of template-of-ko',
    );
  });

  it("reports a cycle with the jobs on it, and two jobs of one id", () => {
    const cycle = resolve(contribute("a", { provides: ["x"], needs: [need("y")] }), contribute("b", { provides: ["y"], needs: [need("x")] }));
    expect(cycle.diagnostics.map(({ code }) => code)).toEqual(["plan/cycle"]);
    expect(resolve(contribute("a"), contribute("a", {}, "other")).diagnostics.map(({ code }) => code)).toEqual(["plan/duplicate-job"]);
  });

  it("derives secrets from the steps and refuses them where nothing is trusted", () => {
    const job = contribute("a", { steps: [runStep("go", "Go", "true", "", { TOKEN: secret("TOKEN"), LEVEL: text("info") })] });
    expect(resolve(job).flow?.jobs[0]?.secrets).toEqual(["TOKEN"]);
    expect(resolveFlow(untrusted, [job], fakeTasks).diagnostics.map(({ code }) => code)).toEqual(["plan/untrusted-access"]);
  });

  it("adds a permission only where the input that needs it says so", () => {
    const tasks = {
      build: {
        ...fakeTasks[Object.keys(fakeTasks)[0]!]!,
        permissions: {},
        permissionsWhen: [{ input: "push", is: "true", permissions: { registry: "write" } }],
      },
    } as const;
    const build = (push: string) =>
      contribute("a", { steps: [{ do: "task", id: "b", title: "b", task: "build", inputs: { push: text(push) }, env: {}, directory: "", always: false }] });
    const permissions = (push: string) => resolveFlow(shell, [build(push)], tasks).flow?.jobs[0]?.permissions;
    expect([permissions("true"), permissions("false")]).toEqual([{ registry: "write" }, {}]);
  });
});
