import type { ArgoMetric, Condition, FlaggerMetric, Metric, Outcome } from "../model.ts";
import type { Observed } from "./simulated-window.ts";

/** What the controller says about counts it has seen; the same rules as `argoOutcomes`, on one window instead of on their distribution. */
export function argoOutcome(metric: ArgoMetric, observed: Observed): Outcome {
  if (metric.successCondition === undefined && metric.failureCondition === undefined) return "success";
  const early = unmeasuredOutcome(metric, observed);
  if (early !== undefined) return early;
  const success = metric.successCondition && holds(metric, metric.successCondition, observed);
  const failure = metric.failureCondition && holds(metric, metric.failureCondition, observed);
  if (failure ?? !success) return "failed";
  return (success ?? !failure) ? "success" : "inconclusive";
}

export function flaggerOutcome(metric: FlaggerMetric, observed: Observed): Outcome {
  const early = unmeasuredOutcome(metric, observed);
  if (early !== undefined) return early;
  const low = metric.minimum !== undefined && holds(metric, { operator: "<", value: metric.minimum }, observed);
  const high = metric.maximum !== undefined && holds(metric, { operator: ">", value: metric.maximum }, observed);
  return low || high ? "failed" : "success";
}

function unmeasuredOutcome(metric: Metric, { bad, good }: Observed): Outcome | undefined {
  if (metric.quantity === "error-count" || metric.quantity === "request-count") return undefined;
  const requests = bad + good;
  if (metric.minimumRequests !== undefined && requests < metric.minimumRequests.requests) return metric.minimumRequests.outcome;
  return requests === 0 ? metric.whenEmpty : undefined;
}

/** Compares in counts, not in ratios: 99/100 against 0.99 must not depend on rounding. */
function holds(metric: Metric, { operator, value }: Condition, { bad, good }: Observed): boolean {
  const requests = bad + good;
  const counts = {
    "error-ratio": [bad, value * requests],
    "success-ratio": [good, value * requests],
    "error-count": [bad, value],
    "request-count": [requests, value],
  };
  const [left, right] = counts[metric.quantity] as [number, number];
  const tolerance = 1e-9 * Math.max(1, requests);
  const difference = left - right;
  if (operator === "<") return difference < -tolerance;
  if (operator === "<=") return difference <= tolerance;
  if (operator === ">") return difference > tolerance;
  return difference >= -tolerance;
}
