import { fakePorts, type ExecCall } from "@create-pipeline/action-kit/testing";
import { makeRelease, makeState } from "@create-pipeline/state/testing";
import { printState, type State } from "@create-pipeline/state";
import { expect, test } from "vitest";
import { run } from "./run.ts";

const good = {
  service: "orders",
  environment: "dev",
  failed_digest: makeRelease(2).digest,
  to: "previous-verified",
  run: "undo",
  state_repository: "/srv/state.git",
};

test("mistakes are told all at once, before any process is started", async () => {
  const { ports, calls } = fakePorts();

  const bad = { ...good, failed_digest: "", run: "a b", state_path: "../..", author_name: "x<y" };

  await expect(run(bad, ports)).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(/state_path[^]*author_name[^]*run[^]*needs a reason/) });
  expect(calls).toEqual([]);
});

const digest = makeRelease(2).digest;
const passed = { INPUT_FAILED_DIGEST: "" };
test.each<[string, Record<string, string>, Record<string, string>, string]>([
  ["never deployed", { failed_digest: "" }, passed, "nothing-deployed"],
  ["never deployed, an empty flow input", { failed_digest: "", to: "" }, passed, "nothing-deployed"],
  ["never deployed, never verified", { failed_digest: "", outcome: "unreachable" }, passed, "nothing-deployed"],
  ["unreachable", { outcome: "unreachable" }, {}, "unknown-outcome"],
  ["missing", { outcome: "missing" }, {}, "unknown-outcome"],
  ["healthy, but not recorded", { outcome: "healthy" }, {}, "not-failed"],
  ["superseded", { outcome: "superseded" }, {}, "not-failed"],
  ["not deployed", { outcome: "not-deployed" }, {}, "not-failed"],
])("%s: nothing is written, no process is started, and it says why", async (_title, more, env, reason) => {
  const { ports, calls, lines } = fakePorts({ env });

  const { outputs, summary } = await run({ ...good, failed_digest: digest, reason: "verification failed", ...more }, ports);

  expect(outputs).toMatchObject({ rolled_back: "false", changed: "false", reason });
  expect(calls).toEqual([]);
  expect(lines.some((line) => line.startsWith("warning:"))).toBe(reason === "unknown-outcome");
  expect(summary.includes("To go back by hand")).toBe(reason === "unknown-outcome");
});

test.each<[string, Record<string, string>, Record<string, string>]>([
  ["degraded", { outcome: "degraded" }, {}],
  ["suspended", { outcome: "suspended" }, {}],
  ["timed out", { outcome: "timed-out" }, {}],
  ["ended without a word", { outcome: "" }, {}],
  ["by hand, without a digest", { failed_digest: "" }, {}],
  ["by hand, what is there, an empty flow input", { failed_digest: "current", to: "" }, passed],
  ["by hand, to a version", { failed_digest: "", to: "1.1.0" }, passed],
  ["by hand, whatever verification said", { failed_digest: "current", outcome: "unreachable" }, {}],
])("%s: goes back", async (_title, more, env) => {
  const state = makeState(2, { verified: { ...makeRelease(1), at: "2026-01-01T00:00:00Z" } });
  const { ports } = fakePorts({ env, exec: answerState(state) });

  expect((await run({ ...good, reason: "why", ...more }, ports)).outputs).toMatchObject({ rolled_back: "true", version: "1.1.0" });
});

test("a rollback to a named version needs a reason even when the failed digest is given", async () => {
  await expect(run({ ...good, to: "1.0.0" }, fakePorts().ports)).rejects.toMatchObject({ exitCode: 2 });
});

test("the last verified one is taken from the state itself, without reading the history", async () => {
  const state = makeState(2, { verified: { ...makeRelease(1), at: "2026-01-01T00:00:00Z" } });
  const { ports, calls } = fakePorts({ exec: answerState(state) });

  const { outputs } = await run(good, ports);

  expect(outputs).toMatchObject({ rolled_back: "true", reason: "rolled-back", version: "1.1.0" });
  expect(calls.filter((call) => call.args.includes("log"))).toEqual([]);
  expect(calls.find((call) => call.args.includes("hash-object"))?.options.input).toContain('"version": "1.1.0"');
});

function answerState(state: State): (call: ExecCall) => { stdout: string } {
  return ({ args }) => {
    if (args.includes("ls-tree")) return { stdout: `100644 blob ${"b".repeat(40)}\torders/dev.json\0` };
    return { stdout: args.includes("cat-file") ? printState(state) : `${"a".repeat(40)}\n` };
  };
}
