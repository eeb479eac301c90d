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

/** Draws the requests of one bin; `canary` and `stable` are expected requests. */
export function drawBin(random: Random, canary: number, stable: number, probabilities: Probabilities): Bin {
  return {
    canaryBad: randomPoisson(random, canary * probabilities.canary),
    canaryGood: randomPoisson(random, canary * (1 - probabilities.canary)),
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
