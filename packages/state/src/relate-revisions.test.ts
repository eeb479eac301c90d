import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { relateRevisions, type RelateRequest } from "./relate-revisions.ts";
import { createRepositories, createTestExec, type Repositories } from "./testing/index.ts";

let repositories: Repositories;
beforeEach(() => {
  repositories = createRepositories();
});
afterEach(() => repositories.remove());

async function relate(deployed: string, wanted: string, changes: Partial<RelateRequest> = {}): Promise<string> {
  const remote = { url: `file://${repositories.origin}`, credentials: undefined };
  const { relation } = await relateRevisions(
    { deployed, wanted, source: repositories.source, remote, ...changes },
    { exec: createTestExec(repositories.root, []), env: {}, tempDir: () => mkdtemp(join(repositories.root, "relate-")), sleep: async () => undefined },
  );
  return relation;
}

test("a whole clone answers by itself", async () => {
  const [one, other] = [repositories.commit("one"), repositories.commit("other")];
  const two = repositories.commit("two", one);

  const answers = [await relate(one, two), await relate(two, one), await relate(two, two), await relate(two, other, { remote: undefined })];

  expect(answers).toEqual(["newer", "older", "same", "diverged"]);
});

test("a shallow clone asks its origin and stays shallow", async () => {
  const one = repositories.commit("one");
  const three = repositories.commit("three", repositories.commit("two", one));
  const side = repositories.commit("side", one);
  const { git, root, origin, source } = repositories;
  git(source, "push", "--quiet", "origin", `${three}:refs/heads/main`);
  git(origin, "symbolic-ref", "HEAD", "refs/heads/main");
  const shallow = join(root, "shallow");
  git(root, "clone", "--quiet", "--depth=1", `file://${origin}`, shallow);

  const answers = [
    await relate(one, three, { source: shallow }),
    await relate(three, one, { source: shallow }),
    await relate(three, side, { source: shallow }),
  ];

  expect(answers).toEqual(["newer", "older", "diverged"]);
  expect(git(shallow, "rev-list", "--all", "--count")).toBe("1");
});

test("a commit that is nowhere, or a checkout that is none, is unknown", async () => {
  const one = repositories.commit("one");

  const answers = [await relate("f".repeat(40), one), await relate("f".repeat(40), one, { remote: undefined, source: "/" })];

  expect(answers).toEqual(["unknown", "unknown"]);
});
