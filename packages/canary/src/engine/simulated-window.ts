import type { Metric } from "../model.ts";
import type { Random } from "./random.ts";
import { randomPoisson } from "./random.ts";
import type { Probabilities } from "./windows.ts";

/** Counts of one small bin of time. */
export interface Bin {
  readonly canaryBad: number;
  readonly canaryGood: number;
  readonly stableBad: number;
  readonly stableGood: number;
}

export interface Observed {
  readonly bad: number;
  readonly good: number;
}

/** Time cut into the fewest bins of which windows are made: `lengths` in turn, seconds, and so many of them per window. */
export interface Slices {
  readonly lengths: readonly number[];
  readonly perWindow: number;
}

/** For a window that is looked at every interval: one bin per interval, or two where the window's other end falls in between. */
export function slicesFor(windowSeconds: number, intervalSeconds: number): Slices {
  const intervals = Math.floor(windowSeconds / intervalSeconds + 1e-9);
  const rest = windowSeconds - intervals * intervalSeconds;
  if (rest < 1e-6) return { lengths: [intervalSeconds], perWindow: intervals };
  return { lengths: [intervalSeconds - rest, rest], perWindow: 2 * intervals + 1 };
}

/** For measurements at any multiple of `binSeconds`. */
export function evenSlices(windowSeconds: number, binSeconds: number): Slices {
  return { lengths: [binSeconds], perWindow: Math.round(windowSeconds / binSeconds) };
}

/** The bins that follow one another from the start of a window: a window begins with the last of the lengths. */
export function lengthAt({ lengths }: Slices, index: number): number {
  return lengths[(lengths.length - 1 + index) % lengths.length]!;
}

/** Draws the requests of one bin; `canary` and `stable` are expected requests. A canary-scoped query sees no stable ones. */
export function drawBin(random: Random, { scope }: Metric, expected: { canary: number; stable: number }, probabilities: Probabilities): Bin {
  const stable = scope === "service" ? expected.stable : 0;
  return {
    canaryBad: randomPoisson(random, expected.canary * probabilities.canary),
    canaryGood: randomPoisson(random, expected.canary * (1 - probabilities.canary)),
    stableBad: randomPoisson(random, stable * probabilities.stable),
    stableGood: randomPoisson(random, stable * (1 - probabilities.stable)),
  };
}

/** What a query sees in the last `count` bins. */
export function lookBack(metric: Metric, bins: readonly Bin[], count: number): Observed {
  let bad = 0;
  let good = 0;
  for (let index = Math.max(0, bins.length - count); index < bins.length; index += 1) {
    const bin = bins[index]!;
    bad += bin.canaryBad + (metric.scope === "service" ? bin.stableBad : 0);
    good += bin.canaryGood + (metric.scope === "service" ? bin.stableGood : 0);
  }
  return { bad, good };
}

/** The longest bin, in seconds, of which all these durations are multiples; at least a millisecond. */
export function commonBin(durations: readonly number[]): number {
  const milliseconds = durations.map((seconds) => Math.round(seconds * 1000)).filter((value) => value > 0);
  const divisor = milliseconds.reduce((a, b) => greatestCommonDivisor(a, b), 0);
  return Math.max(1, divisor) / 1000;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
