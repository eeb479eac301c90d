import { join } from "node:path";
import { expect, test } from "vitest";
import { nodePath } from "./index.ts";
import { run } from "./run.ts";

const root = join(import.meta.dirname, "..");
const command = join(root, "packages/create-pipeline/bin/create-pipeline.js");

// Mend by: npm run build && npx create-pipeline generate
test("this repository's own pipeline is what its pipeline.yaml says", async () => {
  const { code, stdout } = await run(nodePath(), [command, "generate", "--dry-run", "--json"], { cwd: root });
  const { files } = JSON.parse(stdout) as { files: { path: string; action: string }[] };
  expect(files.filter(({ action }) => action !== "unchanged" && action !== "seeded-kept")).toEqual([]);
  expect(files.length).toBeGreaterThan(10);
  expect(code).toBe(0);
});
