import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomial, fixed, logFactorialReference, poisson, sumOf, toNumber } from "../testing/high-precision.ts";
import { binomialPmf, binomialTails } from "./binomial.ts";
import { deviance, logFactorial, logGamma } from "./log-gamma.ts";
import { normalCdf, normalQuantile } from "./normal.ts";
import { logPoissonPmf, poissonPmf, poissonTails } from "./poisson.ts";

const TOLERANCE = 1e-12;

function relative(value: number, reference: number): number {
  return reference === 0 ? Math.abs(value) : Math.abs(value / reference - 1);
}

describe("logGamma", () => {
  it("agrees with sums of logarithms to the last digits", () => {
    for (const n of [2, 3, 5, 10, 15, 16, 17, 40]) expect(relative(logFactorial(n), toNumber(logFactorialReference(n)))).toBeLessThan(1e-14);
    expect([logFactorial(0), logFactorial(1)].map((value) => Math.abs(value) < 1e-14)).toEqual([true, true]);
  });

  it("satisfies Γ(x + 1) = xΓ(x) between the integers, and has Γ(1/2) = √π", () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
    const x = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
    fc.assert(fc.property(x, (value) => relative(logGamma(value + 1), logGamma(value) + Math.log(value)) < 1e-9 || Math.abs(logGamma(value + 1)) < 1e-3));
  });

  it("is not a number where it has a pole", () => {
    expect([logGamma(0), logGamma(-1)]).toEqual([Number.NaN, Number.NaN]);
  });
});

describe("poisson", () => {
  const means = [0.001, 0.1, 0.7, 3, 15.5, 40, 100];

  it("agrees with 80 digits, point by point", () => {
    for (const mean of means) {
      for (let k = 0; k < 120; k += 3) {
        const reference = toNumber(poisson(k, mean));
        const error = reference > 1e-60 ? relative(poissonPmf(k, mean), reference) : 0;
        expect(error, `k ${k}, mean ${mean}`).toBeLessThan(TOLERANCE);
      }
    }
  });

  it("agrees with 80 digits in both tails, however small they are", () => {
    for (const mean of means) {
      for (const k of [0, 1, 2, 5, 14, 15, 16, 40, 90, 130]) {
        const below = toNumber(sumOf(0, k, (i) => poisson(i, mean)));
        const above = toNumber(sumOf(k + 1, Math.max(k, mean) + 150, (i) => poisson(i, mean)));
        const tails = poissonTails(k, mean);
        expect(relative(tails.below, below), `below ${k}, mean ${mean}`).toBeLessThan(TOLERANCE);
        // The side of the mean is a complement: right to 1e-16 of the whole, not of itself.
        if (above > 1e-60) expect(k >= mean ? relative(tails.above, above) : Math.abs(tails.above - above), `above ${k}, mean ${mean}`).toBeLessThan(TOLERANCE);
      }
    }
  });

  it("adds up to 1 and keeps its mean from 1e-6 to 1e7 expected events", () => {
    for (const mean of [1e-6, 1e-3, 1, 1e3, 1e5, 1e7]) {
      const reach = 12 * Math.sqrt(mean) + 30;
      let sum = 0;
      let first = 0;
      for (let k = Math.max(0, Math.floor(mean - reach)); k <= mean + reach; k += 1) {
        const mass = poissonPmf(k, mean);
        sum += mass;
        first += mass * (k - mean);
      }
      expect(Math.abs(sum - 1), `mean ${mean}`).toBeLessThan(1e-11);
      expect(Math.abs(first) / Math.sqrt(mean)).toBeLessThan(1e-9);
    }
  });

  it("stays finite in the logarithm where the probability underflows", () => {
    expect(poissonPmf(0, 2000)).toBe(0);
    expect(logPoissonPmf(0, 2000)).toBe(-2000);
    expect(logPoissonPmf(5000, 100)).toBeCloseTo(5000 * Math.log(100) - 100 - logFactorial(5000), 6);
  });

  it("is monotone in its cut, at any mean", () => {
    const mean = fc.double({ min: 1e-4, max: 1e6, noNaN: true });
    const offset = fc.double({ min: -8, max: 8, noNaN: true });
    fc.assert(
      fc.property(mean, offset, (m, z) => {
        const k = Math.max(0, Math.floor(m + z * Math.sqrt(m)));
        const here = poissonTails(k, m);
        const next = poissonTails(k + 1, m);
        return (
          Math.abs(here.below + here.above - 1) < 1e-12 && next.below >= here.below - 1e-14 && Math.abs(next.below - here.below - poissonPmf(k + 1, m)) < 1e-11
        );
      }),
    );
  });
});

describe("binomial", () => {
  it("agrees with 80 digits, points and tails", () => {
    for (const [n, p] of [
      [1, 0.3],
      [10, 0.001],
      [20, 0.5],
      [60, 0.04],
      [100, 0.99],
    ] as const) {
      for (let k = 0; k <= n; k += 1) {
        const reference = toNumber(binomial(k, n, p));
        const below = toNumber(sumOf(0, k, (i) => binomial(i, n, p)));
        const above = toNumber(sumOf(k + 1, n, (i) => binomial(i, n, p)));
        const tails = binomialTails(k, n, p);
        // The side of the mean is a complement: right to 1e-16 of the whole, not of itself.
        const errors = [
          reference > 1e-60 ? relative(binomialPmf(k, n, p), reference) : 0,
          below > 1e-60 && k < n * p ? relative(tails.below, below) : Math.abs(tails.below - below),
          above > 1e-60 && k >= n * p ? relative(tails.above, above) : Math.abs(tails.above - above),
        ];
        expect(Math.max(...errors), `${k} of ${n}`).toBeLessThan(TOLERANCE);
      }
    }
  });

  it("knows the edges", () => {
    expect([binomialPmf(0, 5, 0), binomialPmf(5, 5, 1), binomialPmf(6, 5, 0.5), binomialPmf(-1, 5, 0.5)]).toEqual([1, 1, 0, 0]);
    expect([binomialTails(-1, 5, 0.5).above, binomialTails(5, 5, 0.5).below, binomialTails(2, 5, 1).above]).toEqual([1, 1, 1]);
  });
});

describe("normal", () => {
  it.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1.6448536269514722, 0.05],
    [-6, 9.865876450376981e-10],
    [-10, 7.619853024160527e-24],
  ])("cdf(%d)", (z, probability) => {
    expect(relative(normalCdf(z), probability)).toBeLessThan(1e-12);
    expect(normalQuantile(probability)).toBeCloseTo(z, 10);
  });
});

describe("deviance", () => {
  it("agrees with 80 digits near the mean, where the plain formula has none left", () => {
    // x ln(x/m) + m − x for m = x + d is d²/(2x) − d³/(6x²)… up to sign.
    const x = 1e8;
    const d = 3;
    expect(relative(deviance(x, x + d), d ** 2 / (2 * x) - d ** 3 / (3 * x ** 2))).toBeLessThan(1e-9);
    expect(fixed(0.5)).toBe(5n * 10n ** 79n);
  });
});
