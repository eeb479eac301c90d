import type { ArgoMetric } from "../model.ts";
import type { CanaryReading, MetricReading } from "../read/reading.ts";

/** Most measurements a metric can have in one release; Infinity while a person may let it wait. */
export function measurementsPossible({ canary: { judge } }: CanaryReading, { place }: MetricReading, metric: ArgoMetric): number {
  if (metric.count !== undefined) return metric.count;
  if (metric.intervalSeconds === undefined) return 1;
  if (place !== "background" || judge.kind !== "argo") return Infinity;
  const steps = judge.steps.slice(judge.background?.startingStep ?? 0);
  let seconds = 0;
  for (const step of steps) {
    if (step.kind === "analysis" || (step.kind === "pause" && step.seconds === "manual")) return Infinity;
    if (step.kind === "pause" && step.seconds !== "manual") seconds += step.seconds;
  }
  // The first at once, the one due at the very end is not taken.
  return Math.max(0, Math.ceil((seconds - metric.initialDelaySeconds) / metric.intervalSeconds));
}
