import { normalCdf, normalQuantile } from "../distributions/normal.ts";
import { canaryShare } from "./sequential-statistic.ts";

/** Two-sided 95 % would be 3.7; "three" is the one-sided rule everybody knows: −ln 0.05 = 2.996. */
const RULE_OF_THREE = 3;

/** The largest error probability that n requests without an error don't exclude (95 %). */
export function ruleOfThree(requests: number): number {
  return requests > 0 ? Math.min(1, RULE_OF_THREE / requests) : 1;
}

export interface TwoSample {
  readonly canaryRequests: number;
  readonly stableRequests: number;
  readonly baseline: number;
  readonly canary: number;
  /** One-sided. */
  readonly alpha: number;
}

/** Power of one z-test of two proportions, pooled under the hypothesis; normal approximation. */
export function fixedSamplePower({ canaryRequests, stableRequests, baseline, canary, alpha }: TwoSample): number {
  const pooled = (canaryRequests * canary + stableRequests * baseline) / (canaryRequests + stableRequests);
  const underHypothesis = Math.sqrt(pooled * (1 - pooled) * (1 / canaryRequests + 1 / stableRequests));
  const underAlternative = Math.sqrt((canary * (1 - canary)) / canaryRequests + (baseline * (1 - baseline)) / stableRequests);
  return normalCdf((canary - baseline + normalQuantile(alpha) * underHypothesis) / underAlternative);
}

export interface WaldQuestion {
  /** P(abort | healthy) and P(pass | ratio). */
  readonly alpha: number;
  readonly beta: number;
  readonly weight: number;
  readonly ratio: number;
  readonly baseline: number;
  readonly rps: number;
}

export interface WaldSize {
  /** Expected errors, both versions, until the test stops for a canary that is bad by `ratio`. */
  readonly errors: number;
  readonly seconds: number;
  readonly canaryRequests: number;
}

/** Expected size of Wald's sequential probability ratio test on the labels of errors; neglects the overshoot, so it is a little low. */
export function waldSize({ alpha, beta, weight, ratio, baseline, rps }: WaldQuestion): WaldSize {
  const upper = Math.log((1 - beta) / alpha);
  const lower = Math.log(beta / (1 - alpha));
  const share = canaryShare(weight, ratio);
  const information = share * Math.log(share / weight) + (1 - share) * Math.log((1 - share) / (1 - weight));
  const errors = ((1 - beta) * upper + beta * lower) / information;
  const seconds = errors / (rps * baseline * (weight * ratio + 1 - weight));
  return { errors, seconds, canaryRequests: rps * weight * seconds };
}

/** Points per side a Mann–Whitney test needs (Noether 1987); `superiority` is P(X < Y), `canaryShare` the canary's share of all points. */
export function mannWhitneyPoints(question: { alpha: number; power: number; superiority: number; canaryShare: number }): number {
  const z = normalQuantile(1 - question.alpha) + normalQuantile(question.power);
  const share = question.canaryShare;
  return z ** 2 / (12 * share * (1 - share) * (question.superiority - 0.5) ** 2);
}

export interface Peeking {
  readonly looks: number;
  readonly alpha: number;
  readonly sides: 1 | 2;
}

const CELLS = 400;

/**
 * P(at least one of equally spaced looks at a z-test is significant) for a healthy release: why repeated looks need another test.
 * Recursive integration of the running sum between the looks (Armitage, McPherson and Rowe 1969); about four digits.
 */
export function peekingFalseAlarm({ looks, alpha, sides }: Peeking): number {
  const critical = normalQuantile(1 - alpha / sides);
  // Without a lower bound the sum is followed down to where it can't come back from in the looks that are left.
  const bottom = (look: number): number => (sides === 2 ? -critical * Math.sqrt(look) : -9 * Math.sqrt(look));
  let cells = grid(bottom(1), critical);
  let densities = cells.map(({ middle }) => density(middle));
  for (let look = 2; look <= looks; look += 1) {
    const next = grid(bottom(look), critical * Math.sqrt(look));
    const previous = cells;
    const known = densities;
    densities = next.map(({ middle }) => previous.reduce((sum, cell, index) => sum + known[index]! * density(middle - cell.middle) * cell.width, 0));
    cells = next;
  }
  return 1 - cells.reduce((sum, cell, index) => sum + densities[index]! * cell.width, 0);
}

function grid(from: number, to: number): { middle: number; width: number }[] {
  const width = (to - from) / CELLS;
  return Array.from({ length: CELLS }, (_, index) => ({ middle: from + (index + 0.5) * width, width }));
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
