import { fakePorts, type ExecCall } from "@create-pipeline/action-kit/testing";
import { makeRelease } from "@create-pipeline/state/testing";
import { expect, test } from "vitest";
import { run } from "./run.ts";

const good = {
  phase: "deploy",
  service: "orders",
  environment: "dev",
  ...makeRelease(1),
  run: "run-1",
  hotfix: "false",
  state_repository: "https://git.example/state.git",
  token: "s3cret-t0ken",
};

test("mistakes are told all at once, before any process is started", async () => {
  const { ports, calls } = fakePorts();
  const bad = { ...good, environment: "a..b", image: "orders:latest", digest: "latest", run: "", hotfix: "true", state_branch: "-x" };

  await expect(run(bad, ports)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(/state_branch[^]*environment[^]*digest[^]*image[^]*run[^]*hotfix needs a reason/),
  });
  expect(calls).toEqual([]);
});

test("phase verified needs neither image nor version nor run", async () => {
  const { ports } = fakePorts({ exec: answerEmptyRepository });

  const { outputs } = await run({ ...good, phase: "verified", image: "", version: "", run: "" }, ports);

  expect(outputs).toMatchObject({ deployed: "false", changed: "false", reason: "superseded" });
});

test.each(["deploy", "verified"])("phase %s: not ready is no work, and the rest may be empty", async (phase) => {
  const { ports, calls } = fakePorts();
  const empty = { image: "", digest: "", revision: "", version: "", run: "", reason: "" };

  const { outputs, summary } = await run({ ...good, ...empty, phase, ready: "false" }, ports);

  expect(outputs).toEqual({
    deployed: "false",
    image: "",
    digest: "",
    revision: "",
    version: "",
    previous_digest: "",
    changed: "false",
    reason: "not-ready",
    state_commit: "",
  });
  expect(summary).toMatch(/^### orders dev: nothing to do \(not-ready\)/);
  expect(calls).toEqual([]);
  await expect(run({ ...good, ...empty, phase, ready: "true" }, ports)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(/digest[^]*revision/),
  });
});

test("the token is in no argument, and git is told not to ask for one", async () => {
  const { ports, calls } = fakePorts({ exec: answerEmptyRepository });

  await run(good, ports);

  const pushes = calls.filter((call) => call.args.includes("push"));
  expect(pushes).toHaveLength(1);
  expect(pushes[0]?.args).not.toContain("--force");
  expect(JSON.stringify(calls.map((call) => [call.command, call.args, call.options.input]))).not.toContain("s3cret");
  expect(calls.every((call) => call.options.env?.["GIT_TERMINAL_PROMPT"] === "0" && call.options.env["GIT_ASKPASS"] === "")).toBe(true);
  expect(calls.every((call) => Object.values(call.options.env ?? {}).includes("/dev/null"))).toBe(true);
});

function answerEmptyRepository({ args }: ExecCall): { code?: number; stdout?: string; stderr?: string } {
  if (args.includes("fetch")) return { code: 128, stderr: "fatal: couldn't find remote ref refs/heads/environments\n" };
  return { stdout: `${"a".repeat(40)}\n` };
}
