import { deviance, stirlingError } from "./log-gamma.ts";
import { sumOutwards, type Tails } from "./poisson.ts";

const TWO_PI = 2 * Math.PI;

/** P(X = k) for X ~ Binomial(n, p); integers k and n ≥ 0, p from 0 to 1. Loader's saddle-point form. */
export function binomialPmf(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0;
  if (p === 0) return k === 0 ? 1 : 0;
  if (p === 1) return k === n ? 1 : 0;
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return Math.exp(n * Math.log(p));
  const rest = n - k;
  const exponent = stirlingError(n) - stirlingError(k) - stirlingError(rest) - deviance(k, n * p) - deviance(rest, n * (1 - p));
  return Math.exp(exponent) * Math.sqrt(n / (TWO_PI * k * rest));
}

/** P(X ≤ k) and P(X > k), each summed from the cut away from the mean. */
export function binomialTails(k: number, n: number, p: number): Tails {
  if (k < 0) return { below: 0, above: 1 };
  if (k >= n || p === 0) return { below: 1, above: 0 };
  if (p === 1) return { below: 0, above: 1 };
  const odds = p / (1 - p);
  if (k < n * p) {
    const below = sumOutwards(binomialPmf(k, n, p), (i) => (k - i) / (n - k + i + 1) / odds);
    return { below, above: 1 - below };
  }
  const above = sumOutwards(binomialPmf(k + 1, n, p), (i) => ((n - k - 1 - i) / (k + 2 + i)) * odds);
  return { below: 1 - above, above };
}
