import { fakePorts } from "@create-pipeline/action-kit/testing";
import { expect, test } from "vitest";
import { findPlatform, openTaskStore, resolveSourceRemote } from "./index.ts";

const inputs = { service: "orders", state_repository: "https://git.example/orders.git", token: "t0ken", token_user: "auto" };

async function userOf(more: Record<string, string>, env: Record<string, string>): Promise<string | undefined> {
  const { ports, calls } = fakePorts({ env });
  await openTaskStore({ ...inputs, ...more }, ports);
  const header = Object.values(calls[0]?.options.env ?? {}).find((value) => value.startsWith("Authorization: Basic "));
  return Buffer.from(header?.replace("Authorization: Basic ", "") ?? "", "base64").toString("utf8");
}

test.each<[string, Record<string, string>, Record<string, string>, string]>([
  ["GitHub and everywhere else", {}, {}, "x-access-token:t0ken"],
  ["a token in CI_JOB_TOKEN that is not GitLab's", {}, { CI_JOB_TOKEN: "t0ken" }, "x-access-token:t0ken"],
  ["the token of a GitLab job", {}, { GITLAB_CI: "true", CI_JOB_TOKEN: "t0ken" }, "gitlab-ci-token:t0ken"],
  ["another token on GitLab", {}, { GITLAB_CI: "true", CI_JOB_TOKEN: "other" }, "oauth2:t0ken"],
  ["GitLab without a job token", {}, { GITLAB_CI: "true" }, "oauth2:t0ken"],
  ["a user that was named", { token_user: "deployer" }, { GITLAB_CI: "true", CI_JOB_TOKEN: "t0ken" }, "deployer:t0ken"],
  ["nothing said", { token_user: "" }, { GITLAB_CI: "true", CI_JOB_TOKEN: "t0ken" }, "gitlab-ci-token:t0ken"],
])("the user of the token: %s", async (_title, more, env, expected) => {
  expect(await userOf(more, env)).toBe(expected);
});

test.each([
  ["https://git.example/orders", "t0ken"],
  ["https://git.example/orders.git", "t0ken"],
  ["https://git.example/orders/", "t0ken"],
  ["https://git.example/billing", undefined],
  ["https://evil.example/orders.git", undefined],
])("the history of the source at %s is asked for with the token of the state: %s", async (origin, token) => {
  const { ports } = fakePorts({ exec: () => ({ stdout: `${origin}\n` }) });

  const remote = await resolveSourceRemote(inputs, ports);

  expect(remote?.credentials?.token).toBe(token);
});

test.each([
  ["auto", { GITHUB_ACTIONS: "true" }, "github"],
  ["auto", { GITLAB_CI: "true" }, "gitlab"],
  ["", { GITLAB_CI: "true" }, "gitlab"],
  ["auto", { CI: "true" }, "none"],
  ["none", { GITHUB_ACTIONS: "true" }, "none"],
  ["gitlab", { GITHUB_ACTIONS: "true" }, "gitlab"],
])("platform %s with %j is %s", (given, env, expected) => {
  expect(findPlatform(given, env as Record<string, string>)).toBe(expected);
});
