import type { Metric } from "../model.ts";
import type { Means } from "./exceedance.ts";
import { requestsBetween, type Span } from "./spans.ts";
import type { CumulativeRequests } from "./traffic.ts";

/** A release whose requests fail with `canary` at the canary and with `stable` elsewhere. */
export interface Probabilities {
  readonly stable: number;
  readonly canary: number;
}

/** What every window of one release is computed from. */
export interface Air {
  readonly traffic: CumulativeRequests;
  readonly loadTestRps: number;
  readonly designEffect: number;
}

/** A metric's own probabilities: its baseline wins, and a metric the regression doesn't touch stays healthy. Never above 1. */
export function probabilitiesFor(metric: Metric, baseline: number, ratio: number): Probabilities {
  const stable = metric.baseline ?? baseline;
  return { stable, canary: metric.affected === false ? stable : Math.min(1, stable * ratio) };
}

/**
 * Expected bad and good events the metric's query counts in (from, to]. A service-wide query mixes the stable requests in: that is the
 * dilution. Counts are divided by the design effect, as bunched events carry the information of fewer.
 */
export function windowMeans(metric: Metric, probabilities: Probabilities, spans: readonly Span[], air: Air, [from, to]: readonly [number, number]): Means {
  const { canary, stable } = requestsBetween(spans, air.traffic, from, to);
  const tested = air.loadTestRps === 0 ? 0 : air.loadTestRps * lifetime(spans, from, to);
  const own = canary + tested;
  const others = metric.scope === "service" ? stable : 0;
  const bad = own * probabilities.canary + others * probabilities.stable;
  const good = own * (1 - probabilities.canary) + others * (1 - probabilities.stable);
  return { bad: bad / air.designEffect, good: good / air.designEffect };
}

/** Seconds of (from, to] in which the canary exists; a load test runs all that time. */
function lifetime(spans: readonly Span[], from: number, to: number): number {
  const end = spans.at(-1)?.end ?? 0;
  return Math.max(0, Math.min(to, end) - Math.max(from, 0));
}
