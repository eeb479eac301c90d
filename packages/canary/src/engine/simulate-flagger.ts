import type { FlaggerMetric } from "../model.ts";
import type { Check } from "./flagger-checks.ts";
import { flaggerOutcome } from "./measured-outcome.ts";
import type { Random } from "./random.ts";
import { type Bin, drawBin, lengthAt, lookBack, type Slices, slicesFor } from "./simulated-window.ts";
import type { Air, Probabilities } from "./windows.ts";

export interface FlaggerRun {
  readonly end: "abort" | "promote";
  readonly seconds: number;
  readonly requests: number;
  readonly largest: number;
}

export interface FlaggerGame {
  readonly checks: readonly Check[];
  readonly threshold: number;
  readonly intervalSeconds: number;
  readonly metrics: readonly FlaggerMetric[];
  readonly air: Air;
  readonly probabilities: (metric: FlaggerMetric) => Probabilities;
}

/** The counters of a release: checks that have passed, and those that have failed since it began. */
export interface FlaggerProgress {
  passed: number;
  failedChecks: number;
}

/** What a tick does before it looks at any metric (flagger pkg/controller/scheduler.go advanceCanary): roll back, or go on. */
export function rollsBack({ failedChecks }: FlaggerProgress, { threshold }: Pick<FlaggerGame, "threshold">): boolean {
  return failedChecks >= Math.max(1, threshold);
}

/** Takes the check of a tick into account; true when it was the last one, so that the release is promoted. */
export function advance(progress: FlaggerProgress, failed: boolean, { checks }: Pick<FlaggerGame, "checks">): boolean {
  if (failed) progress.failedChecks += 1;
  else progress.passed += 1;
  return progress.passed === checks.length;
}

/** Plays one release tick by tick, as flagger pkg/controller/scheduler.go advanceCanary does; windows may reach back over earlier ticks. */
export function simulateFlagger(game: FlaggerGame, random: Random): FlaggerRun {
  const seen = game.metrics.map((metric) => {
    const slices = slicesFor(metric.windowSeconds, game.intervalSeconds);
    return { metric, slices, bins: before(game, metric, slices, random) };
  });
  const progress: FlaggerProgress = { passed: 0, failedChecks: 0 };
  let requests = 0;
  let largest = 0;
  for (let tick = 0; ; tick += 1) {
    const check = game.checks[progress.passed]!;
    const start = tick * game.intervalSeconds;
    const end = start + game.intervalSeconds;
    requests += check.exposed * (game.air.traffic(end) - game.air.traffic(start));
    largest = Math.max(largest, check.exposed);
    if (rollsBack(progress, game)) return { end: "abort", seconds: end, requests, largest };
    for (const one of seen) drawInterval(game, one, { start, weight: check.weight, random });
    const failed = seen.some(({ metric, slices, bins }) => flaggerOutcome(metric, lookBack(metric, bins, slices.perWindow)) !== "success");
    if (advance(progress, failed, game)) return { end: "promote", seconds: end, requests, largest };
  }
}

interface Seen {
  readonly metric: FlaggerMetric;
  readonly slices: Slices;
  readonly bins: Bin[];
}

interface Interval {
  readonly start: number;
  readonly weight: number;
  readonly random: Random;
}

function drawInterval(game: FlaggerGame, { metric, slices, bins }: Seen, { start, weight, random }: Interval): void {
  let from = start;
  for (const length of slices.lengths) {
    const all = (game.air.traffic(from + length) - game.air.traffic(from)) / game.air.designEffect;
    const tested = (game.air.loadTestRps * length) / game.air.designEffect;
    bins.push(drawBin(random, metric, { canary: all * weight + tested, stable: all * (1 - weight) }, game.probabilities(metric)));
    from += length;
  }
}

/** Before the first tick everybody had the stable version; the first window reaches back to there. */
function before(game: FlaggerGame, metric: FlaggerMetric, slices: Slices, random: Random): Bin[] {
  let from = game.intervalSeconds - metric.windowSeconds;
  return Array.from({ length: Math.max(0, slices.perWindow - slices.lengths.length) }, (_, index) => {
    const length = lengthAt(slices, index);
    const stable = (game.air.traffic(from + length) - game.air.traffic(from)) / game.air.designEffect;
    from += length;
    return drawBin(random, metric, { canary: 0, stable }, game.probabilities(metric));
  });
}
