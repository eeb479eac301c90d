import { deviance, logFactorial, stirlingError } from "./log-gamma.ts";

const TWO_PI = 2 * Math.PI;
/** Below this count the direct formula loses nothing. */
const SADDLE_FROM = 16;

/** Both sides of a cut, each with full relative precision: no side is "1 minus the other". */
export interface Tails {
  /** P(X ≤ k) */
  readonly below: number;
  /** P(X > k) */
  readonly above: number;
}

/**
 * P(X = k) for X ~ Poisson(mean); k an integer, mean ≥ 0. Relative error about 1e-15 up to means of 1e9.
 * Loader's saddle-point form for large k.
 */
export function poissonPmf(k: number, mean: number): number {
  if (k < 0) return 0;
  if (mean === 0) return k === 0 ? 1 : 0;
  if (k < SADDLE_FROM) return Math.exp(k * Math.log(mean) - mean - logFactorial(k));
  return Math.exp(-stirlingError(k) - deviance(k, mean)) / Math.sqrt(TWO_PI * k);
}

/** ln P(X = k); finite where the probability itself underflows. */
export function logPoissonPmf(k: number, mean: number): number {
  if (k < 0) return -Infinity;
  if (mean === 0) return k === 0 ? 0 : -Infinity;
  if (k < SADDLE_FROM) return k * Math.log(mean) - mean - logFactorial(k);
  return -stirlingError(k) - deviance(k, mean) - Math.log(TWO_PI * k) / 2;
}

/**
 * P(X ≤ k) and P(X > k). The side away from the mean is summed outwards from the cut, where the terms fall at least geometrically,
 * so the sum ends after some ten standard deviations; the other side is its complement.
 */
export function poissonTails(k: number, mean: number): Tails {
  if (k < 0) return { below: 0, above: 1 };
  if (k === Infinity || mean === 0) return { below: 1, above: 0 };
  if (k < mean) {
    const below = sumOutwards(poissonPmf(k, mean), (i) => (k - i) / mean);
    return { below, above: 1 - below };
  }
  const above = sumOutwards(poissonPmf(k + 1, mean), (i) => mean / (k + 2 + i));
  return { below: 1 - above, above };
}

/** Below this a double loses digits, and a product with a ratio near 1 stops falling. */
const DENORMAL = 1e-300;

/** first + first·r(0) + first·r(0)·r(1) + … until a term no longer matters; the ratios must fall below 1 and stay there. */
export function sumOutwards(first: number, ratio: (index: number) => number): number {
  let term = first;
  let sum = first;
  for (let i = 0; term > sum * 1e-17 && term > DENORMAL; i += 1) {
    term *= ratio(i);
    sum += term;
  }
  return Math.min(sum, 1);
}
