import { runAction, type ActionRun } from "@create-pipeline/action-kit/testing";
import { createRepositories, makeRelease, startGitServer, type Repositories } from "@create-pipeline/state/testing";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

let repositories: Repositories;
let one: string;
let two: string;
let side: string;
beforeEach(() => {
  repositories = createRepositories();
  one = repositories.commit("one");
  two = repositories.commit("two", one);
  side = repositories.commit("side", one);
});
afterEach(() => repositories.remove());

function act(revision: string, number: number, more: Record<string, string> = {}): Promise<ActionRun> {
  const { image, digest, version } = makeRelease(number);
  const inputs = {
    service: "orders",
    environment: "dev",
    image,
    digest,
    revision,
    version,
    run: `run-${number}`,
    source: repositories.source,
    state_repository: repositories.stateRepository,
    ...more,
  };
  return runAction("deploy", { inputs });
}

function masked(run: ActionRun): string {
  return `${run.code}\n${run.stdout}${run.stderr}${run.outputs}`
    .replaceAll(two, "<two>")
    .replaceAll(one, "<one>")
    .replaceAll(/state_commit=\w+/g, "state_commit=<commit>");
}

test("a first deployment tells what it wrote", async () => {
  const run = await act(one, 1);

  expect(masked(run)).toMatchInlineSnapshot(`
    "0
    orders dev: 1.1.0 (000000000000, commit <one>) is what should run
    deployed=true
    image=ghcr.io/acme/orders
    digest=sha256:0000000000000000000000000000000000000000000000000000000000000001
    revision=<one>
    version=1.1.0
    previous_digest=
    changed=true
    reason=deployed
    state_commit=<commit>
    "
  `);
  expect(run.summary.replaceAll(one, "<one>")).toMatchInlineSnapshot(`
    "### orders dev: 1.1.0 is what should run

    | | |
    |---|---|
    | digest | \`sha256:0000000000000000000000000000000000000000000000000000000000000001\` |
    | commit | \`<one>\` |
    "
  `);
});

test("running twice changes nothing", async () => {
  await act(one, 1);

  const run = await act(one, 1, { run: "another" });

  expect(masked(run)).toMatchInlineSnapshot(`
    "0
    orders dev already holds 1.1.0 (000000000000)
    deployed=true
    image=ghcr.io/acme/orders
    digest=sha256:0000000000000000000000000000000000000000000000000000000000000001
    revision=<one>
    version=1.1.0
    previous_digest=
    changed=false
    reason=unchanged
    state_commit=<commit>
    "
  `);
  expect(repositories.log()).toHaveLength(1);
  expect(repositories.state("dev")?.run).toBe("run-1");
});

test("an older commit is skipped and says so", async () => {
  await act(two, 2);

  const run = await act(one, 1);

  expect(masked(run)).toMatchInlineSnapshot(`
    "0
    orders dev holds 1.2.0 (commit <two>), which is newer than 1.1.0; left as it is (going back is what rollback is for)
    deployed=false
    image=
    digest=
    revision=
    version=
    previous_digest=
    changed=false
    reason=older
    state_commit=<commit>
    "
  `);
  expect(repositories.log()).toHaveLength(1);
});

test("a shallow checkout fetches the history it lacks", async () => {
  const { git, root, origin } = repositories;
  git(origin, "update-ref", "refs/heads/main", two);
  git(origin, "symbolic-ref", "HEAD", "refs/heads/main");
  git(root, "clone", "--quiet", "--depth=1", `file://${origin}`, join(root, "shallow"));
  await act(one, 1);

  const newer = await act(two, 2, { source: join(root, "shallow") });
  const older = await act(one, 1, { source: join(root, "shallow") });

  expect([newer.code, older.code]).toEqual([0, 0]);
  expect(newer.outputs).toContain("reason=deployed");
  expect(older.outputs).toContain("reason=older");
});

test("without state_repository the state goes to the origin of the checkout", async () => {
  const run = await act(one, 1, { state_repository: "" });

  expect(run).toMatchObject({ code: 0 });
  expect(repositories.git(repositories.origin, "ls-tree", "-r", "--name-only", "environments")).toBe("orders/dev.json");
  expect(repositories.state("dev")).toBeNull();
});

test("the password that a CI system wrote into the address of its checkout is used and not printed", async () => {
  const server = await startGitServer(repositories.root, { user: "gitlab-ci-token", password: "j0b-token" });
  const { git, source } = repositories;
  git(source, "remote", "set-url", "origin", server.url("state.git").replace("http://", "http://gitlab-ci-token:j0b-token@"));

  const good = await act(one, 1, { state_repository: "" });
  git(source, "remote", "set-url", "origin", server.url("state.git").replace("http://", "http://gitlab-ci-token:wr0ng-token@"));
  const bad = await act(two, 2, { state_repository: "" });
  await server.close();

  expect([good.code, bad.code]).toEqual([0, 1]);
  expect(bad.stderr).toMatch(/access is denied/);
  expect(good.stdout + good.stderr + bad.stdout + bad.stderr).not.toMatch(/j0b-token|wr0ng-token/);
});

test.each([
  ["ssh://git@git.example", (path: string): string => `ssh://git@git.example${path}`],
  ["git@git.example:", (path: string): string => `git@git.example:${path}`],
])("goes through the job's own ssh to %s", async (_title, address) => {
  const ssh = join(repositories.root, "ssh");
  // Everything of ssh but the network: the last argument is what the server would run.
  writeFileSync(ssh, '#!/bin/sh\nfor last; do :; done\nexec sh -c "$last"\n', { mode: 0o755 });
  const { image, digest, version } = makeRelease(1);
  const inputs = { service: "orders", environment: "dev", image, digest, revision: one, version, run: "run-1", source: repositories.source };

  const run = await runAction("deploy", {
    inputs: { ...inputs, state_repository: address(repositories.stateRepository), token: "not-for-ssh" },
    env: { GIT_SSH_COMMAND: ssh },
  });

  expect(run, run.stderr).toMatchObject({ code: 0 });
  expect(repositories.state("dev")).toMatchObject({ revision: one });
});

describe("refuses with exit code 3 and writes nothing", () => {
  test.each([
    [
      "a commit that does not contain the deployed one",
      (): Promise<ActionRun> => act(side, 3),
      /does not contain the deployed commit.*\nhint: merge the deployed commit first/,
      "diverged",
    ],
    ["a commit that nobody has", (): Promise<ActionRun> => act("f".repeat(40), 3), /can't be found out/, "diverged"],
    ["another digest of the deployed commit", (): Promise<ActionRun> => act(two, 9), /a commit is built once/, "one-digest-per-commit"],
  ])("%s", async (_title, again, message, reason) => {
    await act(two, 2);

    const run = await again();

    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(message);
    expect(run.outputs).toContain(`changed=false\nreason=${reason}\n`);
    // Nothing of what the environment holds: a rollback starts from these.
    expect(run.outputs).toMatch(/^deployed=false\nimage=\ndigest=\nrevision=\nversion=\n/);
    expect(repositories.log()).toHaveLength(1);
  });

  test("a token over plain http to another machine", async () => {
    const run = await act(one, 1, { state_repository: "http://git.example/a.git", token: "some-token" });

    expect(run).toMatchObject({ code: 3, stderr: expect.stringMatching(/clear text/) });
  });
});

test("a hotfix with a reason goes past a diverged history, and main must contain it afterwards", async () => {
  await act(two, 2);

  const hotfix = await act(side, 3, { hotfix: "true", reason: "incident 42\nReason: forged" });
  const main = await act(repositories.commit("three", two), 4);

  expect([hotfix.code, main.code]).toEqual([0, 3]);
  expect(repositories.state("dev")).toMatchObject({ reason: "incident 42 Reason: forged", previous: makePrevious() });
  expect(repositories.git(repositories.stateRepository, "log", "-1", "--format=%(trailers)", "environments")).toBe(
    "Run: run-3\nReason: incident 42 Reason: forged",
  );
});

function makePrevious(): object {
  return { ...makeRelease(2), revision: two };
}

describe("phase verified", () => {
  test("records the time once, only for the build that is still there", async () => {
    await act(one, 1);

    const first = await act(one, 1, { phase: "verified" });
    const record = repositories.state("dev")?.verified;
    const second = await act(one, 1, { phase: "verified" });
    await act(two, 2);
    const late = await act(one, 1, { phase: "verified" });

    expect([first, second, late].map((run) => /reason=(.*)/.exec(run.outputs)?.[1])).toEqual(["verified", "unchanged", "superseded"]);
    expect([first, second, late].map((run) => run.code)).toEqual([0, 0, 0]);
    expect(record).toMatchObject({ ...makeRelease(1), revision: one, at: expect.stringMatching(/Z$/) });
    expect(repositories.state("dev")).toMatchObject({ digest: makeRelease(2).digest, verified: record });
    expect(late.stdout).toMatch(/holds 1.2.0 .* by now/);
  });

  test("never verifies what was never deployed", async () => {
    const run = await act(one, 1, { phase: "verified" });

    expect(run).toMatchObject({ code: 0, outputs: expect.stringMatching(/^deployed=false\n[^]*changed=false\nreason=superseded\n/) });
    expect(repositories.state("dev")).toBeNull();
  });
});

test.each(["deploy", "verified"])("phase %s: what is not ready changes nothing, although the job before gave nothing else", async (phase) => {
  await act(one, 1);

  const run = await act("", 2, { phase, ready: "false", image: "", digest: "", version: "", run: "" });

  expect(run).toMatchObject({ code: 0, stderr: "", outputs: expect.stringMatching(/^deployed=false\n[^]*reason=not-ready\n/) });
  expect(repositories.log()).toHaveLength(1);
});

describe("bad inputs end with exit code 2 and touch nothing", () => {
  test("shapes are reported all at once", async () => {
    const run = await act("abc", 1, { digest: "latest", environment: "../prod", phase: "undo", service: "$(id)" });

    expect(run).toMatchObject({ code: 2, outputs: "" });
    for (const name of ["revision", "digest", "environment", "phase", "service"]) expect(run.stderr).toContain(`input "${name}"`);
  });

  test("what belongs together is reported all at once", async () => {
    const run = await act(one, 1, {
      image: "",
      version: "",
      run: "a b",
      hotfix: "true",
      state_branch: "a..b",
      state_path: "../x",
      state_repository: "ext::sh -c id",
    });

    expect(run).toMatchObject({ code: 2, outputs: "" });
    expect(run.stderr.replaceAll(one, "<one>")).toMatchInlineSnapshot(`
      "error: state_branch must be a branch of plain letters, digits and \`- _ . /\`, not "a..b"
      state_path must be a relative folder of plain names, not "../x"
      state_repository: the address of the repository holds spaces or control characters
      image must be a repository without tag and digest, like ghcr.io/acme/orders, not ""
      version must be letters, digits and \`. _ + / -\`, at most 128, not ""
      run must be an address or an id without spaces, at most 500 characters, not "a b"
      hotfix needs a reason, not ""
      hint: nothing was done
      "
    `);
    expect(repositories.state("dev")).toBeNull();
  });

  test("an address with a password is refused without printing it", async () => {
    const run = await act(one, 1, { state_repository: "https://u:pa55word@git.example/a.git" });

    expect(run.code).toBe(2);
    expect(run.stderr).not.toContain("pa55word");
  });
});
