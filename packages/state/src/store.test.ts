import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { decideDeploy } from "./decide-deploy.ts";
import type { Decision } from "./decision.ts";
import type { State } from "./state.ts";
import { createRepositories, makeRelease, makeState, runStore, startGitServer, type GitServer, type Repositories, type Started } from "./testing/index.ts";

let repositories: Repositories;
const token = "s3cr3t-t0ken-äö";
const credentials = { user: "deployer", token };

beforeEach(() => {
  repositories = createRepositories();
});
afterEach(() => repositories.remove());

function deploy(number: number): (current: State | null) => Decision {
  return (current) =>
    decideDeploy(
      current,
      { service: "orders", environment: "dev", ...makeRelease(number), run: `run-${number}`, reason: "why not", at: "2026-01-01T00:00:00Z", hotfix: false },
      current === null || Number.parseInt(current.revision, 16) < number ? "newer" : "older",
    );
}

describe("on disk", () => {
  test("the first write starts the branch with a commit that has no parent", async () => {
    const store = await runStore({ address: repositories.stateRepository, root: repositories.root });

    expect(await store.read("dev")).toBeNull();
    expect(await store.readAll()).toEqual([]);
    const update = await store.update("dev", deploy(1));

    expect(repositories.state("dev")).toEqual(update.state);
    expect(update.commit).toBe(repositories.git(repositories.stateRepository, "rev-parse", "environments"));
    expect(repositories.git(repositories.stateRepository, "log", "--format=%an %ae%n%B%P", "environments")).toMatchInlineSnapshot(`
      "Deployer deployer@example.com
      orders dev: 1.1.0 (000000000000)

      [skip ci]

      Run: run-1
      Reason: why not"
    `);
  });

  test("other files of the branch stay as they are", async () => {
    const store = await runStore({ address: repositories.stateRepository, root: repositories.root });
    const other = await runStore({ address: repositories.stateRepository, root: repositories.root, path: "teams/a" });

    await store.update("dev", deploy(1));
    await other.update("dev", deploy(2));
    await store.update("staging", () => ({ kind: "write", next: makeState(3, { environment: "staging" }), subject: "s" }));

    expect(repositories.git(repositories.stateRepository, "ls-tree", "-r", "--name-only", "environments").split("\n")).toEqual([
      "orders/dev.json",
      "orders/staging.json",
      "teams/a/dev.json",
    ]);
    expect((await store.readAll()).map((state) => state.environment)).toEqual(["dev", "staging"]);
  });

  test("a skip writes no commit", async () => {
    const store = await runStore({ address: repositories.stateRepository, root: repositories.root });
    await store.update("dev", deploy(2));

    const update = await store.update("dev", deploy(1));

    expect(update.decision).toMatchObject({ kind: "skip", reason: "older" });
    expect(repositories.log()).toHaveLength(1);
  });

  test("a rejected push decides again on what is there now", async () => {
    const store = await runStore({ address: repositories.stateRepository, root: repositories.root });
    const faster = await runStore({ address: repositories.stateRepository, root: repositories.root });
    const seen: (string | undefined)[] = [];

    const update = await store.update("dev", async (current) => {
      seen.push(current?.version);
      if (seen.length === 1) await faster.update("dev", deploy(3));
      return deploy(2)(current);
    });

    expect(seen).toEqual([undefined, "1.3.0"]);
    expect(update.decision).toMatchObject({ kind: "skip", reason: "older" });
    expect(repositories.log()).toEqual(["orders dev: 1.3.0 (000000000000)"]);
  });

  test("gives up after its limits without having written", async () => {
    const limits = { attempts: 3 };
    const store = await runStore({ address: repositories.stateRepository, root: repositories.root, limits });
    const faster = await runStore({ address: repositories.stateRepository, root: repositories.root });
    let count = 10;

    const update = store.update("dev", async (current) => {
      await faster.update("staging", () => ({ kind: "write", next: makeState((count += 1), { environment: "staging" }), subject: `s${count}` }));
      return deploy(2)(current);
    });

    await expect(update).rejects.toThrow(/writing the state did not succeed in 3 attempts/);
    expect(repositories.state("dev")).toBeNull();
  });

  test("history is newest first, across the depths, and passes over what is no state", async () => {
    const store = await runStore({ address: repositories.stateRepository, root: repositories.root });
    for (let number = 1; number <= 3; number++) await store.update("dev", deploy(number));
    const { git, stateRepository, root } = repositories;
    const clone = join(root, "clone");
    git(root, "clone", "--quiet", "--branch", "environments", stateRepository, clone);
    writeFileSync(join(clone, "orders/dev.json"), "garbage");
    git(clone, "commit", "--quiet", "--all", "--message", "by hand");
    for (let number = 0; number < 60; number++) git(clone, "commit", "--quiet", "--allow-empty", "--message", "empty");
    git(clone, "push", "--quiet", "origin", "environments");
    const fresh = await runStore({ address: stateRepository, root });

    const versions: string[] = [];
    for await (const state of fresh.history("dev")) versions.push(state.version);

    expect(versions).toEqual(["1.3.0", "1.2.0", "1.1.0"]);
    await expect(fresh.read("dev")).rejects.toThrow(/orders\/dev.json is not JSON/);
    await expect(fresh.update("dev", deploy(9))).rejects.toThrow(/restore the last good commit|is not JSON/);
  });

  test("refuses a file that belongs to another service", async () => {
    const store = await runStore({ address: repositories.stateRepository, root: repositories.root });
    await store.update("dev", () => ({ kind: "write", next: makeState(1, { service: "billing" }), subject: "s" }));

    await expect(store.update("dev", deploy(2))).rejects.toThrow(/belongs to billing dev, not to orders dev/);
  });

  test("hooks of the machine are not run and a refusal of the server is told", async () => {
    const hook = join(repositories.stateRepository, "hooks/pre-receive");
    writeFileSync(hook, "#!/bin/sh\necho only the deploy identity may push\nexit 1\n");
    chmodSync(hook, 0o755);
    const store = await runStore({ address: repositories.stateRepository, root: repositories.root });

    await expect(store.update("dev", deploy(1))).rejects.toThrow(
      /the server refuses the push to environments: \(pre-receive hook declined\).*only the deploy identity may push/,
    );
  });

  test("sends ci.skip exactly where the server takes push options", async () => {
    const { git, stateRepository, root } = repositories;
    const hook = join(stateRepository, "hooks/post-receive");
    writeFileSync(hook, '#!/bin/sh\necho "${GIT_PUSH_OPTION_COUNT:-0} $GIT_PUSH_OPTION_0" >> options\n');
    chmodSync(hook, 0o755);
    const store = await runStore({ address: stateRepository, root });

    await store.update("dev", deploy(1));
    git(stateRepository, "config", "receive.advertisePushOptions", "true");
    await store.update("dev", deploy(2));

    expect(readFileSync(join(stateRepository, "options"), "utf8").split("\n")).toEqual(["0 ", "1 ci.skip", ""]);
  });

  test("a folder that is no repository is told as such", async () => {
    const store = await runStore({ address: join(repositories.root, "nowhere"), root: repositories.root });

    await expect(store.read("dev")).rejects.toThrow(/the repository is not there/);
  });
});

describe("over http with a password", () => {
  let server: GitServer;
  beforeEach(async () => {
    server = await startGitServer(repositories.root, { user: "deployer", password: token });
  });
  afterEach(() => server.close());

  test("reads and writes, and the password is in no argument, no file and no message", async () => {
    const started: Started[] = [];
    const store = await runStore({ address: server.url("state.git"), root: repositories.root, credentials, started });

    await store.update("dev", deploy(1));
    await store.update("dev", deploy(2));

    expect(repositories.state("dev")).toMatchObject(makeRelease(2));
    expect(server.requests.every((request) => request.endsWith(" authorized"))).toBe(true);
    const encoded = Buffer.from(`deployer:${token}`).toString("base64");
    for (const secret of [token, encoded]) {
      expect(started.flatMap((call) => call.args).filter((argument) => argument.includes(secret))).toEqual([]);
      expect(grep(secret)).toBe("");
    }
    expect(started.every((call) => call.env["GIT_TERMINAL_PROMPT"] === "0")).toBe(true);
  });

  test("a wrong password is an error at once, without the password", async () => {
    const store = await runStore({ address: server.url("state.git"), root: repositories.root, credentials: { user: "deployer", token: "wr0ng-password" } });

    const error = await store.update("dev", deploy(1)).catch((reason: unknown) => reason as Error & { hint: string });

    expect(error).toMatchObject({ message: expect.stringMatching(/access is denied/), hint: expect.stringMatching(/token/) });
    expect(JSON.stringify(error) + String(error)).not.toContain("wr0ng");
    expect(server.requests.length).toBeLessThan(5);
  });

  test("a helper of the machine is never asked, although it knows a password that would do", async () => {
    const asked = join(repositories.root, "asked");
    const helper = `!f() { echo "$1" >> ${asked}; printf 'username=deployer\\npassword=%s\\n' '${token}'; }; f`;
    writeFileSync(join(repositories.root, ".gitconfig"), `[credential]\n\thelper = ${JSON.stringify(helper)}\n`);
    const anonymous = await runStore({ address: server.url("state.git"), root: repositories.root });
    const wrong = await runStore({ address: server.url("state.git"), root: repositories.root, credentials: { user: "deployer", token: "wr0ng-password" } });

    // It is really there: without a token of ours git asks it.
    expect(await anonymous.read("dev")).toBeNull();
    expect(readFileSync(asked, "utf8")).toContain("get");
    rmSync(asked);
    await expect(wrong.read("dev")).rejects.toThrow(/access is denied/);
    expect(existsSync(asked)).toBe(false);
  });

  test("a header that the machine sets for the server is not sent beside ours", async () => {
    const other = Buffer.from("somebody:else").toString("base64");
    writeFileSync(join(repositories.root, ".gitconfig"), `[http "${server.url("")}"]\n\textraHeader = Authorization: Basic ${other}\n`);
    const store = await runStore({ address: server.url("state.git"), root: repositories.root, credentials });

    await store.update("dev", deploy(1));

    expect(repositories.log()).toHaveLength(1);
    expect(server.requests.filter((request) => !request.endsWith(" authorized"))).toEqual([]);
  });

  test("errors of the server that pass are tried again", async () => {
    server.failures.push(500, 503, 429);
    const store = await runStore({ address: server.url("state.git"), root: repositories.root, credentials });

    await store.update("dev", deploy(1));

    expect(repositories.log()).toHaveLength(1);
  });

  test("a redirect is not followed, because the token would be sent along", async () => {
    const other = await startGitServer(repositories.root, { user: "deployer", password: token });
    server.redirectTo(other.url("").replace(/\/$/, ""));
    server.failures.push(302);
    const store = await runStore({ address: server.url("state.git"), root: repositories.root, credentials });

    await expect(store.read("dev")).rejects.toThrow(/redirects/);
    await other.close();
    expect(other.requests).toEqual([]);
  });

  test("a lost answer to an accepted push is not pushed twice", async () => {
    const store = await runStore({ address: server.url("state.git"), root: repositories.root, credentials });
    await store.update("dev", deploy(1));
    let count = 0;
    server.loseAnswers(1);

    const update = await store.update("dev", (current) => {
      count += 1;
      return deploy(2)(current);
    });

    expect(count).toBe(2);
    expect(update).toMatchObject({ decision: { kind: "skip", reason: "unchanged" }, state: makeRelease(2) });
    expect(repositories.log()).toHaveLength(2);
  });

  function grep(text: string): string {
    try {
      return repositories.git(repositories.root, "grep", "--no-index", "-l", "-F", "-e", text, "--", ".");
    } catch {
      return "";
    }
  }
});
