import { fakePorts } from "@create-pipeline/action-kit/testing";
import { makeRelease, makeState } from "@create-pipeline/state/testing";
import { printState } from "@create-pipeline/state";
import { expect, test } from "vitest";
import { run } from "./run.ts";

const good = { service: "orders", environment: "dev", failed_digest: makeRelease(2).digest, to: "previous-verified", run: "undo", state_repository: "/srv/state.git" };

test("mistakes are told all at once, before any process is started", async () => {
  const { ports, calls } = fakePorts();

  const bad = { ...good, failed_digest: "", run: "a b", state_path: "../..", author_name: "x<y" };

  await expect(run(bad, ports)).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(/state_path[^]*author_name[^]*run[^]*needs a reason/) });
  expect(calls).toEqual([]);
});

test("a rollback to a named version needs a reason even when the failed digest is given", async () => {
  await expect(run({ ...good, to: "1.0.0" }, fakePorts().ports)).rejects.toMatchObject({ exitCode: 2 });
});

test("the last verified one is taken from the state itself, without reading the history", async () => {
  const state = makeState(2, { verified: { ...makeRelease(1), at: "2026-01-01T00:00:00Z" } });
  const { ports, calls } = fakePorts({
    exec: ({ args }) => {
      if (args.includes("ls-tree")) return { stdout: `100644 blob ${"b".repeat(40)}\torders/dev.json\0` };
      return { stdout: args.includes("cat-file") ? printState(state) : `${"a".repeat(40)}\n` };
    },
  });

  const { outputs } = await run(good, ports);

  expect(outputs).toMatchObject({ rolled_back: "true", reason: "rolled-back", version: "1.1.0" });
  expect(calls.filter((call) => call.args.includes("log"))).toEqual([]);
  expect(calls.find((call) => call.args.includes("hash-object"))?.options.input).toContain('"version": "1.1.0"');
});
