import type { State } from "@create-pipeline/state";
import { describe, expect, it } from "vitest";
import type { FlowRun } from "../harness/flow-run.ts";
import type { World } from "../harness/world.ts";
import { cosign, publishedDigests } from "./registry.ts";

const LIMIT = 400_000;

/** The log is part of the comparison, so that a red run says why. */
function told(run: FlowRun): object {
  const failed = Object.keys(run.jobs).filter((job) => run.jobs[job] === "failed");
  return { failed, why: failed.map((job) => run.logOf(job).slice(-1500)) };
}

function version(number: number): Record<string, string> {
  return { "NOTES.md": `Version ${number}.\n`, "src/version.txt": `${number}\n`, "cmd/version.txt": `${number}\n` };
}

function holding(world: World, environment: string): State {
  const state = world.repository.state(environment);
  if (state === null) throw new Error(`${environment} holds nothing`);
  return state;
}

/** main: one image, three environments; a degraded version goes back; an unprotected production gets nothing. */
export function proveDelivery(world: () => World): void {
  describe("deliver", () => {
    it("publishes one signed image and takes it to production", { timeout: LIMIT }, async () => {
      const { repository, runner } = world();
      const revision = repository.commit("First version", version(1));

      const run = await runner.run("deliver");

      expect(told(run)).toEqual({ failed: [], why: [] });
      expect(run.code).toBe(0);
      const dev = holding(world(), "dev");
      for (const environment of ["dev", "staging", "production"])
        expect(holding(world(), environment)).toMatchObject({ revision, digest: dev.digest, verified: { digest: dev.digest, revision } });
      expect(Object.values(await publishedDigests(world()))).toSatisfy(
        (digests: string[]) => digests.length > 0 && digests.every((digest) => digest === dev.digest),
      );
      expect(cosign(world(), "verify", dev)).toContain(dev.digest);
      for (const type of ["cyclonedx", "spdxjson", "slsaprovenance1"]) expect(cosign(world(), "verify-attestation", dev, "--type", type)).toContain("payload");
    });

    it("rolls a degraded version back and goes no further", { timeout: LIMIT }, async () => {
      const { repository, runner, argoCd } = world();
      const before = holding(world(), "dev");
      const revision = repository.commit("Second version", version(2));
      argoCd.health = (state) => (state.revision === revision ? "Degraded" : "Healthy");

      const run = await runner.run("deliver");

      expect(run.code).not.toBe(0);
      expect(run.jobs).toMatchObject({ "deploy-dev": "passed", "verify-dev": "failed", "rollback-dev": "passed" });
      expect(run.logOf("verify-dev")).toContain("degraded");
      expect(Object.keys(run.jobs).filter((job) => /staging|production/.test(job))).toEqual([]);
      expect(holding(world(), "dev")).toMatchObject({ digest: before.digest, revision: before.revision, previous: { revision } });
      expect(holding(world(), "staging")).toMatchObject({ revision: before.revision });
    });

    it("deploys nothing to production while the platform protects it not", { timeout: LIMIT }, async () => {
      const { repository, runner, argoCd, platform } = world();
      const before = holding(world(), "production");
      argoCd.health = () => "Healthy";
      platform.isProtected = false;
      const revision = repository.commit("Third version", version(3));

      const run = await runner.run("deliver");

      expect(run.code).not.toBe(0);
      expect(run.jobs).toMatchObject({ "verify-staging": "passed", "preflight-production": "failed" });
      expect(run.jobs).not.toHaveProperty("deploy-production");
      expect(platform.requests.some(({ path }) => path.includes("environments/production"))).toBe(true);
      expect(holding(world(), "staging")).toMatchObject({ revision, verified: { revision } });
      expect(holding(world(), "production")).toEqual(before);
    });
  });
}
