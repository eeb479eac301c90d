import { describe, expect, it } from "vitest";
import { power, powerCurve } from "../engine/power.ts";
import type { Canary, Question } from "../model.ts";
import { argoExample, ask, flaggerTutorial } from "../testing/upstream-examples.ts";
import { parseRequirement } from "../requirement/parse-requirement.ts";
import { checkRequirement } from "./check-requirement.ts";
import { powerHtml } from "./power-html.ts";
import { powerJson } from "./power-json.ts";
import { powerMarkdown } from "./power-markdown.ts";
import { powerSentence, powerTable } from "./power-report.ts";
import type { PowerReport } from "./power-report.ts";
import { sarif } from "./sarif.ts";

function reportOf(canary: Canary, question: Question = ask(5, { effects: [2, 5, 10] })): PowerReport {
  return { name: canary.name, file: "deploy/<a>.yaml", controller: "flagger", question, power: power(canary, question), curve: powerCurve(canary, question) };
}

describe("the sentence", () => {
  it.each([
    [flaggerTutorial, ask(5, { effects: [10] }), "this canary misses 69 % of tenfold regressions; a healthy release is aborted once in 78,000"],
    [flaggerTutorial, ask(0.05, { effects: [10] }), "this canary misses 47 % of tenfold regressions; 52 % of healthy releases are aborted"],
    [flaggerTutorial, ask(50, { effects: [20] }), "this canary catches all twentyfold regressions; a healthy release is practically never aborted"],
    [argoExample({ scope: "service" }), ask(5, { effects: [40] }), "this canary catches no 40x regressions; a healthy release is practically never aborted"],
  ])("%#", (canary, question, sentence) => {
    expect(powerSentence(reportOf(canary, question))).toBe(sentence);
  });
});

describe("the table", () => {
  it("has a row per release and a column of users only when they were asked for", () => {
    const users = ask(5, { effects: [10], users: { active: 1000, sticky: true } });

    expect(powerTable(reportOf(flaggerTutorial)).rows.map((row) => row.slice(0, 3))).toEqual([
      ["healthy", "0.1 %", "0.0013 %"],
      ["2x", "0.2 %", "0.039 %"],
      ["5x", "0.5 %", "2.6 %"],
      ["10x", "1 %", "31 %"],
    ]);
    expect(powerTable(reportOf(flaggerTutorial, users)).head).toContain("users");
    expect(powerTable(reportOf(flaggerTutorial)).head).not.toContain("users");
  });
});

describe("formats", () => {
  const report = reportOf(flaggerTutorial);

  it("escapes what comes from manifests", () => {
    expect(powerHtml([report])).not.toContain("<a>");
    expect(powerMarkdown([{ ...report, name: "<a> | b" }])).toContain("\\<a\\> \\| b");
  });

  it("makes a page that loads nothing and has no script", () => {
    const html = powerHtml([report, report]);

    expect(html).not.toMatch(/<script|<link|<img|@import|url\((?!#)|https?:/);
    expect(html.match(/<svg/g)).toHaveLength(4);
    expect(html).toContain("prefers-color-scheme:dark");
    expect(html.match(/ id="([^"]+)"/g)).toEqual([...new Set(html.match(/ id="([^"]+)"/g))]);
  });

  it("writes no coordinate that is no number", () => {
    const odd = reportOf(argoExample(), ask(1e-4, { baseline: 0.5, effects: [2] }));
    expect(powerHtml([odd])).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("keeps the numbers of JSON as they are", () => {
    expect(powerJson(report)).toMatchObject({ name: "podinfo", sentence: powerSentence(report), healthy: { abort: report.power.healthy.abort } });
    expect(JSON.stringify(powerJson(report))).not.toContain("null");
  });

  it("writes SARIF with the rules that were broken, and relative references", () => {
    const log = JSON.parse(
      sarif("1.0.0", [{ id: "a", text: "A" }, { id: "b", text: "B" }], [{ ruleId: "b", level: "warning", message: "m", file: "a b/#c.yaml", line: 3, column: 2, endColumn: 4 }]), // prettier-ignore
    ) as unknown;

    expect(log).toEqual({
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: { driver: { name: "create-pipeline canary", version: "1.0.0", rules: [{ id: "b", shortDescription: { text: "B" } }] } },
          columnKind: "utf16CodeUnits",
          results: [
            {
              ruleId: "b",
              ruleIndex: 0,
              level: "warning",
              message: { text: "m" },
              locations: [{ physicalLocation: { artifactLocation: { uri: "a%20b/%23c.yaml" }, region: { startLine: 3, startColumn: 2, endColumn: 4 } } }],
            },
          ],
        },
      ],
    });
  });
});

describe("requirements", () => {
  it("says each term with what it is", () => {
    const { requirement } = parseRequirement("power(5x)>=0.8,false<=1%,duration<=4m,exposed<=100");
    const terms = checkRequirement(reportOf(flaggerTutorial), requirement!);

    expect(terms.map(({ text, met }) => `${met ? "+" : "-"} ${text}`)).toEqual([
      "- power(5x) is 2.6 %, required is 80 % or more",
      "+ false is 0.0013 %, required is 1 % or less",
      "- duration is 5m, required is 4m or less",
      expect.stringMatching(/^- exposed is \d+, required is 100 or less$/),
    ]);
  });
});
