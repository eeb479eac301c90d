import type { FlaggerMetric } from "../model.ts";
import type { Check } from "./flagger-checks.ts";
import { flaggerOutcome } from "./measured-outcome.ts";
import type { Random } from "./random.ts";
import { type Bin, drawBin, lookBack } from "./simulated-window.ts";
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
  readonly binSeconds: number;
  readonly air: Air;
  readonly probabilities: (metric: FlaggerMetric) => Probabilities;
}

/** Plays one release tick by tick, as flagger pkg/controller/scheduler.go advanceCanary does; windows may reach back over earlier ticks. */
export function simulateFlagger(game: FlaggerGame, random: Random): FlaggerRun {
  const bins = new Map<FlaggerMetric, Bin[]>(game.metrics.map((metric) => [metric, before(game, metric, random)]));
  let passed = 0;
  let failedChecks = 0;
  let requests = 0;
  let largest = 0;
  for (let tick = 0; ; tick += 1) {
    const check = game.checks[passed]!;
    const start = tick * game.intervalSeconds;
    const end = start + game.intervalSeconds;
    requests += check.exposed * (game.air.traffic(end) - game.air.traffic(start));
    largest = Math.max(largest, check.exposed);
    if (failedChecks >= Math.max(1, game.threshold)) return { end: "abort", seconds: end, requests, largest };
    for (const [metric, past] of bins) drawInterval(game, metric, past, { start, end, weight: check.weight, random });
    const failed = game.metrics.some(
      (metric) => flaggerOutcome(metric, lookBack(metric, bins.get(metric)!, Math.round(metric.windowSeconds / game.binSeconds))) !== "success",
    );
    if (failed) failedChecks += 1;
    else passed += 1;
    if (passed === game.checks.length) return { end: "promote", seconds: end, requests, largest };
  }
}

interface Interval {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
  readonly random: Random;
}

function drawInterval(game: FlaggerGame, metric: FlaggerMetric, past: Bin[], interval: Interval): void {
  const size = game.binSeconds;
  for (let from = interval.start; from < interval.end - size / 2; from += size) {
    const all = (game.air.traffic(from + size) - game.air.traffic(from)) / game.air.designEffect;
    const tested = (game.air.loadTestRps * size) / game.air.designEffect;
    past.push(drawBin(interval.random, all * interval.weight + tested, all * (1 - interval.weight), game.probabilities(metric)));
  }
}

/** Before the first tick everybody had the stable version. */
function before(game: FlaggerGame, metric: FlaggerMetric, random: Random): Bin[] {
  const size = game.binSeconds;
  const count = Math.max(0, Math.round((metric.windowSeconds - game.intervalSeconds) / size));
  return Array.from({ length: count }, (_, index) => {
    const from = (index - count) * size;
    return drawBin(random, 0, (game.air.traffic(from + size) - game.air.traffic(from)) / game.air.designEffect, game.probabilities(metric));
  });
}
