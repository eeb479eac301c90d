import { runAction, type ActionRun } from "@create-pipeline/action-kit/testing";
import { createRepositories, makeRelease, makeState, runStore, type Repositories } from "@create-pipeline/state/testing";
import type { State } from "@create-pipeline/state";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let repositories: Repositories;
const minute = 60_000;

function verified(number: number, minutesAgo: number): State["verified"] {
  return { ...makeRelease(number), at: new Date(Date.now() - minutesAgo * minute).toISOString() };
}

/** staging verified 1 and 2, was taken back from 2 to 1, verified 3 and 4, and holds 5, which is not verified yet. */
beforeAll(async () => {
  repositories = createRepositories();
  const store = await runStore({ address: repositories.stateRepository, root: repositories.root });
  const staging = { environment: "staging" };
  const states: [string, State][] = [
    ["staging", makeState(1, { ...staging, verified: verified(1, 300) })],
    ["staging", makeState(2, { ...staging, previous: makeRelease(1), verified: verified(2, 200) })],
    [
      "staging",
      makeState(1, { ...staging, deployedAt: new Date(Date.now() - 190 * minute).toISOString(), previous: makeRelease(2), verified: verified(1, 300) }),
    ],
    ["staging", makeState(3, { ...staging, previous: makeRelease(1), verified: verified(3, 100) })],
    ["staging", makeState(4, { ...staging, previous: makeRelease(3), verified: verified(4, 10) })],
    ["staging", makeState(5, { ...staging, previous: makeRelease(4), verified: verified(4, 10) })],
    ["dev", makeState(7, { verified: verified(7, 0) })],
  ];
  for (const [environment, next] of states) await store.update(environment, () => ({ kind: "write", next, subject: "s" }));
}, 60_000);
afterAll(() => repositories.remove());

function preflight(more: Record<string, string>): Promise<ActionRun> {
  const inputs = { service: "orders", environment: "production", protection: "none", promotes_from: "staging", state_repository: repositories.stateRepository };
  return runAction("preflight", { inputs: { ...inputs, ...more } });
}

function given(number: number): Record<string, string> {
  return { ...makeRelease(number) };
}

function outputs(number: number, version = makeRelease(number).version): string {
  const { image, digest, revision } = makeRelease(number);
  return `ready=true\nreason=ready\nimage=${image}\ndigest=${digest}\nrevision=${revision}\nversion=${version}\n`;
}

describe("goes on with", () => {
  test.each<[string, Record<string, string>, string]>([
    ["what the predecessor verified last", given(4), outputs(4)],
    ["what it verified before something newer came", given(3), outputs(3)],
    ["the same build under the name of its tag", { ...given(4), version: "v4.0.0" }, outputs(4, "v4.0.0")],
    ["a version, by hand", { version: "1.3.0" }, outputs(3)],
    ["a digest, by hand", { digest: makeRelease(3).digest }, outputs(3)],
    ["nothing said: the last verified one", {}, outputs(4)],
    ["anything, where there is no predecessor", { ...given(9), promotes_from: "" }, outputs(9)],
    ["a version known anywhere, where there is no predecessor", { version: "1.7.0", promotes_from: "" }, outputs(7)],
    ["a hotfix from any environment", { version: "1.7.0", hotfix: "true", reason: "fire" }, outputs(7)],
    ["a hotfix that was not verified", { ...given(5), hotfix: "true", reason: "fire", soak_minutes: "999" }, outputs(5)],
    ["a soak that is over", { ...given(3), soak_minutes: "90" }, outputs(3)],
  ])("%s", async (_title, more, expected) => {
    const run = await preflight(more);

    expect(run, run.stderr).toMatchObject({ code: 0, outputs: expected });
  });
});

describe("by a policy, for a flow whose environment is an input", () => {
  const policy = JSON.stringify({
    staging: { protection: "none", reviewers: [], minimum: 0, promotesFrom: "dev", soakMinutes: 0 },
    production: { protection: "none", reviewers: [], minimum: 0, promotesFrom: "staging", soakMinutes: 50 },
  });
  const asked = { policy, protection: "", promotes_from: "", soak_minutes: "" };

  test("each environment has its own predecessor and soak", async () => {
    const runs = await Promise.all([
      preflight({ ...asked, environment: "staging", version: "1.7.0" }),
      preflight({ ...asked, version: "1.3.0" }),
      preflight({ ...asked, version: "1.4.0" }),
      preflight({ ...asked, version: "1.7.0", promotes_from: "dev" }),
      preflight({ ...asked, environment: "qa", version: "1.3.0" }),
    ]);

    expect(runs.map(({ code, outputs: told }) => [code, told])).toEqual([
      [0, outputs(7)],
      [0, outputs(3)],
      [3, ""],
      [3, ""],
      [3, ""],
    ]);
    expect(runs[2]?.stderr).toMatch(/has to soak for 50 minutes/);
    expect(runs[4]?.stderr).toBe(
      "error: qa is no environment of orders: the policy has staging, production\nhint: start the flow with one of these; nothing was deployed\n",
    );
  });
});

describe("refuses with exit code 3", () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ["what is there but not verified", given(5), /1.5.0 can't be promoted: staging holds it, but has not verified it/],
    ["what was never there", given(7), /staging has not verified it/],
    ["what it was taken back from, although it had been verified", given(2), /staging was taken back from 1.2.0 to 1.1.0/],
    ["another digest of a verified commit", { ...given(4), digest: makeRelease(9).digest }, /has not verified it/],
    ["another commit of a verified digest", { ...given(4), revision: makeRelease(9).revision }, /has not verified it/],
    ["another image of a verified digest", { ...given(4), image: "ghcr.io/evil/orders" }, /has not verified it/],
    ["an environment that holds nothing", { ...given(4), promotes_from: "qa" }, /qa holds nothing yet/],
    [
      "a soak that has just begun",
      { ...given(4), soak_minutes: "60", max_wait_minutes: "5" },
      /has to soak for 60 minutes: it will be ready at \d{4}-.*Z, in 50 min/,
    ],
  ])("%s", async (_title, more, message) => {
    const run = await preflight(more);

    expect(run).toMatchObject({ code: 3, outputs: "" });
    expect(run.stderr).toMatch(message);
  });
});

test("a version nobody knows is a problem even for a hotfix", async () => {
  expect(await preflight({ version: "9.9.9", hotfix: "true", reason: "fire" })).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/no environment ever held/),
  });
});

test("waits for the rest of a short soak", { timeout: 60_000 }, async () => {
  const run = await preflight({ ...given(4), soak_minutes: "10.2", max_wait_minutes: "1" });

  expect(run, run.stderr).toMatchObject({ code: 0, outputs: outputs(4) });
});
