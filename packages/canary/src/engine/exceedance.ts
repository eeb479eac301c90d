import { logPoissonPmf, poissonPmf, poissonTails } from "../distributions/poisson.ts";

/** Expected numbers of bad and good events in a window. Poisson traffic thinned by the error probability: both are independent Poisson counts. */
export interface Means {
  readonly bad: number;
  readonly good: number;
}

export interface Rule {
  /** Share of bad events that is the limit. */
  readonly share: number;
  /** Whether a share exactly at the limit exceeds it. */
  readonly inclusive: boolean;
  /** Windows with fewer events never exceed; at least 1, as an empty window has no share. */
  readonly minimum: number;
}

/** Keeps limits such as 0.05 × 100 from falling to the wrong side of an integer by rounding; far below one event. */
const ROUNDING = 1e-9;
/** Terms this many nats below the largest one are left out: e^-64 is 1e-28, and the bound on them is off by at most 20 nats. */
const REACH = 64;
/** Sums below e^-600 are taken for 0. */
const NEGLIGIBLE = -600;

/**
 * P(bad > share·(bad + good) and bad + good ≥ minimum): the q_k(p) of the model without the empty window.
 * Σ over b of Poisson(b; bad) · P(good ≤ largest count at which b still exceeds), every factor with full relative precision, so that
 * values of 1e-100 are right too. Only the terms around the largest one are summed: O(√(bad + good)) of them.
 */
export function exceedance(means: Means, rule: Rule): number {
  const { bad, good } = means;
  if (rule.share < 0) return atLeast(rule.minimum, bad + good);
  if (rule.share >= 1) return rule.share === 1 && rule.inclusive ? Math.exp(-good) * atLeast(rule.minimum, bad) : 0;
  const range = significantTerms(means, rule);
  if (range === undefined) return 0;
  const certain = good + 10 * Math.sqrt(good) + 50;
  const cut = lowerCdf(good, largestGood(range.from, rule));
  let weight = poissonPmf(range.from, bad);
  let sum = 0;
  for (let count = range.from; count <= range.to; count += 1) {
    const limit = largestGood(count, rule);
    if (limit > certain && count >= rule.minimum) return Math.min(1, sum + atLeast(count, bad));
    const tooFew = rule.minimum - count - 1;
    if (limit >= 0 && limit > tooFew) sum += weight * (cut(limit) - (tooFew >= 0 ? poissonTails(tooFew, good).below : 0));
    weight *= bad / (count + 1);
  }
  return Math.min(sum, 1);
}

/** P(events ≥ minimum) for a Poisson number of events. */
export function atLeast(minimum: number, mean: number): number {
  return poissonTails(minimum - 1, mean).above;
}

/** The most good events with which `bad` ones still exceed; -1 or less: never; Infinity: always. */
function largestGood(bad: number, { share, inclusive }: Rule): number {
  if (share === 0) return bad > 0 || inclusive ? Infinity : -1;
  const total = bad / share;
  const rounding = ROUNDING * Math.max(1, total);
  return inclusive ? Math.floor(total + rounding) - bad : Math.ceil(total - rounding) - 1 - bad;
}

/**
 * The counts of bad events whose terms matter. A term's logarithm is, up to the factor of a geometric series, the concave sum of two
 * Poisson logarithms, so its peak and both ends are found by bisection. Undefined when even the peak is negligible.
 */
function significantTerms({ bad, good }: Means, rule: Rule): { from: number; to: number } | undefined {
  const height = (count: number): number => {
    const limit = largestGood(count, rule);
    return logPoissonPmf(count, bad) + (limit >= good ? 0 : logPoissonPmf(limit, good));
  };
  // Beyond the mean and the count that outweighs the mean of the good ones, all terms fall.
  const last = Math.ceil(Math.max(bad, ((good + 1) * rule.share) / (1 - rule.share))) + 1;
  const peak = bisect(0, last, (count) => height(count + 1) <= height(count) && height(count) > -Infinity);
  const highest = height(peak);
  if (!(highest > NEGLIGIBLE)) return undefined;
  let beyond = 16;
  while (height(peak + beyond) > highest - REACH) beyond *= 2;
  return {
    from: bisect(0, peak, (count) => height(count) > highest - REACH),
    to: bisect(peak, peak + beyond, (count) => height(count) <= highest - REACH),
  };
}

/** The smallest integer from `low` to `high` at which something holds that goes on holding; `high` when none below does. */
function bisect(low: number, high: number, holds: (value: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** P(X ≤ k) for growing k, continued term by term. */
function lowerCdf(mean: number, start: number): (k: number) => number {
  if (start === Infinity) return () => 1;
  let at = start;
  let sum = poissonTails(at, mean).below;
  let term = poissonPmf(at, mean);
  return (k) => {
    for (; at < k; at += 1) {
      term *= mean / (at + 1);
      sum += term;
    }
    return Math.min(sum, 1);
  };
}
