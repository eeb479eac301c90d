import { fakePorts } from "@create-pipeline/action-kit/testing";
import { describe, expect, test } from "vitest";
import type { Observation } from "./observation.ts";
import { run } from "./run.ts";
import { watch, type Verdict } from "./watch.ts";

const healthy: Observation = { kind: "healthy", message: "fine" };
const broken: Observation = { kind: "broken", message: "crash" };
function waiting(outcome: "timed-out" | "suspended" | "missing" | "unreachable"): Observation {
  return { kind: "waiting", outcome, message: outcome };
}

/** Observations one after the other, the last one for ever; ten seconds between two, two minutes in all. */
async function watchAll(seen: readonly Observation[], superseded: readonly (string | undefined)[] = []): Promise<Verdict & { readonly slept: number }> {
  const { ports, slept } = fakePorts();
  let looked = 0;
  let asked = 0;
  const verdict = await watch(
    {
      observe: async () => seen[Math.min(looked++, seen.length - 1)] ?? healthy,
      findSuperseded: async () => superseded[asked++],
      timeoutMs: 120_000,
      intervalMs: 10_000,
    },
    ports,
  );
  return { ...verdict, slept: slept.length };
}

describe("watch", () => {
  test.each<[string, readonly Observation[], Verdict["outcome"], number]>([
    ["healthy at once", [healthy], "healthy", 0],
    ["healthy after a while", [waiting("missing"), waiting("timed-out"), waiting("suspended"), healthy], "healthy", 3],
    ["broken once is forgiven", [broken, waiting("timed-out"), broken, healthy], "healthy", 3],
    ["broken three times in a row is degraded", [waiting("timed-out"), broken, broken, broken, healthy], "degraded", 3],
    ["broken for two looks is a new autoscaler", [broken, broken, healthy], "healthy", 2],
    ["never answered", [waiting("unreachable")], "unreachable", 12],
    ["silent in between", [waiting("unreachable"), waiting("timed-out"), waiting("unreachable"), healthy], "healthy", 3],
    ["silent at the end", [waiting("timed-out"), waiting("unreachable")], "timed-out", 12],
    ["suspended to the end", [waiting("timed-out"), waiting("suspended")], "suspended", 12],
    ["never there", [waiting("missing")], "missing", 12],
    ["refused", [{ kind: "final", outcome: "unreachable", message: "401" }], "unreachable", 0],
  ])("%s", async (_title, seen, outcome, slept) => {
    expect(await watchAll(seen)).toMatchObject({ outcome, slept });
  });

  test("what took its place is found out while waiting", async () => {
    expect(await watchAll([waiting("timed-out")], [undefined, "2.0 is there"])).toEqual({ outcome: "superseded", message: "2.0 is there", slept: 12 });
    expect(await watchAll([waiting("timed-out")], ["2.0 is there"])).toMatchObject({ outcome: "superseded", slept: 6 });
  });

  test("a broken release is no problem when something took its place", async () => {
    expect(await watchAll([broken], ["2.0 is there"])).toMatchObject({ outcome: "superseded" });
  });
});

test("bad inputs are told all at once, before anything is asked", async () => {
  const { ports, calls } = fakePorts();
  const inputs = {
    mode: "argocd",
    service: "orders",
    environment: "a..b",
    server: "http://argo.example",
    application: "",
    argocd_token: "",
    digest: "x",
    revision: "y",
  };

  await expect(run(inputs, ports)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(/environment[^]*digest[^]*revision[^]*needs argocd_token[^]*server must be an https address/),
  });
  expect(calls).toEqual([]);
});

test("wrong inputs say nothing about the release, so that nobody takes it back", async () => {
  await expect(run({ mode: "argocd", service: "orders", environment: "dev", server: "", argocd_token: "" }, fakePorts().ports)).rejects.toMatchObject({
    exitCode: 2,
    result: { outputs: { outcome: "unreachable", healthy: "false" } },
  });
});

test("what was not deployed is not verified, and the rest may be empty", async () => {
  const { ports, calls } = fakePorts();

  const { outputs } = await run(
    { mode: "argocd", service: "orders", environment: "dev", deployed: "false", digest: "", revision: "", server: "", argocd_token: "" },
    ports,
  );

  expect(outputs).toMatchObject({ outcome: "not-deployed", healthy: "false" });
  expect(calls).toEqual([]);
});

test("a commit status is asked for where somebody runs", async () => {
  const inputs = {
    mode: "status",
    platform: "auto",
    platform_token: "t",
    service: "orders",
    environment: "dev",
    digest: `sha256:${"a".repeat(64)}`,
    revision: "b".repeat(40),
  };

  await expect(run(inputs, fakePorts().ports)).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(/platform: github or gitlab/) });
});
