import { fileURLToPath } from "node:url";
import { runAction, type ActionRun } from "@create-pipeline/action-kit/testing";
import { expect, test } from "vitest";

function report(name: string): string {
  return fileURLToPath(new URL(`reports/${name}`, import.meta.url));
}

function gate(inputs: Record<string, string>): Promise<ActionRun> {
  return runAction("quality-gate", { inputs });
}

test.each([
  ["lcov.info", "86.36"],
  ["cobertura-coverage.xml", "86.36"],
  ["coverage-summary.json", "86.36"],
  ["cover.out", "80.00"],
])("a real report, %s, says what the tool that wrote it says", async (name, coverage) => {
  const run = await gate({ coverage_file: report(name), minimum: "80" });

  expect(run, run.stderr).toMatchObject({ code: 0, outputs: `result=passed\ncoverage=${coverage}\n` });
});

test("below the minimum the table is there, and the exit code is 1", async () => {
  const run = await gate({ coverage_file: report("lcov.info"), minimum: "90" });

  expect(run.code).toBe(1);
  expect(run.stdout + run.stderr + run.outputs).toMatchInlineSnapshot(`
    "FAIL  coverage: 86.36 % (57 of 66 lines) (at least 90 %)
          packages/state/src/fields.ts: 9 of 10 not covered
    error: coverage is 86.36 % (57 of 66 lines), at least 90 % is asked
    result=failed
    coverage=86.36
    "
  `);
  expect(run.summary).toMatchInlineSnapshot(`
    "### Quality gate

    | | measure | value | asked |
    |---|---|---|---|
    | **failed** | coverage | 86.36 % (57 of 66 lines) | at least 90 % |

    - packages/state/src/fields.ts: 9 of 10 not covered
    "
  `);
});

test("an absent report is exit code 1, no gate at all is exit code 2", async () => {
  const runs = [await gate({ coverage_file: "/nowhere/lcov.info" }), await gate({}), await gate({ coverage_file: "x", minimum: "101" })];

  expect(runs.map((run) => [run.code, run.outputs])).toEqual([
    [1, ""],
    [2, ""],
    [2, ""],
  ]);
});
