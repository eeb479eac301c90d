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
/** An increase is a difference of two samples, so the first one of a series counts nothing, and client libraries make a series with its first event. */
export const COUNTED_FROM_ZERO =
  "the canary's counters of errors are there, at 0, before the first error: rate and increase don't see the error that makes one appear";
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

/** Bins a shown simulation may draw before it has to do with fewer runs, and so with a larger error, which it states: about a second. */
const MOST_BINS = 1_000_000;
const FEWEST_RUNS = 300;

/** Runs for a simulation in which each draws this many bins; one that only steers may take its share of the time. */
export function affordableRuns(wanted: number, binsPerRun: number): number {
  const bins = (MOST_BINS * wanted) / SHOWN_RUNS;
  return Math.min(wanted, Math.max(FEWEST_RUNS, Math.floor(bins / Math.max(1, binsPerRun))));
}
