import type { ArgoJudge, ArgoMetric, NotModelled } from "../model.ts";
import { effectiveCount, type Measured } from "./argo-chain.ts";
import type { Span } from "./spans.ts";

export interface Watch {
  readonly metric: ArgoMetric;
  readonly measured: Measured;
}

export interface ArgoTimeline {
  readonly spans: readonly Span[];
  readonly end: number;
  readonly watches: readonly Watch[];
  readonly notModelled: readonly NotModelled[];
  readonly assumptions: readonly string[];
}

/**
 * Turns the steps into time. A step begins when the one before it is complete; setWeight takes no time, a pause its duration, an inline
 * analysis its last measurement (argo-rollouts rollout/canary.go completedCurrentCanaryStep). The background run exists from the moment
 * the current step reaches startingStep (utils/replicaset/canary.go BeforeStartingStep) until the last step is complete, when it is
 * terminated (rollout/analysis.go reconcileBackgroundAnalysisRun); a measurement due at that very moment is not taken.
 */
export function argoTimeline(judge: ArgoJudge, manualPauseSeconds: number | undefined): ArgoTimeline {
  const spans: Span[] = [];
  const watches: Watch[] = [];
  const notModelled: NotModelled[] = [];
  const assumptions = new Set<string>();
  const begins: number[] = [];
  let now = 0;
  let weight = 0;
  const pass = (seconds: number): void => {
    if (seconds > 0) spans.push({ start: now, end: now + seconds, weight, exposed: weight });
    now += seconds;
  };
  for (const [index, step] of judge.steps.entries()) {
    begins.push(now);
    if (step.kind === "set-weight") weight = step.weight;
    if (step.kind === "other")
      notModelled.push({ what: `steps[${index}].${step.what}`, reason: "the step is left out: it neither moves traffic nor takes time" });
    if (step.kind === "pause" && step.seconds !== "manual") pass(step.seconds);
    if (step.kind === "pause" && step.seconds === "manual") {
      if (manualPauseSeconds === undefined) notModelled.push({ what: `steps[${index}].pause`, reason: "it waits for a person; counted as 0 seconds" });
      pass(manualPauseSeconds ?? 0);
    }
    if (step.kind === "analysis") {
      const metrics = step.metrics.filter((metric) => usable(metric, `steps[${index}].analysis`, notModelled));
      for (const metric of metrics) watches.push({ metric, measured: { start: now, end: Infinity } });
      for (const text of metrics.flatMap(simplifications)) assumptions.add(text);
      pass(Math.max(0, ...metrics.map(lengthOf)));
    }
  }
  for (const metric of judge.background?.metrics ?? []) {
    if (!usable(metric, "analysis", notModelled, true)) continue;
    const start = begins[judge.background?.startingStep ?? 0] ?? now;
    if (start < now) watches.push({ metric, measured: { start, end: now } });
  }
  return { spans, end: now, watches, notModelled, assumptions: [...assumptions] };
}

function usable(metric: ArgoMetric, where: string, notModelled: NotModelled[], background = false): boolean {
  const what = `${where}.metrics.${metric.name}`;
  if (metric.dryRun) return false;
  if (metric.notModelled !== undefined) notModelled.push({ what, reason: metric.notModelled });
  else if (background || Number.isFinite(lengthOf(metric))) return true;
  else notModelled.push({ what, reason: "an inline analysis without a count never ends, so the release stays at this step" });
  return false;
}

/** Seconds an inline run of this metric takes when every measurement succeeds. */
function lengthOf(metric: ArgoMetric): number {
  const count = Math.min(effectiveCount(metric), metric.consecutiveSuccessLimit > 0 ? metric.consecutiveSuccessLimit : Infinity);
  return metric.initialDelaySeconds + (count - 1) * (metric.intervalSeconds ?? 0);
}

function simplifications(metric: ArgoMetric): string[] {
  const result: string[] = [];
  if (metric.whenEmpty === "error" || metric.minimumRequests?.outcome === "error") {
    result.push("retries after an error lengthen an inline analysis, but not the steps after it");
  }
  if (metric.consecutiveSuccessLimit > 0)
    result.push("an inline analysis with consecutiveSuccessLimit takes the time it takes when every measurement succeeds");
  return result;
}
