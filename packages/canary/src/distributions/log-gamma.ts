const HALF_LOG_TWO_PI = 0.9189385332046728;
/** From here on seven terms of Stirling's series are exact to the last bit. */
const STIRLING_FROM = 16;

/**
 * ln Γ(x) for x > 0; absolute error below 1e-14 for small x, relative error below 1e-15 above.
 * Stirling's series with upward recurrence: Abramowitz and Stegun 6.1.41 and 6.1.15.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  let product = 1;
  let shifted = x;
  while (shifted < STIRLING_FROM) {
    product *= shifted;
    shifted += 1;
  }
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingSeries(shifted) - Math.log(product);
}

/** ln n! for an integer n ≥ 0. */
export function logFactorial(n: number): number {
  return logGamma(n + 1);
}

/**
 * ln n! − ln(√(2πn) (n/e)^n), the error of Stirling's formula, for an integer n ≥ 1.
 * Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities, 2000.
 */
export function stirlingError(n: number): number {
  if (n >= STIRLING_FROM) return stirlingSeries(n);
  return logFactorial(n) - ((n + 0.5) * Math.log(n) - n + HALF_LOG_TWO_PI);
}

/**
 * x ln(x/mean) + mean − x without cancellation where x is near the mean: how far a count lies from its expectation, in nats.
 * Loader's bd0.
 */
export function deviance(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const v = difference / (x + mean);
  let sum = difference * v;
  let term = 2 * x * v;
  for (let odd = 3; ; odd += 2) {
    term *= v * v;
    const next = sum + term / odd;
    if (next === sum) return sum;
    sum = next;
  }
}

function stirlingSeries(x: number): number {
  const s = 1 / (x * x);
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - (691 / 360_360 - s / 156) * s) * s) * s) * s) * s) / x;
}
