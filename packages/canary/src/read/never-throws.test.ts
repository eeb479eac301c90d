import fc from "fast-check";
import { expect, it } from "vitest";
import { power } from "../engine/power.ts";
import { lint } from "../lint/lint.ts";
import { readExamples } from "../testing/read-examples.ts";
import { ask } from "../testing/upstream-examples.ts";
import { ExpressionError, parseExpression } from "./expression.ts";
import { readCanaries } from "./read-canaries.ts";
import { readConditions } from "./read-conditions.ts";
import { loadPromqlParser, readQuery } from "./read-query.ts";
import { readTraffic } from "./read-traffic.ts";

const parser = await loadPromqlParser();
const words = (list: readonly string[]): fc.Arbitrary<string> => fc.array(fc.constantFrom(...list), { maxLength: 25 }).map((parts) => parts.join(" "));
const conditionWords = [
  "result",
  "[0]",
  "[",
  "]",
  "(",
  ")",
  "len(result)",
  "isNaN(",
  "all(result, {",
  "#",
  "}",
  ">=",
  "<",
  "&&",
  "||",
  "!",
  "not",
  "in",
  "0.95",
  "1e3",
  "?",
  ":",
  ".x",
  "'a'",
  ",",
  "-",
  "*",
  "/",
  "default(result,",
  "nil",
];
const queryWords = [
  "sum",
  "(",
  ")",
  "rate(",
  "irate(",
  "x",
  "{",
  "}",
  "a='b'",
  'c=~"5.."',
  'd!~"["',
  ",",
  "[5m]",
  "[1m:30s]",
  "/",
  "*",
  "-",
  "or",
  "and",
  "vector(0)",
  "> 0",
  "bool",
  "by (le)",
  "100",
  "offset 5m",
  "histogram_quantile(",
  "scalar(",
  "{{",
  "}}",
];

it("a condition is a condition or an ExpressionError, whatever the text", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), words(conditionWords)), (text) => {
      try {
        parseExpression(text);
      } catch (error) {
        expect(error).toBeInstanceOf(ExpressionError);
      }
    }),
    { numRuns: 2000 },
  );
});

it("conditions are read or named, whatever the text", () => {
  fc.assert(
    fc.property(words(conditionWords), fc.option(words(conditionWords), { nil: undefined }), fc.boolean(), (good, bad, scalar) => {
      const reading = readConditions(good, bad, { offset: 0, factor: 1, most: 1, scalar });
      expect("conditions" in reading || reading.notModelled !== "").toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it("queries are read or named, whatever the text", () => {
  const names = { canary: ["c"], stable: ["s"] };
  fc.assert(
    fc.property(fc.oneof(fc.string(), words(queryWords)), (text) => {
      const { value } = readQuery(text, names, parser);
      expect(value.kind === "unknown" ? value.reason : "known").not.toBe("");
    }),
    { numRuns: 1000 },
  );
});

it("traffic is read or refused, whatever the text", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const reading = readTraffic(text, 0);
      expect("traffic" in reading || reading.problem !== "").toBe(true);
    }),
  );
});

/** A manifest with a piece cut out, doubled, or replaced. */
const damaged = fc
  .record({
    source: fc.constantFrom(...readExamples()),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 60 }),
    added: fc.constantFrom("", "-1", "{}", "[]", "null", "\n", '"', ": x", "1e9"),
  })
  .map(({ source: { file, text }, at, length, added }) => {
    const from = Math.floor(at * text.length);
    return { file, text: text.slice(0, from) + added + text.slice(from + length) };
  });

it("damaged manifests give readings with answers, or problems with places", async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async (source) => {
      const { readings, diagnostics } = await readCanaries([source]);

      expect(readings.length + diagnostics.length).toBeGreaterThan(0);
      for (const reading of readings) {
        expect(Array.isArray(lint(reading))).toBe(true);
        // Simulations are left to tests of their own: they take their time.
        if (reading.controller === "argo-rollouts") expect(power(reading.canary, ask(5)).healthy.abort).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 300 },
  );
}, 120_000);
