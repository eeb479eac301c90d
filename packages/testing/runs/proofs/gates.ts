import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { semgrepPath } from "../harness/machine.ts";
import type { World } from "../harness/world.ts";
import { dangerousCall, spoilings } from "./spoil.ts";

const LIMIT = 300_000;

/** The gates of a change: all green on a sound one, each red for its own reason, and `required` never green then. */
export function proveGates(world: () => World): void {
  describe("verify", () => {
    it("passes on a sound change", { timeout: LIMIT }, async () => {
      const { repository, runner } = world();
      repository.commit("Nothing of importance", { "NOTES.md": "A note.\n" }, "change");

      const run = await runner.run("verify");

      expect({ ...run.jobs, log: run.code === 0 ? "" : run.log.slice(-4000) }).toEqual({
        "build-image": "passed",
        coverage: "passed",
        lint: "passed",
        "lint-dockerfile": "passed",
        "lint-manifests": "passed",
        required: "passed",
        "scan-dependencies": "passed",
        "scan-secrets": "passed",
        "static-analysis": "passed",
        "unit-test": "passed",
        log: "",
      });
      expect(run.code).toBe(0);
    });

    it.each(["a lint error, a secret and a value that the chart does not know", "a failing test and a bad Dockerfile", "too little coverage"])(
      "stops %s",
      { timeout: LIMIT },
      async (title) => {
        const { repository, runner } = world();
        repository.git("checkout", "--quiet", "main");
        const { files, red } = spoilings(repository)[title] ?? { files: {}, red: {} };
        repository.commit(title, files, "spoiled");

        const run = await runner.run("verify");

        const failed = Object.keys(run.jobs).filter((job) => run.jobs[job] === "failed" && job !== "required");
        const surprises = failed.filter((job) => !(job in red)).map((job) => run.logOf(job).slice(-3000));
        expect({ failed: failed.sort(), surprises }).toEqual({ failed: Object.keys(red).sort(), surprises: [] });
        for (const [job, reason] of Object.entries(red)) expect(run.logOf(job)).toMatch(reason);
        expect(run.jobs["required"]).toBe(runner.name === "act" ? "failed" : undefined);
        expect(run.code).not.toBe(0);
      },
    );

    it.skipIf(!existsSync(semgrepPath))("stops a dangerous call, with the real Semgrep", { timeout: LIMIT }, async () => {
      const { repository, runner, machine } = world();
      repository.git("checkout", "--quiet", "main");
      const { files, rule } = dangerousCall(repository);
      machine.useSemgrep(true);
      repository.commit("Sound", {}, "semgrep");
      const sound = await runner.run("verify", { only: ["static-analysis"] });
      repository.git("checkout", "--quiet", "main");
      repository.commit("A dangerous call", files, "semgrep");

      const run = await runner.run("verify", { only: ["static-analysis"] });
      machine.useSemgrep(false);

      expect(sound.jobs).toEqual({ "static-analysis": "passed" });
      expect(run.jobs).toEqual({ "static-analysis": "failed" });
      expect(run.logOf("static-analysis")).toMatch(rule);
    });
  });
}
