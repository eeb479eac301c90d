import { join } from "node:path";
import nodePlop from "node-plop";
import { expect, it } from "vitest";
import { createEngine } from "./create-engine.ts";
import { filesIn, runMain, temporaryFolder } from "./testing/run-main.ts";

const pipeline = "version: 1\nservice: { name: orders, kind: library, owner: acme/team-orders, language: node }\nplatform: github-actions\n";

it("the plop generator writes the same bytes as the command", async () => {
  const byPlop = temporaryFolder({ "pipeline.yaml": pipeline });
  const byCommand = temporaryFolder({ "pipeline.yaml": pipeline });
  const plop = await nodePlop(join(import.meta.dirname, "../plopfile.ts"), { destBasePath: byPlop, force: false });

  const result = await plop.getGenerator("pipeline").runActions({ directory: ".", platform: "gitlab-ci" });
  const ran = await runMain(byCommand, ["--yes", "--set", "platform=gitlab-ci"], { engine: await createEngine() });

  expect(result.failures).toEqual([]);
  expect(ran.exitCode).toBe(0);
  expect(Object.keys(filesIn(byCommand))).toContain(".gitlab-ci.yml");
  expect(filesIn(byPlop)).toEqual(filesIn(byCommand));
});

it("the plop generator fails with the command's own words", async () => {
  const plop = await nodePlop(join(import.meta.dirname, "../plopfile.ts"), {
    destBasePath: temporaryFolder({ "pipeline.yaml": "version: 9\n" }),
    force: false,
  });

  const { failures } = await plop.getGenerator("pipeline").runActions({ directory: ".", platform: "" });

  expect(failures.map(({ error }) => error)).toEqual([expect.stringMatching(/^pipeline\.yaml:1:/)]);
});
