import { poissonTails } from "../distributions/poisson.ts";
import type { ArgoMetric, Condition, FlaggerMetric, Metric, Outcome } from "../model.ts";
import { atLeast, exceedance, type Means } from "./exceedance.ts";

/** What one measurement says, with probabilities that add up to 1. */
export type Outcomes = Readonly<Record<Outcome, number>>;

/** A condition as a set of windows: those above a cut, or the others. The cut is on bad events, so that all conditions are comparable. */
interface Region {
  readonly cut: number;
  readonly inclusive: boolean;
  readonly above: boolean;
}

/**
 * What a measurement of Argo Rollouts says. Failure is looked at first, then success; with one condition only the other is its negation
 * (argo-rollouts utils/evaluate/evaluate.go EvaluateResult).
 */
export function argoOutcomes(metric: ArgoMetric, means: Means): Outcomes {
  const failure = metric.failureCondition && regionOf(metric, metric.failureCondition);
  const success = metric.successCondition && regionOf(metric, metric.successCondition);
  if (failure === undefined && success === undefined) return certain("success");
  const measured = probabilityMeasured(metric, means);
  const inside = (region: Region): number => probability(metric, means, region, measured);
  if (failure === undefined) return withEmpty(metric, means, { failed: inside(negate(success!)), inconclusive: 0 });
  if (success === undefined) return withEmpty(metric, means, { failed: inside(failure), inconclusive: 0 });
  return withEmpty(metric, means, { failed: inside(failure), inconclusive: neither(inside, failure, success, measured) });
}

/** What a check of Flagger says: failed below the minimum or above the maximum (flagger scheduler_metrics.go runMetricChecks). */
export function flaggerOutcomes(metric: FlaggerMetric, means: Means): Outcomes {
  const measured = probabilityMeasured(metric, means);
  const outside: Condition[] = [];
  if (metric.minimum !== undefined) outside.push({ operator: "<", value: metric.minimum });
  if (metric.maximum !== undefined) outside.push({ operator: ">", value: metric.maximum });
  // A value can't be below the minimum and above the maximum, so the two add up.
  const failed = outside.reduce((sum, condition) => sum + probability(metric, means, regionOf(metric, condition), measured), 0);
  return withEmpty(metric, means, { failed: Math.min(failed, measured), inconclusive: 0 });
}

function certain(outcome: Outcome): Outcomes {
  return { success: 0, failed: 0, inconclusive: 0, error: 0, [outcome]: 1 };
}

/** Adds what empty and too small windows say; success is the rest. */
function withEmpty(metric: Metric, means: Means, measured: { failed: number; inconclusive: number }): Outcomes {
  const sums = { failed: measured.failed, inconclusive: measured.inconclusive, error: 0, success: 0 };
  for (const { outcome, probability: mass } of unmeasured(metric, means)) sums[outcome] += mass;
  const success = Math.max(0, 1 - sums.failed - sums.inconclusive - sums.error);
  return { ...sums, success };
}

function unmeasured(metric: Metric, { bad, good }: Means): { outcome: Outcome; probability: number }[] {
  if (isCount(metric)) return [];
  const empty = Math.exp(-bad - good);
  const guard = metric.minimumRequests;
  if (guard === undefined || guard.requests <= 1) return [{ outcome: guard?.requests === 1 ? guard.outcome : metric.whenEmpty, probability: empty }];
  // The guard answers for the empty window too: it is a term of the same query.
  return [{ outcome: guard.outcome, probability: poissonTails(guard.requests - 1, bad + good).below }];
}

function probabilityMeasured(metric: Metric, { bad, good }: Means): number {
  return isCount(metric) ? 1 : atLeast(smallestWindow(metric), bad + good);
}

function smallestWindow(metric: Metric): number {
  return Math.max(1, metric.minimumRequests?.requests ?? 1);
}

function isCount(metric: Metric): boolean {
  return metric.quantity === "error-count" || metric.quantity === "request-count";
}

/** "success ratio < 0.99" is the same set of windows as "error ratio > 0.01". */
function regionOf(metric: Metric, { operator, value }: Condition): Region {
  const greater = operator === ">" || operator === ">=";
  const strict = operator === "<" || operator === ">";
  if (metric.quantity !== "success-ratio") return { cut: value, above: greater, inclusive: greater ? !strict : strict };
  return { cut: 1 - value, above: !greater, inclusive: greater ? strict : !strict };
}

function negate(region: Region): Region {
  return { ...region, above: !region.above };
}

function probability(metric: Metric, means: Means, region: Region, measured: number): number {
  const above = probabilityAbove(metric, means, region);
  return region.above ? above : Math.max(0, measured - above);
}

function probabilityAbove(metric: Metric, means: Means, { cut, inclusive }: Region): number {
  if (!isCount(metric)) return exceedance(means, { share: cut, inclusive, minimum: smallestWindow(metric) });
  const mean = metric.quantity === "error-count" ? means.bad : means.bad + means.good;
  // The largest integer count that isn't above the cut.
  const last = inclusive ? Math.ceil(cut) - 1 : Math.floor(cut);
  return poissonTails(last, mean).above;
}

/** Windows in neither set. Opposite sets overlap, meet, or leave a gap; sets on the same side leave what is in neither of two nested ones. */
function neither(inside: (region: Region) => number, failure: Region, success: Region, measured: number): number {
  if (failure.above === success.above) return Math.max(0, measured - Math.max(inside(failure), inside(success)));
  const upper = failure.above ? failure : success;
  const lower = failure.above ? success : failure;
  return Math.max(0, inside(negate(lower)) - inside(upper));
}
