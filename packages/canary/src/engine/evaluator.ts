import type { Fate, NotModelled, Question, Timeline } from "../model.ts";
import { cumulativeRequests } from "./traffic.ts";
import type { Air } from "./windows.ts";

/** A canary prepared for one question; each ratio is computed on demand. */
export interface Evaluator {
  readonly fate: (ratio: number) => Fate;
  /** P(abort) alone, cheaper and, where simulated, coarser: for bisections. */
  readonly abort: (ratio: number) => number;
  readonly falseAborts: () => readonly { readonly metric: string; readonly probability: number }[];
  readonly durationSeconds: number;
  readonly requestsWhenPassing: number;
  readonly timeline: Timeline;
  readonly notModelled: readonly NotModelled[];
  readonly assumptions: readonly string[];
}

export const INDEPENDENT = "traffic is Poisson, and the metrics of one canary err independently of one another";
export const OVERLAPPING = "windows longer than the interval share requests, so the numbers are simulated";

/** Runs of a simulation whose result is shown, and of one that only steers a bisection. */
export const SHOWN_RUNS = 10_000;
export const STEERING_RUNS = 2000;

export function airOf(question: Question, loadTestRps: number | undefined): Air {
  return { traffic: cumulativeRequests(question.traffic), loadTestRps: loadTestRps ?? 0, designEffect: question.designEffect ?? 1 };
}

/** √(p(1−p)/n), the error of a simulated probability; with no or only hits a third of the rule-of-three bound 3/n. */
export function simulationError(hits: number, runs: number): number {
  if (hits === 0 || hits === runs) return 1 / runs;
  const share = hits / runs;
  return Math.sqrt((share * (1 - share)) / runs);
}

/** The longest bin, in seconds, of which all these durations are multiples; at least a millisecond. */
export function commonBin(durations: readonly number[]): number {
  const milliseconds = durations.map((seconds) => Math.round(seconds * 1000)).filter((value) => value > 0);
  const divisor = milliseconds.reduce((a, b) => greatestCommonDivisor(a, b), 0);
  return Math.max(1, divisor) / 1000;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
