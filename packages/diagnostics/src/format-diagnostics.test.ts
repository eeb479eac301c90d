import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "./diagnostic.ts";
import { diagnosticsToJson } from "./diagnostics-to-json.ts";
import { formatDiagnostics } from "./format-diagnostics.ts";

const at = (line: number, column: number, endColumn?: number, more: Partial<Diagnostic> = {}): Diagnostic => ({
  code: "plan/unknown-need",
  severity: "error",
  message: 'job "deploy" needs "biuld", which does not exist',
  location: { file: "pipeline.yaml", line, column, ...(endColumn === undefined ? {} : { endColumn }) },
  ...more,
});

const print = (source: string, ...diagnostics: readonly Diagnostic[]): string =>
  formatDiagnostics(diagnostics, { sources: new Map([["pipeline.yaml", source]]), color: false });

test("place, message and code, the line with carets, and the hint", () => {
  expect(print("jobs:\n  deploy: { needs: [biuld] }\n", at(2, 21, 26, { hint: 'did you mean "build"?' }))).toMatchInlineSnapshot(`
    "pipeline.yaml:2:21: job "deploy" needs "biuld", which does not exist [plan/unknown-need]
        deploy: { needs: [biuld] }
                          ^^^^^
    hint: did you mean "build"?
    "
  `);
});

test("problems are sorted by file, line and column, those without a place first", () => {
  const general: Diagnostic = { code: "plan/cycle", severity: "warning", message: "a circle" };
  const other = at(1, 1, 2, { location: { file: "a.yaml", line: 9, column: 1 } });

  expect(print("a\nb\n", at(2, 1), at(1, 2), other, at(1, 1), general).match(/^\S.*(?= job)|^warning.*/gm)).toEqual([
    "warning: a circle [plan/cycle]",
    "a.yaml:9:1:",
    "pipeline.yaml:1:1:",
    "pipeline.yaml:1:2:",
    "pipeline.yaml:2:1:",
  ]);
});

test("tabs, wide characters, emoji and combining marks keep the carets under the text", () => {
  expect(print("a:\tb", at(1, 4, 5))).toMatchInlineSnapshot(`
    "pipeline.yaml:1:4: job "deploy" needs "biuld", which does not exist [plan/unknown-need]
      a:  b
          ^
    "
  `);
  expect(print("名前: 値 # x", at(1, 5, 6))).toMatchInlineSnapshot(`
    "pipeline.yaml:1:5: job "deploy" needs "biuld", which does not exist [plan/unknown-need]
      名前: 値 # x
            ^^
    "
  `);
  expect(print("👩‍💻🇩🇪 x: biuld", at(1, 14, 19))).toMatchInlineSnapshot(`
    "pipeline.yaml:1:14: job "deploy" needs "biuld", which does not exist [plan/unknown-need]
      👩‍💻🇩🇪 x: biuld
              ^^^^^
    "
  `);
  expect(print("e\u0301e\u0301 x", at(1, 6, 7))).toMatchInlineSnapshot(`
    "pipeline.yaml:1:6: job "deploy" needs "biuld", which does not exist [plan/unknown-need]
      éé x
         ^
    "
  `);
});

test("a long line is shortened around the caret", () => {
  expect(print(`${"a".repeat(500)}X${"b".repeat(500)}`, at(1, 501, 502))).toMatchInlineSnapshot(`
    "pipeline.yaml:1:501: job "deploy" needs "biuld", which does not exist [plan/unknown-need]
      …aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaXbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…
                                               ^
    "
  `);
  expect(print(`X${"b".repeat(500)}`, at(1, 1, 2))).toMatchInlineSnapshot(`
    "pipeline.yaml:1:1: job "deploy" needs "biuld", which does not exist [plan/unknown-need]
      Xbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…
      ^
    "
  `);
});

test("what a terminal would obey is shown, not sent", () => {
  const printed = print("a: \u001b[2J\u202e", at(1, 4, 9, { message: 'unknown key "\u001b]0;x\u0007"' }));

  expect(printed).toMatchInlineSnapshot(`
    "pipeline.yaml:1:4: unknown key "\\u001b]0;x\\u0007" [plan/unknown-need]
      a: �[2J�
         ^^^^^
    "
  `);
});

test("colors are added around the same text", () => {
  const diagnostic = at(1, 4, 5, { hint: "none" });
  const colored = formatDiagnostics([diagnostic], { sources: new Map([["pipeline.yaml", "a: b"]]), color: true });

  expect(colored).toContain("\u001b[31m^\u001b[39m");
  // oxlint-disable-next-line no-control-regex
  expect(colored.replaceAll(/\u001b\[\d+m/g, "")).toBe(print("a: b", diagnostic));
});

test("a place outside of the file, an unknown file and an empty line have no excerpt", () => {
  expect(print("a: b", at(7, 1)).split("\n")).toHaveLength(2);
  expect(print("\n\n", at(2, 1)).split("\n")).toHaveLength(2);
  expect(formatDiagnostics([at(1, 1)], { sources: new Map(), color: false }).split("\n")).toHaveLength(2);
});

test("a line of a megabyte costs nothing", () => {
  expect(print("名".repeat(1_000_000), at(1, 900_000, 900_002)).split("\n")[2]).toMatch(/^ +\^{4}$/);
});

test("any text and any place can be printed, on one line each", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(5), fc.nat(60), fc.nat(90), (source, line, column, endColumn) => {
      const lines = print(source, at(line + 1, column + 1, endColumn, { message: source, hint: source })).split("\n");

      expect(lines.length).toBeLessThanOrEqual(5);
    }),
  );
});

test("the JSON form is flat and sorted", () => {
  expect(diagnosticsToJson([at(2, 1, 4, { hint: "h" }), at(1, 1)])).toEqual([
    { code: "plan/unknown-need", severity: "error", message: 'job "deploy" needs "biuld", which does not exist', file: "pipeline.yaml", line: 1, column: 1 },
    {
      code: "plan/unknown-need",
      severity: "error",
      message: 'job "deploy" needs "biuld", which does not exist',
      hint: "h",
      file: "pipeline.yaml",
      line: 2,
      column: 1,
      endColumn: 4,
    },
  ]);
});
