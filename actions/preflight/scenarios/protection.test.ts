import { runAction, type ActionRun } from "@create-pipeline/action-kit/testing";
import { createRepositories, makeRelease, startApiServer, type ApiAnswer, type ApiServer, type Repositories } from "@create-pipeline/state/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const platformToken = "platform-t0ken-123";
let repositories: Repositories;
let server: ApiServer | undefined;
let commit: string;
beforeEach(() => {
  repositories = createRepositories();
  commit = repositories.commit("one");
});
afterEach(async () => {
  repositories.remove();
  await server?.close();
  server = undefined;
});

/** Preflight, and the deployment only after it went through: as in every pipeline. */
async function deliver(
  platform: "github" | "gitlab",
  answer: (path: string, count: number) => ApiAnswer | undefined,
  more: Record<string, string> = {},
): Promise<ActionRun> {
  server = await startApiServer(answer);
  const env = {
    GITHUB_API_URL: `${server.url}/api`,
    GITHUB_REPOSITORY: "acme/orders",
    CI_API_V4_URL: `${server.url}/api/v4`,
    CI_PROJECT_ID: "7",
    CI_PROJECT_ROOT_NAMESPACE: "acme",
    CI_PROJECT_URL: "https://gitlab.example/acme/orders",
  };
  const { image, digest, version } = makeRelease(1);
  const common = {
    service: "orders",
    environment: "production",
    image,
    digest,
    revision: commit,
    version,
    source: repositories.source,
    state_repository: repositories.stateRepository,
  };
  const protection = { platform, protection: "required", reviewers: "team-leads", platform_token: platformToken };
  const run = await runAction("preflight", { inputs: { ...common, ...protection, ...more }, env });
  expect(run.stdout + run.stderr + run.summary + run.outputs).not.toContain(platformToken);
  if (run.code === 0) await runAction("deploy", { inputs: { ...common, run: "run-1" } });
  return run;
}

function onGitHub(...reviewers: object[]): ApiAnswer {
  return {
    body: {
      name: "production",
      protection_rules: [
        { type: "wait_timer", wait_timer: 5 },
        { type: "required_reviewers", prevent_self_review: false, reviewers },
      ],
    },
  };
}
const leads = { type: "Team", reviewer: { slug: "team-leads", name: "Team Leads" } };
const person = { type: "User", reviewer: { login: "Octocat" } };

describe("GitHub", () => {
  test("the declared reviewers let the deployment go on", async () => {
    const run = await deliver("github", () => onGitHub(leads, person), { reviewers: "acme/team-leads, @octocat" });

    expect(run).toMatchObject({ code: 0, outputs: expect.stringContaining("ready=true") });
    expect(server?.requests).toMatchObject([{ path: "/api/repos/acme/orders/environments/production", headers: { authorization: `Bearer ${platformToken}` } }]);
    expect(repositories.state("production")).not.toBeNull();
  });

  test("an error of the server that passes is asked again", async () => {
    const run = await deliver("github", (_path, count) => (count === 1 ? { status: 502, body: "" } : onGitHub(leads)));

    expect(run.code).toBe(0);
  });

  test.each<[string, ApiAnswer | undefined, RegExp]>([
    ["no environment", undefined, /does not exist, or the token may not see it/],
    ["no protection", { body: { name: "production", protection_rules: [] } }, /it asks nobody for an approval/],
    ["only a wait timer", { body: { protection_rules: [{ type: "wait_timer" }] } }, /it asks nobody/],
    ["nobody in the rule", onGitHub(), /it asks nobody/],
    ["another team", onGitHub({ type: "Team", reviewer: { slug: "interns" } }), /team-leads is not among the reviewers; interns may approve, too/],
    ["one more reviewer", onGitHub(leads, person), /octocat may approve, too, and pipeline.yaml does not say so/],
    ["a user of the other kind's slug", onGitHub({ type: "User", reviewer: { slug: "team-leads" } }), /a reviewer without a name/],
    ["401", { status: 401, body: {} }, /answers 401: the token may not read it/],
    ["403", { status: 403, body: { message: "Resource not accessible by integration" } }, /answers 403: the token may not read it \(GitHub: actions: read\)/],
    ["500", { status: 500, body: {} }, /answers 500/],
    ["429", { status: 429, body: {} }, /answers 429/],
    ["a redirect", { status: 302, body: "", headers: { location: "http://127.0.0.1:9/" } }, /can't be reached/],
    ["a page instead of JSON", { body: "<html>sign in</html>" }, /not JSON/],
    ["a list", { body: [] }, /no object/],
    ["no rules at all", { body: {} }, /no protection_rules/],
    ["rules of another shape", { body: { protection_rules: ["required_reviewers"] } }, /no protection_rules/],
    ["a rule without reviewers", { body: { protection_rules: [{ type: "required_reviewers" }] } }, /a rule without reviewers/],
  ])("%s: refused, nothing deploys", { timeout: 60_000 }, async (_title, answer, message) => {
    const run = await deliver("github", () => answer);

    expect(run).toMatchObject({ code: 3, outputs: "" });
    expect(run.stderr).toMatch(message);
    expect(run.stderr).toMatch(
      /hint: require 1 approval by team-leads: https:\/\/github.com\/acme\/orders\/settings\/environments, production, "Required reviewers"/,
    );
    expect(repositories.state("production")).toBeNull();
  });

  test.each<[Record<string, string>, RegExp]>([
    [{ prevent_self_review: "true" }, /whoever starts a deployment may approve it/],
    [{ minimum: "2" }, /it asks for 1 approval, not for 2/],
    [{ hotfix: "true", reason: "fire", reviewers: "somebody-else" }, /somebody-else is not among the reviewers/],
  ])("%j is not what is set: refused", async (more, message) => {
    const run = await deliver("github", () => onGitHub(leads), more);

    expect(run).toMatchObject({ code: 3, stderr: expect.stringMatching(message) });
    expect(repositories.state("production")).toBeNull();
  });

  test("a server that nobody runs: refused", { timeout: 60_000 }, async () => {
    const closed = await startApiServer(() => undefined);
    await closed.close();

    const run = await runAction("preflight", {
      inputs: {
        service: "orders",
        environment: "production",
        platform: "github",
        protection: "required",
        reviewers: "a",
        platform_token: platformToken,
        version: "1",
      },
      env: { GITHUB_API_URL: closed.url, GITHUB_REPOSITORY: "acme/orders" },
    });

    expect(run).toMatchObject({ code: 3, stderr: expect.stringMatching(/can't be reached: ECONNREFUSED/) });
  });

  test("the token does not travel in clear text", async () => {
    const run = await runAction("preflight", {
      inputs: {
        service: "orders",
        environment: "production",
        platform: "github",
        protection: "required",
        reviewers: "a",
        platform_token: platformToken,
        version: "1",
      },
      env: { GITHUB_API_URL: "http://github.example/api", GITHUB_REPOSITORY: "acme/orders" },
    });

    expect(run).toMatchObject({ code: 3, stderr: expect.stringMatching(/not asked over https/) });
  });
});

describe("GitLab", () => {
  const group = { id: 1, user_id: null, group_id: 9, required_approvals: 1 };
  function onGitLab(rules: unknown, more: Record<string, ApiAnswer> = {}): (path: string) => ApiAnswer | undefined {
    const answers: Record<string, ApiAnswer> = {
      "/api/v4/projects/7/protected_environments/production": { body: { name: "production", approval_rules: rules } },
      "/api/v4/groups/9": { body: { full_path: "acme/team-leads" } },
      "/api/v4/groups/10": { body: { full_path: "evil/team-leads" } },
      "/api/v4/users/5": { body: { username: "alice" } },
      "/api/v4/projects/7": { body: { allow_pipeline_trigger_approve_deployment: false } },
      ...more,
    };
    return (path) => answers[path];
  }

  test.each<[string, unknown, Record<string, string>]>([
    ["a group of the project's own namespace", [group], {}],
    ["a group by its whole path", [{ ...group, group_id: 10 }], { reviewers: "evil/team-leads" }],
    ["a user and a group, two approvals", [group, { user_id: 5, group_id: null, required_approvals: 1 }], { reviewers: "alice,team-leads", minimum: "2" }],
    ["nobody approves his own run", [group], { prevent_self_review: "true" }],
  ])("%s lets the deployment go on", async (_title, rules, more) => {
    const run = await deliver("gitlab", onGitLab(rules), more);

    expect(run, run.stderr).toMatchObject({ code: 0 });
    expect(server?.requests.every(({ headers }) => headers["private-token"] === platformToken)).toBe(true);
    expect(repositories.state("production")).not.toBeNull();
  });

  test.each<[string, (path: string) => ApiAnswer | undefined, Record<string, string>, RegExp]>([
    ["no protection", () => undefined, {}, /the environment is not protected/],
    ["no approval rules", onGitLab([]), {}, /it asks nobody/],
    ["a tier without approval rules", onGitLab(undefined), {}, /it asks nobody/],
    ["a rule that asks for none", onGitLab([{ ...group, required_approvals: 0 }]), {}, /it asks nobody/],
    ["a group of that name elsewhere", onGitLab([{ ...group, group_id: 10 }]), {}, /team-leads is not among the reviewers; evil\/team-leads may approve/],
    ["all maintainers", onGitLab([{ access_level: 40, access_level_description: "Maintainers", required_approvals: 1 }]), {}, /maintainers may approve, too/],
    ["too few", onGitLab([group]), { minimum: "2" }, /it asks for 1 approval, not for 2/],
    [
      "self approval allowed",
      onGitLab([group], { "/api/v4/projects/7": { body: { allow_pipeline_trigger_approve_deployment: true } } }),
      { prevent_self_review: "true" },
      /whoever starts/,
    ],
    ["a group the token may not see", onGitLab([{ ...group, group_id: 11 }]), {}, /a group of reviewers does not exist/],
    ["403", () => ({ status: 403, body: {} }), {}, /answers 403/],
    ["malformed", onGitLab("none"), {}, /no list of approval_rules/],
    ["a page", () => ({ body: "<html>" }), {}, /not JSON/],
  ])("%s: refused, nothing deploys", async (_title, answer, more, message) => {
    const run = await deliver("gitlab", answer, more);

    expect(run).toMatchObject({ code: 3, outputs: "" });
    expect(run.stderr).toMatch(message);
    expect(run.stderr).toMatch(/gitlab.example\/acme\/orders\/-\/settings\/ci_cd/);
    expect(repositories.state("production")).toBeNull();
  });
});

test("a platform that can't tell is refused, unless no protection is declared", async () => {
  const inputs = { service: "orders", environment: "production", reviewers: "a", ...makeRelease(1) };

  const required = await runAction("preflight", { inputs: { ...inputs, protection: "required" } });
  const none = await runAction("preflight", { inputs: { ...inputs, protection: "none" } });

  expect([required.code, none.code]).toEqual([3, 0]);
});

test("bad inputs end with exit code 2, all at once", async () => {
  const run = await runAction("preflight", {
    inputs: { service: "orders", environment: "production", protection: "required", platform: "github", hotfix: "true" },
  });

  expect(run.code).toBe(2);
  expect(run.stderr).toMatchInlineSnapshot(`
    "error: hotfix needs a reason, not ""
    protection is required, so reviewers must name who approves
    protection is required, so platform_token must be a token that may read it
    say what to deploy: a version, a digest or a revision
    hint: nothing was done
    "
  `);
});
