import type { Requirement } from "../requirement/parse-requirement.ts";
import type { PowerReport } from "./power-report.ts";
import { countWord, percentWord, ratioWord, timeWord } from "./words.ts";

export interface RequiredTerm {
  readonly term: string;
  readonly required: number;
  readonly actual: number;
  readonly met: boolean;
  /** "power(5x) is 2.6 %, required are 80 % or more". */
  readonly text: string;
}

/** Differences far below what anybody could measure are none. */
const TOLERANCE = 1e-9;

/** Each term of a requirement against what the canary does. The question must have asked for its effects. */
export function checkRequirement({ power }: PowerReport, requirement: Requirement): RequiredTerm[] {
  const { healthy, effects, durationSeconds } = power;
  const fateOf = (ratio: number): (typeof effects)[number] | undefined => effects.find((fate) => fate.ratio === ratio);
  const least = requirement.power.map(({ ratio, atLeast }) => term(`power(${ratioWord(ratio)})`, atLeast, fateOf(ratio)?.abort ?? 0, percentWord, true));
  const exposed = fateOf(requirement.power[0]?.ratio ?? effects[0]?.ratio ?? 0)?.requests ?? healthy.requests;
  return [
    ...least,
    ...limit("false", requirement.falseAborts, healthy.abort, percentWord),
    ...limit("duration", requirement.maxSeconds, durationSeconds, timeWord),
    ...limit("exposed", requirement.maxExposed, exposed, countWord),
  ];
}

function limit(name: string, most: number | undefined, actual: number, word: (value: number) => string): RequiredTerm[] {
  return most === undefined ? [] : [term(name, most, actual, word, false)];
}

function term(name: string, required: number, actual: number, word: (value: number) => string, least: boolean): RequiredTerm {
  const met = least ? actual >= required - TOLERANCE : actual <= required * (1 + TOLERANCE);
  return { term: name, required, actual, met, text: `${name} is ${word(actual)}, required is ${word(required)} or ${least ? "more" : "less"}` };
}
