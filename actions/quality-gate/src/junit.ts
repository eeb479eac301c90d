import { TaskError } from "@create-pipeline/action-kit";
import { parseXml, type Element } from "./xml.ts";

export interface TestReport {
  readonly tests: number;
  readonly skipped: number;
  readonly failed: readonly string[];
}

/** Counts the test cases themselves; the sums in the attributes of the suites differ from tool to tool. */
export function parseJunit(text: string): TestReport {
  const root = parseXml(text, "the JUnit report");
  if (root.name !== "testsuites" && root.name !== "testsuite") throw new TaskError(`the JUnit report begins with <${root.name}>, not with <testsuites>`);
  const failed: string[] = [];
  const counts = { tests: 0, skipped: 0 };
  visit(root, counts, failed);
  return { ...counts, failed };
}

function visit(element: Element, counts: { tests: number; skipped: number }, failed: string[]): void {
  const isBroken = element.children.some((child) => child.name === "failure" || child.name === "error");
  if (element.name === "testcase") {
    counts.tests += 1;
    if (element.children.some((child) => child.name === "skipped")) counts.skipped += 1;
  }
  // A suite that could not be set up bears the error itself.
  if (isBroken) failed.push([element.attributes["classname"], element.attributes["name"]].filter(Boolean).join(" ") || "a test without a name");
  for (const child of element.children) visit(child, counts, failed);
}
