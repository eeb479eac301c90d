import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { World } from "../harness/world.ts";

const LIMIT = 200_000;

/** Flows that a person or a tag starts; they follow proveDelivery, which left production one version behind staging. */
export function proveFlowsByHand(world: () => World): void {
  describe("by hand", () => {
    it("promotes nothing to an unprotected production", { timeout: LIMIT }, async () => {
      const { repository, runner, platform } = world();
      const before = repository.state("production");
      platform.isProtected = false;

      const run = await runner.run("promote", { inputs: { environment: "production", version: "", reason: "hurry", hotfix: "true" } });

      expect(run.jobs).toEqual({ preflight: "failed" });
      expect(run.code).not.toBe(0);
      expect(repository.state("production")).toEqual(before);
    });

    it("promotes what staging runs, with the reason", { timeout: LIMIT }, async () => {
      const { repository, runner, platform } = world();
      platform.isProtected = true;
      const staging = repository.state("staging");

      const run = await runner.run("promote", { inputs: { environment: "production", version: "", reason: "the launch", hotfix: "false" } });

      expect({ jobs: run.jobs, log: run.code === 0 ? "" : run.log.slice(-3000) }).toEqual({
        jobs: { preflight: "passed", deploy: "passed", verify: "passed" },
        log: "",
      });
      expect(repository.state("production")).toMatchObject({
        digest: staging?.digest,
        revision: staging?.revision,
        reason: "the launch",
        verified: { digest: staging?.digest },
      });
    });

    it("rolls back to the version before, with the reason", { timeout: LIMIT }, async () => {
      const { repository, runner } = world();
      const before = repository.state("production");

      const run = await runner.run("rollback", { inputs: { environment: "production", version: "", reason: "customers complain" } });

      expect({ jobs: run.jobs, log: run.code === 0 ? "" : run.log.slice(-3000) }).toEqual({ jobs: { "roll-back": "passed", verify: "passed" }, log: "" });
      expect(repository.state("production")).toMatchObject({ reason: "customers complain", previous: { digest: before?.digest } });
      expect(repository.state("production")?.digest).not.toBe(before?.digest);
    });

    it("releases the digest that was recorded for the tagged commit", { timeout: LIMIT }, async () => {
      const { repository, runner } = world();
      const staging = repository.state("staging");
      repository.git("tag", "v1.2.0");
      repository.git("push", "--quiet", repository.origin, "v1.2.0");

      const run = await runner.run("release", { tag: "v1.2.0" });

      expect({ failed: Object.values(run.jobs).includes("failed"), log: run.code === 0 ? "" : run.log.slice(-3000) }).toEqual({ failed: false, log: "" });
      expect(run.jobs).not.toHaveProperty("publish-image");
      expect(repository.state("production")).toMatchObject({ digest: staging?.digest, revision: staging?.revision, version: "v1.2.0" });
    });

    it("scans again what each environment runs", { timeout: LIMIT }, async () => {
      const { repository, runner } = world();

      const run = await runner.run("rescan");

      expect({ jobs: run.jobs, log: run.code === 0 ? "" : run.log.slice(-3000) }).toEqual({
        jobs: { "rescan-dev": "passed", "rescan-staging": "passed", "rescan-production": "passed" },
        log: "",
      });
      expect(run.logOf("rescan-production")).toContain(repository.state("production")?.digest);
    });
  });
}

/** What the state branch does to everything else: nothing. */
export function proveQuietState(world: () => World): void {
  describe("the state", () => {
    it("has moved ten times, and check is green", () => {
      const { repository } = world();
      const moves = repository.stateLog().filter((subject) => !subject.endsWith("verified"));

      expect(moves.length).toBeGreaterThanOrEqual(10);
      expect(repository.product("check")).toMatchObject({ code: 0 });
    });

    it("starts no pipeline", { timeout: LIMIT }, async () => {
      const { runner } = world();

      expect(await runner.startedByPush("environments")).toEqual([]);
      expect(await runner.startedByPush("main")).not.toEqual([]);
    });

    it("stays where it is when the chart changes on main", () => {
      const { repository } = world();
      const before = ["staging", "production"].map((environment) => repository.state(environment));
      const values = "deploy/values.yaml";
      const deployed = repository.git("show", `${before[0]?.revision}:${values}`);
      repository.commit("Another log level", {
        "pipeline.yaml": repository.read("pipeline.yaml").replace("service:\n", "service:\n  env: { LOG_LEVEL: debug }\n"),
      });
      expect(repository.product("generate")).toMatchObject({ code: 0 });
      repository.commit("The chart's values follow", {});
      expect(repository.read(values)).not.toBe(deployed);

      expect(["staging", "production"].map((environment) => repository.state(environment))).toEqual(before);
      // Argo CD takes chart and values at the commit that the state names, so the change is not deployed.
      expect(repository.git("show", `${repository.state("staging")?.revision}:${values}`)).toBe(deployed);
      const text = repository.read("deploy/argocd/applicationset.yaml");
      expect(JSON.stringify(parse(text))).toContain('"targetRevision":"{{ .revision }}"');
      expect(repository.product("check")).toMatchObject({ code: 0 });
    });
  });
}
