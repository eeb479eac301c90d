import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { poissonTails } from "../distributions/poisson.ts";
import { binomial, poisson, sumOf, times, toNumber } from "../testing/high-precision.ts";
import { atLeast, exceedance } from "./exceedance.ts";

/** The formula of the model as it is written: Σ over n of Poisson(n) · P[Binomial(n, p) > limit(n)], in 80 digits. */
function reference(mean: number, p: number, limit: (n: number) => number, minimum = 1): number {
  return toNumber(
    sumOf(minimum, Math.ceil(mean + 10 * Math.sqrt(mean) + 20), (n) =>
      times(
        poisson(n, mean),
        sumOf(Math.max(0, limit(n)), n, (k) => binomial(k, n, p)),
      ),
    ),
  );
}

function means(mean: number, p: number): { bad: number; good: number } {
  return { bad: mean * p, good: mean * (1 - p) };
}

describe("exceedance", () => {
  // Binary fractions, so that the reference sees the same numbers.
  const cases = [
    { mean: 0.25, p: 0.125 },
    { mean: 2, p: 0.03125 },
    { mean: 6, p: 0.25 },
    { mean: 12, p: 0.0078125 },
    { mean: 14, p: 0.5 },
  ];
  it.each(cases)("agrees with 80 digits at $mean requests, p = $p", ({ mean, p }) => {
    for (const [numerator, denominator] of [
      [1, 100],
      [1, 20],
      [1, 10],
      [1, 2],
      [9, 10],
    ] as const) {
      const share = numerator / denominator;
      const strict = reference(mean, p, (n) => Math.floor((numerator * n) / denominator) + 1);
      const inclusive = reference(mean, p, (n) => Math.ceil((numerator * n) / denominator));
      expect(Math.abs(exceedance(means(mean, p), { share, inclusive: false, minimum: 1 }) / strict - 1), `> ${share}`).toBeLessThan(1e-12);
      expect(Math.abs(exceedance(means(mean, p), { share, inclusive: true, minimum: 1 }) / inclusive - 1), `>= ${share}`).toBeLessThan(1e-12);
    }
  });

  it("leaves windows below the minimum out", () => {
    const guarded = reference(6, 0.25, (n) => Math.floor(n / 20) + 1, 5);
    expect(Math.abs(exceedance(means(6, 0.25), { share: 0.05, inclusive: false, minimum: 5 }) / guarded - 1)).toBeLessThan(1e-12);
  });

  it("knows the edges: no errors, only errors, thresholds nobody meets", () => {
    const rule = { share: 0.05, inclusive: false, minimum: 1 };
    expect(exceedance({ bad: 0, good: 50 }, rule)).toBe(0);
    expect(exceedance({ bad: 3, good: 0 }, rule)).toBeCloseTo(1 - Math.exp(-3), 14);
    expect(exceedance({ bad: 3, good: 5 }, { ...rule, share: 0 })).toBeCloseTo(1 - Math.exp(-3), 14);
    expect(exceedance({ bad: 3, good: 5 }, { ...rule, share: 0, inclusive: true })).toBeCloseTo(1 - Math.exp(-8), 14);
    expect(exceedance({ bad: 3, good: 5 }, { ...rule, share: 1 })).toBe(0);
    expect(exceedance({ bad: 3, good: 5 }, { ...rule, share: 1, inclusive: true })).toBeCloseTo(Math.exp(-5) * (1 - Math.exp(-3)), 14);
    expect(exceedance({ bad: 3, good: 5 }, { ...rule, share: -0.1 })).toBeCloseTo(1 - Math.exp(-8), 14);
    expect(exceedance({ bad: 0, good: 0 }, rule)).toBe(0);
  });

  it("does not depend on how the threshold is rounded: 90 of 100 is no failure of 0.9", () => {
    // 1 - 0.9 is 0.09999999999999998, and 0.09999999999999998 · 100 is below 10.
    const written = exceedance(means(80, 0.1), { share: 1 - 0.9, inclusive: false, minimum: 1 });
    expect(written / exceedance(means(80, 0.1), { share: 0.1, inclusive: false, minimum: 1 })).toBeCloseTo(1, 13);
  });

  it("grows with the errors and stays a probability, from 1e-4 to 1e5 requests per second", () => {
    const rps = fc.double({ min: -4, max: 5, noNaN: true }).map((exponent) => 10 ** exponent);
    const p = fc.double({ min: -4, max: -0.01, noNaN: true }).map((exponent) => 10 ** exponent);
    const share = fc.constantFrom(0.001, 0.01, 0.05, 0.5);
    fc.assert(
      fc.property(rps, p, share, (rate, error, limit) => {
        const rule = { share: limit, inclusive: false, minimum: 1 };
        const here = exceedance(means(rate * 60, error), rule);
        const worse = exceedance(means(rate * 60, Math.min(1, error * 1.3)), rule);
        return here >= 0 && here <= 1 && worse >= here * (1 - 1e-9) && here <= atLeast(1, rate * 60) + 1e-12;
      }),
      { numRuns: 200 },
    );
  });

  it("is the normal limit for many requests: half of the windows at the threshold itself", () => {
    expect(exceedance(means(3e6, 0.05), { share: 0.05, inclusive: false, minimum: 1 })).toBeCloseTo(0.5, 2);
    expect(poissonTails(3e6, 3e6).below).toBeCloseTo(0.5, 3);
  });
});
