import { runAction, type ActionRun } from "@create-pipeline/action-kit/testing";
import { createRepositories, makeRelease, type Repositories } from "@create-pipeline/state/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

let repositories: Repositories;
let line: string[];
beforeEach(() => {
  repositories = createRepositories();
  line = [];
  for (let number = 1; number <= 4; number++) line.push(repositories.commit(`commit ${number}`, line.at(-1)));
});
afterEach(() => repositories.remove());

function deploy(number: number, phase = "deploy"): Promise<ActionRun> {
  const { image, digest, version } = makeRelease(number);
  const place = { service: "orders", environment: "dev", state_repository: repositories.stateRepository };
  return runAction("deploy", {
    inputs: { ...place, image, digest, revision: line[number - 1] ?? "", version, run: `run-${number}`, source: repositories.source, phase },
  });
}

async function deployVerified(...numbers: number[]): Promise<void> {
  for (const number of numbers) {
    await deploy(number);
    await deploy(number, "verified");
  }
}

function rollback(more: Record<string, string>): Promise<ActionRun> {
  return runAction("rollback", { inputs: { service: "orders", environment: "dev", state_repository: repositories.stateRepository, run: "undo", ...more } });
}

function failed(number: number): { failed_digest: string } {
  return { failed_digest: makeRelease(number).digest };
}

test("goes back to the last verified build, and a second time changes nothing", async () => {
  await deployVerified(1);
  await deploy(2);

  const run = await rollback(failed(2));
  const again = await rollback(failed(2));

  expect(`${run.code}\n${run.stdout}${run.stderr}${run.outputs}`.replaceAll(line[0] ?? "", "<one>").replaceAll(/state_commit=\w+/g, "state_commit=<commit>"))
    .toMatchInlineSnapshot(`
    "0
    orders dev: back to 1.1.0 (000000000000, commit <one>) from 1.2.0
    rolled_back=true
    changed=true
    reason=rolled-back
    state_commit=<commit>
    image=ghcr.io/acme/orders
    digest=sha256:0000000000000000000000000000000000000000000000000000000000000001
    revision=<one>
    version=1.1.0
    "
  `);
  expect(again).toMatchObject({ code: 0, outputs: expect.stringContaining("rolled_back=true\nchanged=false\nreason=unchanged") });
  expect(repositories.state("dev")).toMatchObject({
    ...makeRelease(1),
    revision: line[0],
    run: "undo",
    reason: "000000000000 failed its verification",
    previous: { version: "1.2.0" },
    verified: { version: "1.1.0" },
  });
  expect(repositories.log()[0]).toBe("orders dev: 1.1.0 (000000000000) rollback");
});

test("a newer deployment that came in between stays", async () => {
  await deployVerified(1);
  await deploy(2);
  await deploy(3);

  const run = await rollback(failed(2));

  expect(run).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/holds 1.3.0 .* by now/),
    outputs: expect.stringContaining("rolled_back=false\nchanged=false\nreason=superseded"),
  });
  expect(repositories.state("dev")).toMatchObject({ version: "1.3.0" });
});

test("rollbacks and a newer deployment at the same moment: the newer one is there in the end", { timeout: 120_000 }, async () => {
  await deployVerified(1);
  await deploy(2);

  const runs = await Promise.all([rollback(failed(2)), deploy(4), rollback(failed(2)), deploy(3), rollback({ ...failed(2), run: "undo-2" })]);

  expect(
    runs.map((run) => run.code),
    runs.map((run) => run.stderr).join(""),
  ).toEqual([0, 0, 0, 0, 0]);
  expect(repositories.state("dev")).toMatchObject({ version: "1.4.0", verified: { version: "1.1.0" } });
});

test("a verified build that degraded later goes to the one verified before it, and from there never forward", async () => {
  await deployVerified(1, 2, 3);

  const first = await rollback({ reason: "it leaks" });
  const second = await rollback({ reason: "so does this" });
  const third = await rollback({ reason: "and this" });

  expect([first, second, third].map((run) => [run.code, /version=(.*)/.exec(run.outputs)?.[1]])).toEqual([
    [0, "1.2.0"],
    [0, "1.1.0"],
    [1, "1.1.0"],
  ]);
  expect(third.stderr).toMatch(/no verified release besides/);
  expect(repositories.state("dev")).toMatchObject({ reason: "so does this", version: "1.1.0", verified: { version: "1.1.0" } });
});

describe("by hand", () => {
  test("to a version or to a digest that was verified", async () => {
    await deployVerified(1, 2, 3);

    const version = await rollback({ to: "1.1.0", reason: "audit" });
    const digest = await rollback({ to: makeRelease(2).digest, reason: "audit was wrong" });

    expect([version.outputs, digest.outputs].map((outputs) => /version=(.*)/.exec(outputs)?.[1])).toEqual(["1.1.0", "1.2.0"]);
  });

  test("not to a version that was never verified", async () => {
    await deployVerified(1);
    await deploy(2);
    await deployVerified(3);

    const run = await rollback({ to: "1.2.0", reason: "please" });

    expect(run).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/1.2.0 was never verified in orders dev; nothing was changed\nhint: verified there: 1.1.0/),
    });
    expect(repositories.state("dev")).toMatchObject({ version: "1.3.0" });
  });
});

describe("in a pipeline, with what the jobs before said", () => {
  /** The inputs as the pipeline passes them: an output that was never written is an empty text. */
  function after(deployed: ActionRun, outcome: string): Promise<ActionRun> {
    return rollback({ failed_digest: /^digest=(.*)$/m.exec(deployed.outputs)?.[1] ?? "", outcome, reason: "verification failed" });
  }

  test("a deployment that was refused, skipped or not ready takes nothing away from the environment", async () => {
    await deployVerified(1);
    await deployVerified(3);
    const side = repositories.commit("side", line[0]);
    const place = { service: "orders", environment: "dev", state_repository: repositories.stateRepository, source: repositories.source };
    const refused = await runAction("deploy", { inputs: { ...place, ...makeRelease(9), revision: side, run: "run-9" } });
    const older = await deploy(2);
    const notReady = await runAction("deploy", { inputs: { ...place, ready: "false", image: "", digest: "", revision: "", version: "" } });

    const runs = await Promise.all([refused, older, notReady].map((deployed) => after(deployed, "")));

    expect([refused, older, notReady].map(({ code }) => code)).toEqual([3, 0, 0]);
    expect(runs.map(({ code, outputs }) => [code, outputs.split("\n")[2]])).toEqual(Array(3).fill([0, "reason=nothing-deployed"]));
    expect(repositories.state("dev")).toMatchObject({ version: "1.3.0", run: "run-3" });
  });

  test("an outcome that says nothing changes nothing, loudly, and says how to go back by hand", async () => {
    await deployVerified(1);

    const run = await after(await deploy(2), "unreachable");

    expect(run).toMatchObject({ code: 0, outputs: expect.stringContaining("rolled_back=false\nchanged=false\nreason=unknown-outcome\n") });
    expect(run.stderr).toMatch(/^warning: orders dev: verification ended with unreachable: nothing is known/);
    expect(run.summary.replace(/sha256:\w+/, "<digest>")).toMatchInlineSnapshot(`
      "### ⚠️ orders dev: NOT rolled back, and nobody knows how the rollout went

      verification ended with unreachable: nothing is known about <digest> in dev, so going back would be a guess; look at it, and go back by hand if it is bad.

      To go back by hand, start the flow \`rollback\` with

      - environment: \`dev\`
      - version: empty for the last verified one, or a version that was verified there
      - reason: what you saw
      "
    `);
    expect(repositories.state("dev")).toMatchObject({ version: "1.2.0" });
  });

  test("a degraded one goes back", async () => {
    await deployVerified(1);

    expect(await after(await deploy(2), "degraded")).toMatchObject({ code: 0, outputs: expect.stringContaining("rolled_back=true") });
    expect(repositories.state("dev")).toMatchObject({ version: "1.1.0" });
  });
});

test("by hand, with the version left empty, to the last verified one", async () => {
  await deployVerified(1);
  await deploy(2);

  const run = await rollback({ to: "", failed_digest: "current", reason: "it leaks" });

  expect(run).toMatchObject({ code: 0, outputs: expect.stringContaining("version=1.1.0") });
});

describe("stops, says so and writes nothing", () => {
  test("when nothing was ever verified", async () => {
    await deploy(1);
    await deploy(2);

    const run = await rollback(failed(2));

    expect(run.code).toBe(1);
    expect(run.stderr).toMatchInlineSnapshot(`
      "error: orders dev has no verified release besides 000000000000 to go back to; nothing was changed
      hint: repair it by a new commit, or deploy a known good one with hotfix and a reason
      "
    `);
    expect(run.outputs).toContain("rolled_back=false\nchanged=false\nreason=nothing-verified\n");
    expect(repositories.log()).toHaveLength(2);
  });

  test("when nothing was ever deployed", async () => {
    const run = await rollback(failed(1));

    expect(run).toMatchObject({ code: 1, stderr: expect.stringMatching(/orders dev holds nothing/) });
  });

  test("when the inputs are wrong, all at once", async () => {
    const run = await rollback({ to: "previous-verified", state_branch: "-x", run: "a\nb" });

    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/state_branch[^]*run must be[^]*needs a reason/);
  });
});
