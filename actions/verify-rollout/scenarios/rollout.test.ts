import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { runAction, type ActionRun } from "@create-pipeline/action-kit/testing";
import {
  createRepositories,
  makeRelease,
  makeState,
  runStore,
  startApiServer,
  type ApiAnswer,
  type ApiServer,
  type Repositories,
} from "@create-pipeline/state/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

const token = "arg0cd-project-token";
const { digest, revision } = makeRelease(1);
const deployedAt = "2026-01-01T12:00:00.000Z";
let repositories: Repositories;
let server: ApiServer | undefined;
beforeAll(async () => {
  repositories = createRepositories();
  const store = await runStore({ address: repositories.stateRepository, root: repositories.root });
  await store.update("dev", () => ({ kind: "write", next: makeState(1, { deployedAt }), subject: "s" }));
});
afterAll(() => repositories.remove());
afterEach(async () => {
  await server?.close();
  server = undefined;
});

interface Parts {
  readonly revision?: string;
  readonly health?: string;
  readonly digest?: string;
}

function application(parts: Parts = {}): ApiAnswer {
  const at = parts.revision ?? revision;
  return {
    body: {
      metadata: { name: "orders-dev" },
      spec: {},
      status: {
        sync: { status: "Synced", revision: at },
        health: { status: parts.health ?? "Healthy" },
        operationState: { phase: "Succeeded", finishedAt: "2026-01-01T12:00:30Z", syncResult: { revision: at } },
        reconciledAt: "2026-01-01T12:00:31Z",
        summary: { images: [`ghcr.io/acme/orders@${parts.digest ?? digest}`] },
      },
    },
  };
}

function verify(more: Record<string, string>, env: Record<string, string> = {}): Promise<ActionRun> {
  const inputs = {
    mode: "argocd",
    service: "orders",
    environment: "dev",
    digest,
    revision,
    state_repository: repositories.stateRepository,
    application: "orders-dev",
    argocd_token: token,
    timeout_minutes: "0.05",
    interval_seconds: "0.2",
  };
  return runAction("verify-rollout", { inputs: { ...inputs, ...more }, env });
}

async function ask(
  answer: (path: string, count: number) => ApiAnswer | undefined,
  more: Record<string, string> = {},
): Promise<ActionRun & { readonly outcome: string | undefined }> {
  server = await startApiServer(answer);
  const run = await verify({ server: server.url, ...more });
  expect(run.stdout + run.stderr + run.outputs + run.summary).not.toContain(token);
  return { ...run, outcome: /^outcome=(.*)$/m.exec(run.outputs)?.[1] };
}

describe("Argo CD", () => {
  test("healthy", async () => {
    const run = await ask(() => application(), { project: "team", application_namespace: "apps" });

    expect(run).toMatchObject({ code: 0, outcome: "healthy" });
    expect(run.outputs).toContain("healthy=true");
    expect(server?.requests).toMatchObject([
      { path: "/api/v1/applications/orders-dev?project=team&appNamespace=apps", headers: { authorization: `Bearer ${token}` } },
    ]);
  });

  test("the application is called after service and environment unless it is named", async () => {
    expect(await ask(() => application(), { application: "" })).toMatchObject({ code: 0 });
    expect(server?.requests).toMatchObject([{ path: "/api/v1/applications/orders-dev" }]);
  });

  test("nobody is asked about what was not deployed", async () => {
    const run = await ask(() => application(), { deployed: "false", digest: "", revision: "" });

    expect(run).toMatchObject({ code: 0, outcome: "not-deployed", outputs: expect.stringContaining("healthy=false") });
    expect(server?.requests).toEqual([]);
  });

  const old = makeRelease(9);

  test("the old commit, then ours with the old image, then ours", async () => {
    const steps = [
      application({ revision: old.revision, digest: old.digest }),
      application({ digest: old.digest }),
      application({ health: "Progressing" }),
      application(),
    ];

    const run = await ask((_path, count) => steps[count - 1]);

    expect(run).toMatchObject({ code: 0, outcome: "healthy" });
    expect(
      run.stdout
        .split("\n")
        .slice(0, 4)
        .join("\n")
        .replaceAll(/[0-9a-f]{40,64}/g, "<id>"),
    ).toMatchInlineSnapshot(`
      "it is at commit <id>, not at <id> yet
      no running image has sha256:<id> yet
      our release is Progressing
      synced to our commit, our digest runs, healthy"
    `);
  });

  test("errors of the server and its absence are asked again", async () => {
    const steps: (ApiAnswer | undefined)[] = [{ status: 500, body: {} }, { status: 429, body: {} }, undefined, { status: 403, body: {} }, application()];

    expect(await ask((_path, count) => steps[count - 1])).toMatchObject({ code: 0, outcome: "healthy" });
  });

  test.each<[string, (path: string, count: number) => ApiAnswer | undefined, string, RegExp]>([
    ["degraded", () => application({ health: "Degraded" }), "degraded", /orders dev: the release is degraded: our release is Degraded/],
    ["suspended", () => application({ health: "Suspended" }), "suspended", /nobody went on with it in time \(0.05 min\)/],
    ["progressing for ever", () => application({ health: "Progressing" }), "timed-out", /did not finish in time \(0.05 min\): our release is Progressing/],
    ["the old commit for ever", () => application({ revision: old.revision }), "timed-out", /not at 0+1 yet/],
    ["healthy with another image", () => application({ digest: old.digest }), "timed-out", /no running image has/],
    ["401", () => ({ status: 401, body: {} }), "unreachable", /argocd_token is wrong or has expired/],
    ["500 for ever", () => ({ status: 500, body: {} }), "unreachable", /answers 500/],
    ["a sign-in page", () => ({ body: "<!doctype html><title>sign in</title>" }), "unreachable", /answers a page, not its API; is the address right\?/],
    ["a redirect", () => ({ status: 302, body: "", headers: { location: "/login" } }), "unreachable", /a redirect \(a sign-in page\?\)/],
    ["something else", () => ({ body: { kind: "List" } }), "unreachable", /no Argo CD application/],
    ["404", () => undefined, "missing", /does not exist in Argo CD/],
    ["403", () => ({ status: 403, body: {} }), "missing", /does not exist, or argocd_token may not get it/],
    [
      "silent after an answer",
      (_path, count) => (count === 1 ? application({ health: "Progressing" }) : { status: 502, body: "" }),
      "timed-out",
      /answers 502/,
    ],
  ])("%s", async (_title, answer, outcome, message) => {
    const run = await ask(answer);

    expect(run).toMatchObject({ code: 1, outcome });
    expect(run.outputs).toContain("healthy=false");
    expect(run.stderr).toMatch(message);
  });

  test("a server that nobody runs is unreachable", async () => {
    const closed = await startApiServer(() => undefined);
    await closed.close();

    const run = await verify({ server: closed.url });

    expect(run).toMatchObject({ code: 1, outputs: expect.stringContaining("outcome=unreachable"), stderr: expect.stringMatching(/ECONNREFUSED/) });
  });

  test("a message of Argo CD with commands in it stays one line", async () => {
    const run = await ask(() => {
      const { body } = application({ health: "Degraded" }) as { body: { status: { health: object } } };
      body.status.health = { status: "Degraded", message: "a\n::set-output name=x::y\n##[error]z <script>" };
      return { body };
    });

    expect(run.outputs.split("\n")).toHaveLength(4);
    expect(run.stdout + run.stderr).not.toMatch(/^(?:::|##)/m);
    expect(run.summary).not.toContain("<script>");
  });
});

describe("superseded", () => {
  test("from the start", async () => {
    const run = await verify({ server: "https://argo.example", digest: makeRelease(2).digest, revision: makeRelease(2).revision });

    expect(run).toMatchObject({ code: 0, outputs: expect.stringContaining("outcome=superseded"), stdout: expect.stringMatching(/dev holds 1.1.0/) });
  });

  test("while waiting, although it is degraded", async () => {
    const store = await runStore({ address: repositories.stateRepository, root: repositories.root });
    await store.update("later", () => ({ kind: "write", next: makeState(1, { environment: "later", deployedAt }), subject: "s" }));
    let isReplaced = false;
    server = await startApiServer(() => {
      if (!isReplaced) void store.update("later", () => ({ kind: "write", next: makeState(2, { environment: "later" }), subject: "s" }));
      isReplaced = true;
      return application({ health: "Progressing" });
    });

    const run = await verify({ server: server.url, environment: "later" });

    expect(run).toMatchObject({ code: 0, outputs: expect.stringContaining("outcome=superseded") });
  });
});

describe("mode state", () => {
  test.each([
    ["healthy", { environment: "dev" }, 0],
    ["missing", { environment: "nowhere" }, 1],
    ["unreachable", { environment: "dev", state_repository: "/nowhere/at/all" }, 1],
  ])("%s", async (outcome, more, code) => {
    expect(await verify({ mode: "state", ...more })).toMatchObject({ code, outputs: expect.stringContaining(`outcome=${outcome}`) });
  });
});

describe("mode status", () => {
  const context = "argocd/orders-dev";
  const platformToken = "platform-t0ken";

  async function report(
    platform: "github" | "gitlab" | "auto",
    statuses: readonly object[] | ApiAnswer,
  ): Promise<ActionRun & { readonly outcome: string | undefined }> {
    server = await startApiServer(() => (Array.isArray(statuses) ? { body: statuses } : (statuses as ApiAnswer)));
    const env = { GITHUB_API_URL: server.url, GITHUB_REPOSITORY: "acme/orders", CI_API_V4_URL: server.url, CI_PROJECT_ID: "7" };
    const runner = platform === "auto" ? { GITLAB_CI: "true" } : {};
    const run = await verify({ mode: "status", platform, platform_token: platformToken, argocd_token: "", timeout_minutes: "0.02" }, { ...env, ...runner });
    expect(run.stdout + run.stderr + run.outputs).not.toContain(platformToken);
    return { ...run, outcome: /^outcome=(.*)$/m.exec(run.outputs)?.[1] };
  }

  const late = "2026-01-01T12:05:00Z";
  const early = "2026-01-01T11:55:00Z";
  test.each<[string, readonly object[] | ApiAnswer, string, number]>([
    ["success since the deployment", [{ context, state: "success", created_at: late }], "healthy", 0],
    [
      "the newest one counts",
      [
        { context, state: "failure", created_at: "2026-01-01T12:01:00Z" },
        { context, state: "success", created_at: late },
      ],
      "healthy",
      0,
    ],
    ["failure", [{ context, state: "failure", description: "Degraded", created_at: late }], "degraded", 1],
    ["pending for ever", [{ context, state: "pending", created_at: late }], "timed-out", 1],
    ["success of an older deployment", [{ context, state: "success", created_at: early }], "missing", 1],
    ["success of another application", [{ context: "argocd/other", state: "success", created_at: late }], "missing", 1],
    ["no status", [], "missing", 1],
    ["403", { status: 403, body: {} }, "unreachable", 1],
    ["500", { status: 500, body: {} }, "unreachable", 1],
    ["an object", { body: {} }, "unreachable", 1],
  ])("GitHub: %s", async (_title, statuses, outcome, code) => {
    const run = await report("github", statuses);

    expect(run, run.stderr).toMatchObject({ outcome, code });
    expect(server?.requests[0]).toMatchObject({
      path: `/repos/acme/orders/commits/${revision}/statuses?per_page=100`,
      headers: { authorization: `Bearer ${platformToken}` },
    });
  });

  test.each([
    ["success", "healthy", 0],
    ["failed", "degraded", 1],
    ["running", "timed-out", 1],
  ])("GitLab: %s", async (status, outcome, code) => {
    const run = await report("gitlab", [{ name: context, status, created_at: early, finished_at: late }]);

    expect(run, run.stderr).toMatchObject({ outcome, code });
    expect(server?.requests[0]).toMatchObject({
      path: `/projects/7/repository/commits/${revision}/statuses?all=true&per_page=100&name=argocd%2Forders-dev`,
      headers: { "private-token": platformToken },
    });
  });
  test("the platform is the one that the job runs on", async () => {
    expect(await report("auto", [{ name: context, status: "success", finished_at: late }])).toMatchObject({ code: 0, outcome: "healthy" });
    expect(server?.requests[0]?.path).toMatch(/^\/projects\/7\//);
  });
});

describe("certificates", () => {
  const hasOpenssl = (() => {
    try {
      execFileSync("openssl", ["version"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  })();

  test.skipIf(!hasOpenssl)("an unknown authority is not believed until it is given", async () => {
    const [key, cert] = [join(repositories.root, "key.pem"), join(repositories.root, "cert.pem")];
    const subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
    execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", cert, ...subject], { stdio: "ignore" });
    const secure = createServer(
      { key: readFileSync(key), cert: readFileSync(cert) },
      (_request, response) => void response.end(JSON.stringify(application().body)),
    );
    await new Promise<void>((resolve) => secure.listen(0, "127.0.0.1", resolve));
    const address = `https://127.0.0.1:${(secure.address() as AddressInfo).port}/`;

    const without = await verify({ server: address });
    const given = await verify({ server: address, ca_file: cert });
    secure.closeAllConnections();
    secure.close();

    expect(without).toMatchObject({ code: 1, stderr: expect.stringMatching(/SELF_SIGNED|self.signed/) });
    expect(given, given.stderr).toMatchObject({ code: 0 });
  });

  test("the check can't be turned off", async () => {
    const run = await verify({ server: "https://argo.example" }, { NODE_TLS_REJECT_UNAUTHORIZED: "0" });

    expect(run).toMatchObject({ code: 3, stderr: expect.stringMatching(/turns the check of certificates off/) });
  });
});

test("bad inputs end with exit code 2, all at once", async () => {
  const run = await verify({ server: "http://argo.example", digest: "", argocd_token: "" });

  expect(run).toMatchObject({ code: 2, outputs: "outcome=unreachable\nmessage=nobody was asked: the inputs are wrong\nhealthy=false\n" });
  expect(run.stderr).toMatchInlineSnapshot(`
    "error: digest must be \`sha256:\` and 64 lower-case hex digits, not ""
    mode argocd needs argocd_token
    server must be an https address, not "http://argo.example"
    hint: nothing was done
    "
  `);
});
