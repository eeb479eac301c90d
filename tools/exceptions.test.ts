import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createExceptions, loadExceptions } from "./exceptions.ts";
import type { Exception } from "./exceptions.ts";
import type { Finding } from "./validators/finding.ts";

const entry: Exception = {
  tool: "zizmor",
  rule: "self-hosted-runner",
  scope: ".github/**/*.yml",
  reason: "the customer asked for it",
  review: "2027-05-01",
};
const finding: Finding = { tool: "zizmor", rule: "self-hosted-runner", path: ".github/workflows/ci.yml", message: "", severity: "error" };

test("an entry covers findings of its tool, rule and scope", () => {
  expect(createExceptions([entry]).matches(finding)).toBe(true);
});

test.for([
  ["tool", { tool: "poutine" }],
  ["rule", { rule: "unpinned-uses" }],
  ["path", { path: "ci.yml" }],
  ["ending", { path: ".github/workflows/ci.yaml" }],
] as const)("an entry does not cover another %s", ([, change]) => {
  expect(createExceptions([entry]).matches({ ...finding, ...change })).toBe(false);
});

test.for([
  ["*.yml", "a/b.yml", false],
  ["a/*.yml", "a/b.yml", true],
  ["**", "a/.b/c.yml", true],
  ["a/**/c.yml", "a/c.yml", true],
  ["a.yml", "axyml", false],
  ["a+b/(c)?.yml", "a+b/(c)1.yml", true],
] as const)("the scope %s covers %s: %s", ([scope, path, expected]) => {
  expect(createExceptions([{ ...entry, scope }]).matches({ ...finding, path })).toBe(expected);
});

test("entries that covered nothing are told, so that the list can only shrink", () => {
  const stale: Exception = { ...entry, rule: "artipacked" };
  const exceptions = createExceptions([entry, stale]);

  exceptions.matches(finding);

  expect(exceptions.unused()).toEqual([stale]);
});

test("entries are overdue after their review date", () => {
  const exceptions = createExceptions([entry]);

  expect(exceptions.overdue("2027-05-01")).toEqual([]);
  expect(exceptions.overdue("2027-05-02")).toEqual([entry]);
});

test.for([
  [{ ...entry, reason: "" }, "entry 1 lacks reason"],
  [{ tool: "zizmor" }, "entry 1 lacks rule, scope, reason, review"],
  [{ ...entry, review: "next year" }, 'no ISO date in "review"'],
] as const)("the file is refused when an entry is %j", async ([bad, message]) => {
  const directory = await mkdtemp(join(tmpdir(), "create-pipeline-exceptions-"));
  const file = join(directory, "exceptions.json");
  await writeFile(file, JSON.stringify([bad]));

  expect(() => loadExceptions(file)).toThrow(message);
  await rm(directory, { recursive: true });
});
