import { poissonPmf, poissonTails } from "../distributions/poisson.ts";

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

/** Standard deviations to both sides that matter: beyond, probabilities are below 1e-300. */
const REACH = 38;
/** Far above the denormal numbers, which start at 2e-308. */
const SMALLEST = 1e-290;
/** Keeps limits such as 0.05 × 100 from falling to the wrong side of an integer by rounding; far below one event. */
const ROUNDING = 1e-9;

/**
 * P(bad > share·(bad + good) and bad + good ≥ minimum): the q_k(p) of the model without the empty window.
 * Σ over b of Poisson(b; bad) · P(good ≤ largest count at which b still exceeds), every factor with full relative precision, so that
 * values of 1e-100 are right too. Costs O(√(bad + good)) terms around the transition.
 */
export function exceedance(means: Means, rule: Rule): number {
  const { bad, good } = means;
  if (rule.share < 0) return atLeast(rule.minimum, bad + good);
  const spread = REACH * Math.sqrt(good) + REACH;
  const first = Math.max(firstRepresentable(bad), firstReaching(good - spread, rule));
  let weight = poissonPmf(first, bad);
  const cut = lowerCdf(good, largestGood(first, rule));
  let sum = 0;
  for (let count = first; ; count += 1) {
    const limit = largestGood(count, rule);
    if (limit > good + spread && count >= rule.minimum) return sum + atLeast(count, bad);
    const tooFew = rule.minimum - count - 1;
    if (limit >= 0 && limit > tooFew) sum += weight * (cut(limit) - (tooFew >= 0 ? poissonTails(tooFew, good).below : 0));
    if (count > bad && weight <= sum * 1e-18) return Math.min(sum, 1);
    weight *= bad / (count + 1);
  }
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

/** The smallest count whose probability is a full-precision double: a recurrence that starts from a denormal never recovers its digits. */
function firstRepresentable(mean: number): number {
  let low = 0;
  let high = Math.floor(mean);
  if (poissonPmf(0, mean) > SMALLEST) return 0;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (poissonPmf(middle, mean) > SMALLEST) high = middle;
    else low = middle;
  }
  return high;
}

/** A count of bad events below which the good ones it could outweigh are too few to occur. */
function firstReaching(good: number, { share }: Rule): number {
  if (good <= 0 || share <= 0 || share >= 1) return 0;
  return Math.max(0, Math.floor((good * share) / (1 - share)) - 2);
}

/** P(X ≤ k) for growing k, continued term by term. */
function lowerCdf(mean: number, start: number): (k: number) => number {
  let at = Math.max(-1, start === Infinity ? -1 : start);
  let sum = poissonTails(at, mean).below;
  let term = poissonPmf(at, mean);
  return (k) => {
    if (k === Infinity) return 1;
    for (; at < k; at += 1) {
      term = at < 0 || term < SMALLEST ? poissonPmf(at + 1, mean) : (term * mean) / (at + 1);
      sum += term;
    }
    return Math.min(sum, 1);
  };
}
