import { logFactorial } from "../distributions/log-gamma.ts";

/** Numbers in [0, 1) from a seed; the same seed gives the same numbers everywhere. */
export type Random = () => number;

/** sfc32 (C. Doty-Humphrey, PractRand): 128 bits of state, passes PractRand; not for secrets. */
export function seededRandom(seed: number): Random {
  let a = seed | 0;
  let b = Math.floor(seed / 2 ** 32) | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;
  const next = (): number => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  };
  // The first outputs still show the seed.
  for (let i = 0; i < 16; i += 1) next();
  return () => (next() * 2 ** 21 + (next() >>> 11)) / 2 ** 53;
}

/** A Poisson number: by multiplication for small means, by Hörmann's transformed rejection (PTRS, 1993) for large ones; both are exact. */
export function randomPoisson(random: Random, mean: number): number {
  if (mean <= 0) return 0;
  return mean < 20 ? byMultiplication(random, mean) : byRejection(random, mean);
}

/** An exponential waiting time with mean 1. */
export function randomExponential(random: Random): number {
  return -Math.log1p(-random());
}

function byMultiplication(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let product = random();
  let count = 0;
  while (product > limit) {
    product *= random();
    count += 1;
  }
  return count;
}

function byRejection(random: Random, mean: number): number {
  const slope = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * slope;
  const inverseAlpha = 1.1239 + 1.1328 / (slope - 3.4);
  const squeeze = 0.9277 - 3.6224 / (slope - 2);
  for (;;) {
    const u = random() - 0.5;
    const v = random();
    const us = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / us + slope) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) return count;
    if (count < 0 || (us < 0.013 && v > us)) continue;
    const bound = Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + slope);
    if (bound <= count * Math.log(mean) - mean - logFactorial(count)) return count;
  }
}
