import { fakePorts } from "@create-pipeline/action-kit/testing";
import { describe, expect, test } from "vitest";
import { run } from "./run.ts";

const defaults = { coverage_file: "", coverage_format: "auto", minimum: "0", junit_file: "", sarif_file: "", fail_on: "high" };

async function judge(inputs: Record<string, string>, disk: Record<string, string>): Promise<Record<string, string>> {
  const { ports } = fakePorts({ disk });
  const { outputs } = await run({ ...defaults, ...inputs }, ports);
  return { ...outputs };
}

const lcov = "TN:\nSF:a.ts\nFN:1,f\nDA:1,3\nDA:2,0\nDA:3,1\nDA:4,1\nLF:4\nLH:4\nend_of_record\n";
const go = "mode: atomic\nm/a.go:1.1,2.2 3 1\nm/a.go:3.1,4.2 1 0\nm/a.go:3.1,4.2 1 0\n";
const istanbul = JSON.stringify({ total: { lines: { total: 0, covered: 0 } }, "a.ts": { lines: { total: 4, covered: 3 } } });
const cobertura = `<?xml version="1.0"?>
<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
<coverage line-rate="1"><!-- <line/> --><packages><package><classes><class filename="a"><methods><method><lines><line number="1" hits="1"/></lines></method></methods>
<lines><line number="1" hits="1"/><line number="2" hits="0"/><line number='3' hits='2'></line><line number="4" hits="2" condition-coverage="50% (1/2)"/></lines></class></classes></package></packages></coverage>`;

describe("coverage", () => {
  test.each([
    ["lcov, whatever its sums say", lcov],
    ["a cover profile, whose blocks may be repeated", go],
    ["Istanbul's summary, whatever its total says", istanbul],
    ["Cobertura, where methods repeat the lines of their class", cobertura],
    ["lcov with Windows' line ends and a mark", `\uFEFF${lcov.replaceAll("\n", "\r\n")}`],
    ["two runs of the same file in one lcov report", `${lcov}${lcov}`],
  ])("reads %s", async (_title, report) => {
    expect(await judge({ coverage_file: "c", minimum: "75" }, { c: report })).toEqual({ result: "passed", coverage: "75.00" });
  });

  test("just below the minimum fails, however it would be rounded", async () => {
    const report = JSON.stringify({ "a.ts": { lines: { total: 100_000, covered: 79_999 } } });

    await expect(judge({ coverage_file: "c", minimum: "80" }, { c: report })).rejects.toMatchObject({
      exitCode: 1,
      message: "coverage is 79.99 % (79999 of 100000 lines), at least 80 % is asked",
      result: { outputs: { result: "failed", coverage: "79.99" } },
    });
  });

  test.each<[string, string, RegExp]>([
    ["nothing", "", /c is empty/],
    ["spaces", " \n ", /c is empty/],
    ["a log", "all tests passed\n", /no coverage report that is known/],
    ["a page", "<html><body>404</body></html>", /no coverage report that is known/],
    ["lcov without lines", "TN:\nSF:a\nend_of_record\n", /holds no lines/],
    ["lcov that is cut off", lcov.slice(0, -20), /cut off/],
    ["lcov with garbage in it", lcov.replace("DA:2,0", "killed"), /line 5 can't be read: killed/],
    ["lcov with a count that is none", lcov.replace("DA:2,0", "DA:2,x"), /line 5 can't be read/],
    ["a profile without blocks", "mode: set\n", /holds no lines/],
    ["a profile that is cut off", go.slice(0, -4), /line 4 of the cover profile/],
    ["JSON that is cut off", istanbul.slice(0, -5), /not a JSON object/],
    ["another JSON", '{"ok":true}', /ok has no lines/],
    ["a total alone", '{"total":{"lines":{"total":9,"covered":9}}}', /holds no lines/],
    ["more covered than there is", '{"a":{"lines":{"total":1,"covered":2}}}', /a has no lines/],
    ["XML that is cut off", cobertura.slice(0, -"</coverage>".length), /no whole XML document/],
    ["XML that is cut off within an element", cobertura.slice(0, -40), /not XML that can be read, at line 4/],
    ["XML with crossed elements", cobertura.replace("</lines></method>", "</method></lines>"), /not XML that can be read, at line 3/],
    ["XML without lines", "<coverage><packages/></coverage>", /holds no lines/],
    ["XML with hits that are none", cobertura.replace('hits="2"', 'hits="many"'), /without number and hits/],
  ])("%s is an error", async (_title, report, message) => {
    await expect(judge({ coverage_file: "c" }, { c: report })).rejects.toThrow(message);
  });
});

describe("tests", () => {
  const good =
    '<testsuites tests="9"><testsuite name="s"><testcase classname="a" name="one"/><testcase name="two"><skipped/></testcase></testsuite></testsuites>';

  test("counts the cases themselves", async () => {
    expect(await judge({ junit_file: "j" }, { j: good })).toEqual({ result: "passed", tests: "2", failures: "0" });
  });

  test.each<[string, string, RegExp]>([
    [
      "a failed test, though the sums say none",
      good.replace('name="one"/>', 'name="one"><failure message="a &lt; b > c"><![CDATA[<x>]]></failure></testcase>'),
      /failed tests is 1 of 2/,
    ],
    ["an error of the suite", good.replace('<testsuite name="s">', '<testsuite name="s"><error/>'), /failed tests is 1 of 2/],
    ["no test", "<testsuites/>", /no test that ran/],
    ["only skipped tests", "<testsuite><testcase><skipped/></testcase></testsuite>", /no test that ran \(1 skipped\)/],
    ["another document", "<coverage/>", /begins with <coverage>/],
    ["a document that is cut off", good.slice(0, 80), /not XML|no whole XML/],
  ])("%s fails", async (_title, report, message) => {
    await expect(judge({ junit_file: "j" }, { j: report })).rejects.toThrow(message);
  });
});

describe("findings", () => {
  function sarif(results: readonly object[] | undefined, more: object = {}): string {
    const rules = [{ id: "R1", properties: { "security-severity": "9.8" } }, { id: "R2", defaultConfiguration: { level: "error" } }, { id: "R3" }];
    return JSON.stringify({ version: "2.1.0", runs: [{ tool: { driver: { name: "t", rules } }, results, ...more }] });
  }
  const one = { ruleId: "R3", message: { text: "x" }, locations: [{ physicalLocation: { artifactLocation: { uri: "a.ts" }, region: { startLine: 4 } } }] };

  test.each<[string, readonly object[], string, string]>([
    ["none", [], "low", "0"],
    ["a warning under high", [one], "high", "0"],
    ["an accepted one", [{ ruleId: "R1", suppressions: [{ kind: "inSource" }] }], "low", "0"],
    ["what passed", [{ ruleId: "R1", kind: "pass" }], "low", "0"],
    ["what is gone", [{ ruleId: "R1", baselineState: "absent" }], "low", "0"],
    ["anything, when it is only counted", [{ ruleId: "R1" }], "none", "0"],
  ])("passes with %s", async (_title, results, fail_on, findings) => {
    expect(await judge({ sarif_file: "s", fail_on }, { s: sarif(results) })).toEqual({ result: "passed", findings });
  });

  test.each<[string, object, string]>([
    ["a score of the rule", { ruleId: "R1" }, "critical"],
    ["a score of the finding", { ruleId: "R3", properties: { "security-severity": "7.0" } }, "high"],
    ["a level of the rule", { ruleId: "R2" }, "high"],
    ["a rule by its index", { ruleIndex: 0 }, "critical"],
    ["its own level", { ...one, level: "error" }, "high"],
    ["the usual level", one, "medium"],
    ["a suppression that was turned down", { ruleId: "R1", suppressions: [{ kind: "external", status: "rejected" }] }, "critical"],
  ])("fails by %s", async (_title, result, fail_on) => {
    await expect(judge({ sarif_file: "s", fail_on }, { s: sarif([result]) })).rejects.toThrow(`findings is 1 (1 in all), none from ${fail_on} on is asked`);
  });

  test.each<[string, string, RegExp]>([
    ["no JSON", "{", /not JSON/],
    ["another version", '{"version":"2.0.0","runs":[]}', /not of version 2.1.0/],
    ["no runs", '{"version":"2.1.0","runs":[]}', /has no runs/],
    ["no results", sarif(undefined), /without results/],
    ["a tool that failed", sarif([], { invocations: [{ executionSuccessful: false }] }), /did not run to the end/],
  ])("%s is an error", async (_title, report, message) => {
    await expect(judge({ sarif_file: "s" }, { s: report })).rejects.toThrow(message);
  });
});

test("an absent report is an error, also beside a good one", async () => {
  await expect(judge({ coverage_file: "c", sarif_file: "missing" }, { c: lcov })).rejects.toThrow(/sarif_file: missing can't be read/);
});

test.each([{}, { minimum: "80", junit_file: "j" }])("%j is a mistake", async (inputs) => {
  await expect(judge(inputs, {})).rejects.toMatchObject({ exitCode: 2 });
});
