import { normalCdf } from "../distributions/normal.ts";
import { evaluate } from "../engine/power.ts";
import { canaryShare } from "../engine/sequential-statistic.ts";
import { cumulativeRequests } from "../engine/traffic.ts";
import type { Canary, Question, SequentialJudge } from "../model.ts";
import type { Requirement } from "../requirement/parse-requirement.ts";
import { leastRequests } from "./information-bound.ts";
import { type Ladder, ladders } from "./ladders.ts";
import type { Needed } from "./needed.ts";
import type { NoSuggestion, Suggestion } from "./suggestion.ts";

const LENGTHS = [60, 120, 180, 300, 600, 900, 1200, 1800, 3600];
const LOOK_SECONDS = 60;
const DEFAULT_ALPHA = 0.01;
/** Candidates that are worth simulating; each costs some hundredths of a second. */
const SIMULATED = 24;
/** The prediction is this rough; candidates predicted below the requirement by more are not simulated. */
const ROUGH = 0.15;
/** Exposures closer than this are a tie, which the shorter release wins. */
const TIE = 0.1;

interface Goal {
  readonly alpha: number;
  readonly ratio: number;
  readonly atLeast: number;
}

interface Candidate {
  readonly weights: Ladder;
  readonly seconds: number;
  readonly duration: number;
  /** Predicted P(abort) of a bad release. */
  readonly power: number;
  /** Predicted canary requests of a bad release. */
  readonly exposed: number;
}

/**
 * The ramp with the least exposure under the anytime-valid gate. Alpha is the limit on false aborts itself, so only power is searched:
 * candidates are ranked by Wald's expectation and the normal law of the evidence, and simulated in that order until one meets the
 * requirement.
 */
export function suggestSequential(question: Question, requirement: Requirement, name: string): Suggestion | NoSuggestion {
  const [first] = requirement.power;
  const goal = { alpha: requirement.falseAborts ?? DEFAULT_ALPHA, ratio: first?.ratio ?? question.effects[0] ?? 5, atLeast: first?.atLeast ?? 0 };
  const all = ladders().flatMap((weights) => lengthsFor(weights, requirement).map((seconds) => candidateOf(question, weights, seconds, goal)));
  const allowed = all.filter(({ duration }) => duration <= (requirement.maxSeconds ?? Infinity));
  const promising = allowed.filter(({ power, exposed }) => power >= goal.atLeast - ROUGH && exposed <= (requirement.maxExposed ?? Infinity) * (1 + TIE));
  for (const candidate of promising.sort(byExposure).slice(0, SIMULATED)) {
    const suggestion = checked(canaryOf(candidate, goal, name), question, requirement, all.length);
    if (suggestion !== undefined) return suggestion;
  }
  const bestPower = allowed.reduce((best, { power }) => Math.max(best, power), 0);
  return { kind: "none", bestPower, needed: neededFor(question, requirement, goal, all), candidates: all.length };
}

/** The usual lengths, and the one that uses the time allowed up. */
function lengthsFor(weights: Ladder, { maxSeconds }: Requirement): number[] {
  if (maxSeconds === undefined) return LENGTHS;
  const longest = Math.floor(maxSeconds / weights.length / LOOK_SECONDS) * LOOK_SECONDS;
  return longest > 0 && !LENGTHS.includes(longest) ? [...LENGTHS, longest] : LENGTHS;
}

function byExposure(a: Candidate, b: Candidate): number {
  const difference = bucket(a) - bucket(b);
  return difference === 0 ? a.duration - b.duration : difference;
}

function bucket({ exposed }: Candidate): number {
  return Math.round(Math.log(exposed) / TIE);
}

/** Expected evidence of the ramp at the ratio itself, in nats, and its spread, against the bound plus what the mixture costs. */
function candidateOf(question: Question, weights: Ladder, seconds: number, { alpha, ratio }: Goal): Candidate {
  const traffic = cumulativeRequests(question.traffic);
  const needed = Math.log(gridOf(ratio).length / alpha);
  let mean = 0;
  let variance = 0;
  let requests = 0;
  let exposed: number | undefined;
  for (const [index, weight] of weights.entries()) {
    const all = (traffic((index + 1) * seconds) - traffic(index * seconds)) / (question.designEffect ?? 1);
    const errors = all * question.baseline * (weight * ratio + 1 - weight);
    const share = canaryShare(weight, ratio);
    const own = Math.log(share / weight);
    const other = Math.log((1 - share) / (1 - weight));
    const gain = errors * (share * own + (1 - share) * other);
    if (exposed === undefined && mean + gain >= needed) exposed = requests + (weight * all * (needed - mean)) / gain;
    mean += gain;
    variance += errors * (share * own ** 2 + (1 - share) * other ** 2);
    requests += weight * all;
  }
  const power = variance > 0 ? normalCdf((mean - needed) / Math.sqrt(variance)) : 0;
  return { weights, seconds, duration: weights.length * seconds, power, exposed: (exposed ?? requests) * (question.designEffect ?? 1) };
}

/** Ratios around the one asked for, and larger ones: a catastrophe should not wait for the evidence of a small effect. */
function gridOf(ratio: number): number[] {
  return [0.5, 1, 2, 4, 10].map((factor) => Math.max(1.2, Number((ratio * factor).toPrecision(3))));
}

function canaryOf({ weights, seconds }: Candidate, { alpha, ratio }: Goal, name: string): Canary {
  const judge: SequentialJudge = {
    kind: "sequential",
    phases: weights.map((weight) => ({ weight, seconds })),
    alpha,
    ratios: [...new Set(gridOf(ratio))],
    intervalSeconds: LOOK_SECONDS,
    stepSeconds: LOOK_SECONDS,
    combine: "mixture",
  };
  return { name, notModelled: [], judge };
}

function checked(canary: Canary, question: Question, requirement: Requirement, candidates: number): Suggestion | undefined {
  const evaluator = evaluate(canary, question);
  // The cheap figure first: most candidates fail by more than its error.
  if (requirement.power.some(({ ratio, atLeast }) => evaluator.abort(ratio) < atLeast - ROUGH)) return undefined;
  const effects = requirement.power.map(({ ratio }) => evaluator.fate(ratio));
  // Simulated power must meet the requirement by two of its standard errors, so that another seed doesn't undo it.
  const sure = requirement.power.every(({ atLeast }, index) => {
    const { abort, method } = effects[index]!;
    return abort - (method.kind === "simulated" ? 2 * method.standardError : 0) >= atLeast;
  });
  if (!sure) return undefined;
  const healthy = evaluator.fate(1);
  const exposed = effects[0]?.requests ?? healthy.requests;
  if (exposed > (requirement.maxExposed ?? Infinity)) return undefined;
  return { kind: "found", canary, healthy, effects, durationSeconds: evaluator.durationSeconds, exposed, candidates };
}

/** By the predictions: the shortest and the least exposed candidate with enough power, whatever the limits. */
function neededFor(question: Question, requirement: Requirement, goal: Goal, all: readonly Candidate[]): Needed {
  const enough = all.filter(({ power }) => power >= goal.atLeast);
  const seconds = Math.min(...enough.map(({ duration }) => duration));
  const exposed = Math.min(...enough.map((candidate) => candidate.exposed));
  const { maxSeconds, maxExposed } = requirement;
  const least = leastRequests({ baseline: question.baseline, ratio: goal.ratio, power: goal.atLeast, falseAborts: goal.alpha });
  return {
    ...(least > 0 && { leastExposed: least * (question.designEffect ?? 1) }),
    ...(maxSeconds !== undefined && Number.isFinite(seconds) && seconds > maxSeconds && { seconds, traffic: seconds / maxSeconds }),
    ...(maxExposed !== undefined && Number.isFinite(exposed) && exposed > maxExposed && { exposed }),
  };
}
