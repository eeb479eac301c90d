import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readConditions } from "./read-conditions.ts";
import type { Measure } from "./read-conditions.ts";

const share: Measure = { offset: 0, factor: 1, most: 1, scalar: false };
const percent: Measure = { offset: 0, factor: 100, most: 1, scalar: false };
const number: Measure = { ...share, scalar: true };
const rate: Measure = { offset: 0, factor: 1 / 60, most: Infinity, scalar: false };

function success(text: string, measure = share): unknown {
  const reading = readConditions(text, undefined, measure);
  return "conditions" in reading ? reading.conditions.successCondition : reading.notModelled;
}

describe("conditions that are one threshold", () => {
  it.each([
    ["result[0] >= 0.95", share, ">=", 0.95],
    ["0.95 <= result[0]", share, ">=", 0.95],
    ["result[0] > .95", share, ">", 0.95],
    ["result[0] < 1e-2", share, "<", 0.01],
    ["!(result[0] > 0.01)", share, "<=", 0.01],
    ["not (result[0] > 0.01)", share, "<=", 0.01],
    ["result[0] * 100 >= 99", share, ">=", 0.99],
    ["100 - result[0] <= 1", percent, ">=", 0.99],
    ["result[0] >= 99", percent, ">=", 0.99],
    ["asFloat(result[0]) >= 0.9", share, ">=", 0.9],
    ["all(result, # > 0.9)", share, ">", 0.9],
    ["all(result, {# > 0.9})", share, ">", 0.9],
    ["none(result, # < 0.9)", share, ">=", 0.9],
    ["len(result) == 0 || result[0] >= 0.95", share, ">=", 0.95],
    ["len(result) > 0 && result[0] >= 0.95", share, ">=", 0.95],
    ["len(result) > 0 and result[0] >= 0.95", share, ">=", 0.95],
    ["isNaN(result[0]) || result[0] >= 0.95", share, ">=", 0.95],
    ["len(result) == 0 || isNaN(result[0]) || result[0] >= 0.95", share, ">=", 0.95],
    ["result[0] >= 0.9 && result[0] >= 0.95", share, ">=", 0.95],
    ["result[0] >= 0.9 || result[0] >= 0.95", share, ">=", 0.9],
    ["result[0] >= 0.95 && result[0] <= 1", share, ">=", 0.95],
    ["result[0] > 0.5 ? result[0] >= 0.95 : false", share, ">=", 0.95],
    ["result[-1] >= 0.95", share, ">=", 0.95],
    ["result >= 0.95", number, ">=", 0.95],
    ["default(result, 0) < 0.05", number, "<", 0.05],
    ["isNaN(result) || result >= 0.95", number, ">=", 0.95],
    ["result[0] == 0", share, "<=", 0],
    ["result[0] >= 10", rate, ">=", 600],
  ] as const)("%s", (text, measure, operator, value) => {
    expect(success(text, measure)).toEqual({ operator, value: expect.closeTo(value, 12) });
  });

  it("says the thresholds as they are written, to the last digit", () => {
    expect(success("result[0] >= 0.95")).toEqual({ operator: ">=", value: 0.95 });
    expect(success("result[0] >= 99", percent)).toEqual({ operator: ">=", value: 0.99 });
  });

  it("reads back what it is given, whatever the operator and the value", () => {
    const operators = fc.constantFrom("<", "<=", ">", ">=");
    fc.assert(
      fc.property(operators, fc.integer({ min: 1, max: 9999 }), (operator, thousands) => {
        expect(success(`result[0] ${operator} ${thousands / 10_000}`)).toEqual({ operator, value: thousands / 10_000 });
      }),
    );
  });
});

describe("conditions that are not modelled", () => {
  it.each([
    ["result[0] >= 0.9 && result[0] < 0.95", share, "successCondition: it is more than one threshold"],
    ["result[0] >= 0", share, "successCondition: it is always true"],
    ["result[0] > 2", share, "successCondition: it is never true"],
    ["result >= 0.95", share, "successCondition: it can't be evaluated on a list of one number, so every measurement is an error"],
    ["result[0] >= 0.95", number, "successCondition: it can't be evaluated on a number, so every measurement is an error"],
    ["result.ok && result.successPercent >= 0.90", share, 'successCondition: it reads the field "ok" of the result'],
    ["all(result.values, {asFloat(.value) >= 9900})", share, 'successCondition: it reads the field "values" of the result'],
    ["sum(result) > 3", share, 'successCondition: it calls "sum"'],
    ["results[0] >= 0.9", share, 'successCondition: it reads "results"'],
    ["result[0] * result[0] > 0.5", share, 'successCondition: it computes with "*"'],
    ["result[0] >", share, "successCondition: it ends too early"],
    ["result[0] >= 0.95 )", share, 'successCondition: ")" is not expected there'],
    ["result[0] @ 1", share, 'successCondition: "@ 1" is not understood'],
    ["result[0]", share, "successCondition: it can't be evaluated on a list of one number, so every measurement is an error"],
  ] as const)("%s", (text, measure, reason) => {
    expect(success(text, measure)).toBe(reason);
  });

  it("says so when there is none", () => {
    expect(readConditions(undefined, undefined, share)).toEqual({ notModelled: expect.stringContaining("there is no condition") });
  });
});

describe("what a measurement says", () => {
  const guarded = "len(result) == 0 || isNaN(result[0]) || result[0] >= 0.95";
  it.each([
    ["result[0] >= 0.95", undefined, { nan: "failed", nothing: "error", good: "success", bad: "failed" }],
    [undefined, "result[0] < 0.95", { nan: "success", nothing: "error", good: "success", bad: "failed" }],
    ["result[0] >= 0.99", "result[0] < 0.95", { nan: "inconclusive", nothing: "error", good: "success", bad: "failed" }],
    [guarded, undefined, { nan: "success", nothing: "success", good: "success", bad: "failed" }],
    [
      "len(result) > 0 && result[0] >= 0.99",
      "len(result) > 0 && result[0] < 0.95",
      { nan: "inconclusive", nothing: "inconclusive", good: "success", bad: "failed" },
    ],
  ] as const)("%s, %s", (good, bad, said) => {
    const reading = readConditions(good, bad, share);
    if (!("conditions" in reading)) throw new Error(reading.notModelled);
    const { outcomeOf } = reading.conditions;

    expect({ nan: outcomeOf([Number.NaN]), nothing: outcomeOf([]), good: outcomeOf([1]), bad: outcomeOf([0.5]) }).toEqual(said);
  });
});
