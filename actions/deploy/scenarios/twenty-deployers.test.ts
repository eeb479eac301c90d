import { runAction, type ActionRun } from "@create-pipeline/action-kit/testing";
import { createRepositories, makeRelease, startGitServer, type Repositories } from "@create-pipeline/state/testing";
import { afterEach, beforeEach, expect, test } from "vitest";

let repositories: Repositories;
beforeEach(() => {
  repositories = createRepositories();
});
afterEach(() => repositories.remove());

function commitLine(length: number): string[] {
  const line: string[] = [];
  for (let number = 1; number <= length; number++) line.push(repositories.commit(`commit ${number}`, line.at(-1)));
  return line;
}

function deploy(revision: string, number: number, more: Record<string, string> = {}): Promise<ActionRun> {
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

function shuffle<T>(values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, key: Math.random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

test("twenty deployers at once, in random order and run again, end at the newest", { timeout: 180_000 }, async () => {
  const line = commitLine(20);
  const order = shuffle([...line.keys()]);

  const first = await Promise.all(order.map((index) => deploy(line[index] ?? "", index + 1)));
  const again = await Promise.all(
    shuffle(order)
      .slice(0, 6)
      .map((index) => deploy(line[index] ?? "", index + 1)),
  );

  const told = `order ${order.join(" ")}\n${[...first, ...again].map((run) => run.stderr).join("")}`;
  expect(
    [...first, ...again].map((run) => run.code),
    told,
  ).toEqual(Array(26).fill(0));
  expect(repositories.state("dev"), told).toMatchObject({ ...makeRelease(20), revision: line[19] });
  // What was written went forward only: the numbers of the versions fall from the newest commit to the oldest.
  const written = repositories.log().map((subject) => Number(/1\.(\d+)\.0/.exec(subject)?.[1]));
  expect(written).toEqual(written.toSorted((a, b) => b - a));
  expect(new Set(written).size).toBe(written.length);
});

test("five deployers over http, with a password, end at the newest and never print it", { timeout: 120_000 }, async () => {
  const token = "t0ken-of-the-deployer";
  const server = await startGitServer(repositories.root, { user: "x-access-token", password: token });
  const line = commitLine(5);

  const runs = await Promise.all(
    shuffle([...line.keys()]).map((index) => deploy(line[index] ?? "", index + 1, { state_repository: server.url("state.git"), token })),
  );
  await server.close();

  expect(
    runs.map((run) => run.code),
    runs.map((run) => run.stderr).join(""),
  ).toEqual([0, 0, 0, 0, 0]);
  expect(repositories.state("dev")).toMatchObject({ revision: line[4] });
  const printed = runs.map((run) => run.stdout + run.stderr + run.outputs + run.summary).join("\n");
  expect(printed).not.toContain(token);
  expect(printed).not.toContain(Buffer.from(`x-access-token:${token}`).toString("base64"));
});

test("twelve services at once on one branch all get in", { timeout: 120_000 }, async () => {
  const [one = ""] = commitLine(1);
  const services = Array.from({ length: 12 }, (_, index) => `service-${index}`);

  const runs = await Promise.all(services.map((service) => deploy(one, 1, { service })));

  expect(
    runs.map((run) => run.code),
    runs.map((run) => run.stderr).join(""),
  ).toEqual(Array(12).fill(0));
  expect(services.map((service) => repositories.state("dev", service)?.service)).toEqual(services);
});
