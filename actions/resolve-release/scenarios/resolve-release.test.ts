import { runAction, type ActionRun } from "@create-pipeline/action-kit/testing";
import { createRepositories, makeRelease, type Repositories } from "@create-pipeline/state/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let repositories: Repositories;
let line: string[];
beforeAll(async () => {
  repositories = createRepositories();
  line = [];
  for (let number = 1; number <= 5; number++) line.push(repositories.commit(`commit ${number}`, line.at(-1)));
  for (const number of [1, 2, 3, 4]) await deploy(number, "dev");
  await deploy(2, "staging");
}, 60_000);
afterAll(() => repositories.remove());

function deploy(number: number, environment: string): Promise<ActionRun> {
  const { image, digest, version } = makeRelease(number);
  const place = { service: "orders", environment, state_repository: repositories.stateRepository, source: repositories.source };
  return runAction("deploy", { inputs: { ...place, image, digest, revision: line[number - 1] ?? "", version, run: `run-${number}` } });
}

function resolve(tag: string, more: Record<string, string> = {}): Promise<ActionRun> {
  return runAction("resolve-release", {
    inputs: { service: "orders", tag, state_repository: repositories.stateRepository, source: repositories.source, ...more },
  });
}

function tag(name: string, number: number, ...options: string[]): void {
  repositories.git(repositories.source, "tag", ...options, name, line[number - 1] ?? "");
}

test.each([
  ["what an environment holds now", 4],
  ["what another environment still holds", 2],
  ["what was there before", 3],
])("finds the digest of %s", async (_title, number) => {
  tag(`v2.${number}.0`, number, "--annotate", "--message", "release");

  const run = await resolve(`v2.${number}.0`);

  const { image, digest } = makeRelease(number);
  expect(run).toMatchObject({
    code: 0,
    outputs: `image=${image}\ndigest=${digest}\nrevision=${line[number - 1]}\nversion=v2.${number}.0\nreference=${image}@${digest}\n`,
  });
});

test("finds a digest that only the history knows", async () => {
  const run = await resolve("v1", { revision: line[0] ?? "" });

  expect(run).toMatchObject({ code: 0, outputs: expect.stringContaining(makeRelease(1).digest) });
});

describe("an environment", () => {
  function ask(environment: string, more: Record<string, string> = {}): Promise<ActionRun> {
    return runAction("resolve-release", { inputs: { service: "orders", environment, state_repository: repositories.stateRepository, ...more } });
  }

  test("answers what runs there", async () => {
    const run = await ask("staging");

    const { image, digest, version } = makeRelease(2);
    expect(run).toMatchObject({
      code: 0,
      outputs: `image=${image}\ndigest=${digest}\nrevision=${line[1]}\nversion=${version}\nreference=${image}@${digest}\n`,
    });
    expect(run.summary).toBe(`### orders staging runs 1.2.0\n\n\`${image}@${digest}\`, built from \`${line[1]}\`\n`);
  });

  test.each([
    ["where nothing was deployed", {}],
    ["where nothing was ever deployed at all", { state_branch: "none" }],
  ])("%s the answers are empty, and it says so", async (_title, more) => {
    const run = await ask("production", more);

    expect(run).toMatchObject({
      code: 0,
      outputs: "image=\ndigest=\nrevision=\nversion=\nreference=\n",
      stdout: "nothing is deployed in orders production\n",
      stderr: "",
    });
    expect(run.summary).toBe("### orders production: nothing is deployed\n");
  });

  test("that can't be read is an error, never an empty answer", async () => {
    expect(await ask("dev", { state_repository: "/nowhere/at/all" })).toMatchObject({ code: 1, outputs: "" });
  });

  test("and a tag together are bad input, as is neither", async () => {
    expect(await ask("dev", { tag: "v1" })).toMatchObject({ code: 2, stderr: expect.stringContaining("give either tag or environment") });
    expect(await ask("")).toMatchObject({ code: 2, stderr: expect.stringContaining("give either tag or environment") });
  });
});

test("a commit that was never delivered is an error that says so", async () => {
  tag("v9", 5);

  const run = await resolve("v9");

  expect(run).toMatchObject({ code: 1, outputs: "" });
  expect(run.stderr.replaceAll(line[4] ?? "", "<five>")).toMatchInlineSnapshot(`
    "error: commit <five> (tag v9) is in no environment's history: it was never built and deployed from main
    hint: let the delivery of that commit finish, or tag a commit that was delivered
    "
  `);
});

test("a tag that is not there is an error", async () => {
  expect(await resolve("v404")).toMatchObject({ code: 1, stderr: expect.stringMatching(/tag v404 is not in the checkout/) });
});

test.each(["-v1", "v1 v2", "$(id)", "a..b", "v1\nx"])("the tag %j is refused", async (name) => {
  expect(await resolve(name)).toMatchObject({ code: 2, outputs: "" });
});
