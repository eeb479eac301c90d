import { join } from "node:path";
import { runAction, type ActionRun } from "@create-pipeline/action-kit/testing";
import { createRepositories, makeRelease, type Repositories } from "@create-pipeline/state/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

let repositories: Repositories;
let line: string[];
beforeEach(async () => {
  repositories = createRepositories();
  line = [];
  for (let number = 1; number <= 4; number++) line.push(repositories.commit(`commit ${number}`, line.at(-1)));
  await deploy(1);
  await deploy(1, { phase: "verified" });
}, 60_000);
afterEach(() => repositories.remove());

function place(): Record<string, string> {
  return { service: "orders", state_repository: repositories.stateRepository, source: repositories.source };
}

function deploy(number: number, more: Record<string, string> = {}): Promise<ActionRun> {
  return runAction("deploy", {
    inputs: { ...place(), environment: "staging", ...makeRelease(number), revision: line[number - 1] ?? "", run: `run-${number}`, ...more },
  });
}

function rollback(failed: number): Promise<ActionRun> {
  const { service = "", state_repository = "" } = place();
  return runAction("rollback", { inputs: { service, state_repository, environment: "staging", failed_digest: makeRelease(failed).digest, run: "undo" } });
}

/** As in a pipeline: it knows digest and commit of its own build. */
function preflight(number: number, more: Record<string, string> = {}): Promise<ActionRun> {
  const { digest } = makeRelease(number);
  return runAction("preflight", {
    inputs: { ...place(), environment: "production", protection: "none", promotes_from: "staging", digest, revision: line[number - 1] ?? "", ...more },
  });
}

const overtaken = "ready=false\nreason=overtaken\nimage=\ndigest=\nrevision=\nversion=\n";

describe("overtaken: not ready, and not red", () => {
  test("something newer was there before ours came, and the deployment does nothing", async () => {
    await deploy(3);

    const run = await preflight(2);
    const after = await runAction("deploy", {
      inputs: { ...place(), environment: "production", ready: /^ready=(.*)$/m.exec(run.outputs)?.[1] ?? "", digest: "" },
    });

    expect(run).toMatchObject({ code: 0, outputs: overtaken, stderr: "" });
    expect(run.summary.replaceAll(line[2] ?? "", "<three>").replaceAll(line[1] ?? "", "<two>")).toMatchInlineSnapshot(`
      "### orders production: nothing to deploy (overtaken)

      staging never verified 000000000000 (commit <two>), because a newer one overtook it: 1.3.0 (000000000000, commit <three>).
      "
    `);
    expect(after).toMatchObject({ code: 0, outputs: expect.stringContaining("reason=not-ready") });
    expect(repositories.state("production")).toBeNull();
  });

  test("a shallow checkout fetches the history it lacks", async () => {
    const { git, root, origin } = repositories;
    git(origin, "update-ref", "refs/heads/main", line[1] ?? "");
    git(origin, "symbolic-ref", "HEAD", "refs/heads/main");
    git(root, "clone", "--quiet", "--depth=1", `file://${origin}`, join(root, "shallow"));
    await deploy(3);

    expect(await preflight(2, { source: join(root, "shallow") })).toMatchObject({ code: 0, outputs: overtaken });
  });

  test("something newer replaced ours before it was verified; the branch alone tells", async () => {
    await deploy(2);
    await deploy(3);
    await deploy(4);

    const run = await preflight(2, { source: "/nowhere" });

    expect(run).toMatchObject({ code: 0, outputs: overtaken, summary: expect.stringContaining("a newer one overtook it: 1.3.0") });
  });

  test("something newer was there and was taken back since", async () => {
    await deploy(3);
    await rollback(3);

    expect(await preflight(2)).toMatchObject({ code: 0, outputs: overtaken, summary: expect.stringContaining("1.3.0") });
  });

  test("the environment before was itself overtaken, further up", async () => {
    const run = await preflight(2, { predecessor_outcome: "not-deployed" });

    expect(run).toMatchObject({ code: 0, outputs: overtaken.replace("overtaken", "not-deployed") });
    expect(run.summary).toContain("this run did not deploy");
  });
});

test("what was verified before it was overtaken is ready", async () => {
  await deploy(2);
  await deploy(2, { phase: "verified" });
  await deploy(3);

  expect(await preflight(2, { predecessor_outcome: "not-deployed" })).toMatchObject({
    code: 0,
    outputs: expect.stringContaining("ready=true\nreason=ready\n"),
  });
});

describe("no excuse: refused with exit code 3", () => {
  const refused = { code: 3, outputs: "" };

  test("ours is there and was not verified", async () => {
    await deploy(2);

    expect(await preflight(2)).toMatchObject(refused);
    expect(await preflight(2, { predecessor_outcome: "healthy" })).toMatchObject(refused);
  });

  test("ours is newer than anything that was there", async () => {
    await deploy(2);

    expect(await preflight(3)).toMatchObject(refused);
  });

  test("it was taken back from ours", async () => {
    await deploy(2);
    await rollback(2);

    expect(await preflight(2, { predecessor_outcome: "not-deployed" })).toMatchObject(refused);
  });

  test("a person asked for it by its version", async () => {
    await deploy(2);
    await deploy(3);

    expect(await preflight(2, { digest: "", revision: "", version: "1.2.0" })).toMatchObject(refused);
  });

  test("another digest of a commit that something newer replaced", async () => {
    await deploy(2);
    await deploy(3);

    expect(await preflight(2, { digest: makeRelease(9).digest })).toMatchObject(refused);
  });

  test("the commits of two branches, and commits that nobody knows", async () => {
    await deploy(3);

    expect(await preflight(2, { revision: repositories.commit("side", line[0]) })).toMatchObject(refused);
    expect(await preflight(2, { revision: "f".repeat(40) })).toMatchObject(refused);
    expect(await preflight(2, { source: "/nowhere" })).toMatchObject(refused);
  });
});
