import { fakePorts } from "@create-pipeline/action-kit/testing";
import { makeRelease } from "@create-pipeline/state/testing";
import { describe, expect, test } from "vitest";
import { findDemands, findPolicyProblems } from "./policy.ts";
import { run } from "./run.ts";

const production = { protection: "required", reviewers: ["leads"], minimum: 1, promotesFrom: "staging", soakMinutes: 10 };
const dev = { protection: "none", reviewers: [], minimum: 0, promotesFrom: "", soakMinutes: 0 };
const given = {
  service: "orders",
  environment: "production",
  protection: "none",
  reviewers: "interns",
  minimum: "9",
  promotes_from: "dev",
  soak_minutes: "0",
  max_wait_minutes: "",
};
const policy = JSON.stringify({ dev, production });

describe("findDemands", () => {
  test("the policy's entry decides, not the other inputs", () => {
    expect(findDemands({ ...given, policy })).toEqual({ ...production, maxWaitMinutes: 15 });
    expect(findDemands({ ...given, policy: "" })).toEqual({
      protection: "none",
      reviewers: ["interns"],
      minimum: 9,
      promotesFrom: "dev",
      soakMinutes: 0,
      maxWaitMinutes: 0,
    });
  });

  test.each<[number, string, number]>([
    [0, "", 5],
    [10, "", 15],
    [15, "", 20],
    [1440, "", 20],
    [10, "0", 0],
    [10, "60", 60],
  ])("a soak of %i with a wait of %j waits at most %i minutes", (soakMinutes, wait, expected) => {
    expect(findDemands({ ...given, max_wait_minutes: wait, policy: JSON.stringify({ production: { ...production, soakMinutes } }) }).maxWaitMinutes).toBe(
      expected,
    );
  });

  test.each(["qa", "constructor", "__proto__", "toString"])("the environment %s is not in it: refused", (environment) => {
    expect(() => findDemands({ ...given, environment, policy })).toThrow(
      expect.objectContaining({ exitCode: 3, message: `${environment} is no environment of orders: the policy has dev, production` }),
    );
  });
});

describe("findPolicyProblems", () => {
  test("none in a good one", () => {
    expect(findPolicyProblems(policy)).toEqual([]);
  });

  test.each<[string, RegExp]>([
    ["{", /is not JSON/],
    ["[]", /must be an object with an entry/],
    ["null", /must be an object with an entry/],
    ['{"dev":null}', /"dev" must be an object/],
  ])("%s is none", (text, message) => {
    expect(findPolicyProblems(text).join()).toMatch(message);
  });

  test.each<[object, RegExp]>([
    [{ protection: "None" }, /has the protection "None"/],
    [{ protection: undefined }, /has the protection missing/],
    [{ protecton: "required" }, /unknown key "protecton"/],
    [{ reviewers: [] }, /reviewers must name who approves/],
    [{ reviewers: "leads" }, /no list of reviewers/],
    [{ reviewers: [" "] }, /no list of reviewers/],
    [{ minimum: 0 }, /has the minimum 0/],
    [{ minimum: 1.5 }, /has the minimum 1.5/],
    [{ minimum: "1" }, /has the minimum "1"/],
    [{ promotesFrom: undefined }, /has the promotesFrom missing/],
    [{ promotesFrom: "a..b" }, /has the promotesFrom "a..b"/],
    [{ soakMinutes: -1 }, /has the soakMinutes -1/],
    [{ soakMinutes: undefined }, /has the soakMinutes missing/],
  ])("%j is not understood, so it does not count as nothing", (change, message) => {
    expect(findPolicyProblems(JSON.stringify({ dev, production: { ...production, ...change } })).join()).toMatch(message);
  });
});

describe("preflight with a policy", () => {
  const inputs = {
    ...given,
    policy,
    platform: "auto",
    platform_token: "t0ken-t0ken",
    prevent_self_review: "false",
    hotfix: "true",
    reason: "fire",
    ...makeRelease(1),
  };

  test("asks the platform the job runs on for the entry's approval, although protection says none", async () => {
    const asked: string[] = [];
    const { ports } = fakePorts({
      env: { GITHUB_ACTIONS: "true", GITHUB_REPOSITORY: "acme/orders" },
      fetch: async (url) => {
        asked.push(String(url));
        return new Response("{}");
      },
    });

    await expect(run(inputs, ports)).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(/protection of production is not/),
      hint: expect.stringMatching(/1 approval by leads/),
    });
    expect(asked).toEqual(["https://api.github.com/repos/acme/orders/environments/production"]);
  });

  test("refuses where no platform can show an approval", async () => {
    await expect(run(inputs, fakePorts().ports)).rejects.toMatchObject({ exitCode: 3, message: expect.stringMatching(/can't be read on this platform/) });
  });

  test("asks nobody for an environment without approval, and needs no token for it", async () => {
    const { ports } = fakePorts({ env: { GITHUB_ACTIONS: "true" } });

    expect(await run({ ...inputs, environment: "dev", platform_token: "" }, ports)).toMatchObject({ outputs: { ready: "true", reason: "ready" } });
  });

  test("needs a token where there is something to ask, and a good policy", async () => {
    const env = { GITLAB_CI: "true" };

    await expect(run({ ...inputs, platform_token: "" }, fakePorts({ env }).ports)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/platform_token/),
    });
    await expect(run({ ...inputs, policy: "{}" }, fakePorts({ env }).ports)).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(/the policy has none/),
    });
    await expect(run({ ...inputs, policy: "x" }, fakePorts({ env }).ports)).rejects.toMatchObject({ exitCode: 2 });
    await expect(run({ ...inputs, policy: "", protection: "" }, fakePorts({ env }).ports)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/say what protection/),
    });
  });
});
