import type { Canary, Power, Question } from "../model.ts";
import { evaluateArgo } from "./evaluate-argo.ts";
import { evaluateFlagger } from "./evaluate-flagger.ts";
import { evaluateSequential } from "./evaluate-sequential.ts";
import type { Evaluator } from "./evaluator.ts";
import { cumulativeRequests } from "./traffic.ts";

const WANTED_POWER = 0.8;
const HOUR = 3600;
/** Of the logarithm of a ratio: a twentieth of a percent. */
const PRECISION = 5e-4;

/**
 * What a canary detects, what it costs, and what it lets pass. Pure; the question must be valid (see `checkQuestion`).
 * Exact unless a `Fate` says that it is simulated.
 */
export function power(canary: Canary, question: Question): Power {
  const evaluator = evaluate(canary, question);
  const healthy = evaluator.fate(1);
  const detectable80 = smallestDetectable(evaluator, question.baseline);
  const rps = meanRps(question, evaluator.durationSeconds);
  return {
    healthy,
    effects: question.effects.map((ratio) => evaluator.fate(ratio)),
    ...(detectable80 === undefined ? {} : { detectable80 }),
    falseAborts: evaluator.falseAborts(),
    durationSeconds: evaluator.durationSeconds,
    requestsWhenPassing: evaluator.requestsWhenPassing,
    undetectedFailuresPerHour: question.effects.map((ratio) => rps * HOUR * (Math.min(1, question.baseline * ratio) - question.baseline)),
    timeline: evaluator.timeline,
    notModelled: evaluator.notModelled,
    assumptions: evaluator.assumptions,
  };
}

/** P(abort) over rate ratios, for drawing: `points` of them, evenly spaced in the logarithm, from 1 to the largest possible or 100. */
export function powerCurve(canary: Canary, question: Question, points = 40): { readonly ratio: number; readonly abort: number }[] {
  const evaluator = evaluate(canary, question);
  const largest = Math.min(100, 1 / question.baseline);
  return Array.from({ length: points }, (_, index) => {
    const ratio = largest ** (index / (points - 1));
    return { ratio, abort: evaluator.abort(ratio) };
  });
}

export function evaluate(canary: Canary, question: Question): Evaluator {
  const { judge } = canary;
  if (judge.kind === "argo") return evaluateArgo(canary, judge, question);
  return judge.kind === "flagger" ? evaluateFlagger(canary, judge, question) : evaluateSequential(canary, judge, question);
}

/** Smallest rate ratio aborted with probability 0.8, to a twentieth of a percent, by bisection of its logarithm; undefined when p = 1 isn't aborted either. */
export function smallestDetectable(evaluator: Pick<Evaluator, "abort">, baseline: number): number | undefined {
  let low = 0;
  let high = -Math.log(baseline);
  if (evaluator.abort(Math.exp(high)) < WANTED_POWER) return undefined;
  if (evaluator.abort(1) >= WANTED_POWER) return 1;
  while (high - low > PRECISION) {
    const middle = (low + high) / 2;
    if (evaluator.abort(Math.exp(middle)) >= WANTED_POWER) high = middle;
    else low = middle;
  }
  return Math.exp(high);
}

function meanRps(question: Question, after: number): number {
  const traffic = cumulativeRequests(question.traffic);
  return (traffic(after + HOUR) - traffic(after)) / HOUR;
}
