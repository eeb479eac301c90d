import { describe, expect, it } from "vitest";
import type { Question } from "../model.ts";
import { checkQuestion } from "./check-question.ts";
import { parseRequirement } from "./parse-requirement.ts";

function messages(text: string): string[] {
  return parseRequirement(text).diagnostics.map(({ message }) => message);
}

describe("parseRequirement", () => {
  it("reads the example of the documentation", () => {
    expect(parseRequirement("power(5x)>=0.8,false<=1%")).toEqual({ requirement: { power: [{ ratio: 5, atLeast: 0.8 }], falseAborts: 0.01 }, diagnostics: [] });
  });

  it("reads spaces, percent, several effects and limits", () => {
    expect(parseRequirement(" power( 10X ) >= 99% , power(2.5)>=.8,false<=1e-3, duration<=1h30m, exposed<=2000 ").requirement).toEqual({
      power: [
        { ratio: 2.5, atLeast: 0.8 },
        { ratio: 10, atLeast: 0.99 },
      ],
      falseAborts: 0.001,
      maxSeconds: 5400,
      maxExposed: 2000,
    });
  });

  it.each([
    ["", "the requirement has an empty part"],
    ["power(5x)>=0.8,,false<=1%", "the requirement has an empty part"],
    ["power 5x", 'can\'t read the requirement "power 5x"'],
    ["powr(5x)>=0.8", 'unknown requirement "powr"'],
    ["power(5x)<=0.8", '"power(5x)<=0.8" must say >='],
    ["false>=1%", '"false>=1%" must say <='],
    ["power>=0.8", '"power>=0.8" doesn\'t say at which effect'],
    ["false(5x)<=1%", '"false" takes nothing in parentheses'],
    ["power(5x)>=0", '"power(5x)>=0": nothing random has a probability of 0'],
    ["power(5x)>=1", '"power(5x)>=1": nothing random is certain: ask for less than 1'],
    ["power(5x)>=80", '"power(5x)>=80": a probability is below 1'],
    ["power(5x)>=many", '"power(5x)>=many": "many" is not a probability such as 0.8 or 1%'],
    ["power(1x)>=0.8", '"power(1x)>=0.8": an effect is above 1x: at 1x the release is healthy'],
    ["power(fast)>=0.8", '"power(fast)>=0.8": "fast" is not an effect such as 5x'],
    ["false<=0", '"false<=0": nothing random has a probability of 0'],
    ["duration<=45", '"duration<=45": "45" is not a duration such as 45m or 1h30m'],
    ["exposed<=0", '"exposed<=0": without a single request nothing is learnt'],
    ["power(5x)>=0.8,power(5x)>=0.9", "power at 5x is required twice, as 0.8 and as 0.9"],
    ["false<=1%,false<=2%", 'false is limited twice, last by "false<=2%"'],
    ["power(2x)>=0.9,power(5x)>=0.8", "power at 5x is required to be 0.8, less than the 0.9 at 2x"],
    ["power(5x)>=0.1,false<=20%", "a healthy release may be aborted as often (0.2) as one that fails 5x as often (0.1)"],
  ])("%j: %s", (text, message) => {
    expect(messages(text)).toEqual([message]);
    expect(parseRequirement(text).requirement).toBeUndefined();
  });

  it("names all problems at once, each with what to do", () => {
    const { diagnostics } = parseRequirement("powr(5x)>=0.8,false>=1%");
    expect(diagnostics.map(({ hint }) => hint)).toEqual(["write it like power(5x)>=0.8", "write it like false<=1%"]);
  });

  it("says the same twice once", () => {
    expect(parseRequirement("false<=1%,false<=0.01").requirement).toEqual({ power: [], falseAborts: 0.01 });
  });
});

describe("checkQuestion", () => {
  const good: Question = { traffic: { kind: "constant", rps: 5 }, baseline: 0.001, effects: [2, 5] };

  it("accepts a question that has an answer", () => {
    expect(checkQuestion(good)).toEqual([]);
    expect(checkQuestion({ ...good, baseline: 0.1, effects: [10] })).toEqual([]);
  });

  it.each<[string, Partial<Question>, string]>([
    ["no traffic", { traffic: { kind: "constant", rps: 0 } }, "0 requests per second are no traffic"],
    ["negative traffic", { traffic: { kind: "constant", rps: -1 } }, "-1 requests per second are no traffic"],
    ["no number", { traffic: { kind: "constant", rps: Number.NaN } }, "NaN requests per second are no traffic"],
    ["an empty profile", { traffic: { kind: "profile", startSeconds: 0, segments: [] } }, "the traffic profile is empty"],
    ["a silent profile", { traffic: { kind: "profile", startSeconds: 0, segments: [{ seconds: 60, rps: 0 }] } }, "the traffic profile has no request at all"],
    [
      "a segment without time",
      { traffic: { kind: "profile", startSeconds: 0, segments: [{ seconds: 0, rps: 1 }] } },
      "segment 1 of the traffic profile lasts 0 seconds",
    ],
    ["a baseline of zero", { baseline: 0 }, "a baseline of 0 can't be multiplied"],
    ["a baseline of everything", { baseline: 1, effects: [] }, "a baseline of 100% leaves nothing to get worse"],
    ["a negative baseline", { baseline: -0.1 }, "the baseline -0.1 is no probability"],
    ["no effect", { effects: [1] }, "the effect 1x is not above 1x"],
    ["an effect beyond every request", { baseline: 0.2, effects: [10] }, "10x of a baseline of 20% is more than every request"],
    ["a design effect below one", { designEffect: 0.5 }, "the design effect 0.5 is below 1"],
  ])("refuses %s", (_, part, message) => {
    expect(checkQuestion({ ...good, ...part }).map((found) => found.message)).toEqual([message]);
  });

  it("checks the requirement against the baseline", () => {
    const { requirement } = parseRequirement("power(50x)>=0.8");
    expect(checkQuestion({ ...good, baseline: 0.05 }, requirement)).toMatchObject([{ code: "canary/contradiction", hint: "ask for at most 20x" }]);
  });
});
