import type { ArgoMetric, Outcome } from "../model.ts";
import { effectiveCount, ERROR_RETRY_SECONDS } from "./argo-chain.ts";
import type { ArgoTimeline, Watch } from "./argo-timeline.ts";
import { argoOutcome } from "./measured-outcome.ts";
import type { Random } from "./random.ts";
import { type Bin, commonBin, drawBin, evenSlices, lengthAt, lookBack, type Slices, slicesFor } from "./simulated-window.ts";
import { requestsBetween } from "./spans.ts";
import type { Air, Probabilities } from "./windows.ts";

export interface Run {
  readonly end: "abort" | "pause" | "promote";
  readonly seconds: number;
}

const ENDS: Partial<Record<Progress["phase"], "abort" | "pause">> = { failed: "abort", error: "abort", inconclusive: "pause" };

/** What a metric means for the rollout, once it is complete and not successful (argo-rollouts rollout/analysis.go reconcileBackgroundAnalysisRun). */
export function endOf({ phase }: Progress): "abort" | "pause" | undefined {
  return ENDS[phase];
}

/** One metric of an AnalysisRun while it runs: the counters of the controller's MetricResult. */
export interface Progress {
  readonly watch: Watch;
  due: number;
  counted: number;
  failed: number;
  inconclusive: number;
  consecutiveErrors: number;
  consecutiveSuccesses: number;
  phase: "running" | "successful" | "failed" | "inconclusive" | "error";
}

export function begin(watch: Watch): Progress {
  const due = watch.measured.start + watch.metric.initialDelaySeconds;
  return { watch, due, counted: 0, failed: 0, inconclusive: 0, consecutiveErrors: 0, consecutiveSuccesses: 0, phase: "running" };
}

/** Takes one measurement into account, as argo-rollouts analysis/analysis.go runMeasurements and assessMetricStatus do one after the other. */
export function record(progress: Progress, outcome: Outcome): void {
  const { metric } = progress.watch;
  if (outcome !== "error") progress.counted += 1;
  progress.failed += outcome === "failed" ? 1 : 0;
  progress.inconclusive += outcome === "inconclusive" ? 1 : 0;
  progress.consecutiveErrors = outcome === "error" ? progress.consecutiveErrors + 1 : 0;
  progress.consecutiveSuccesses = outcome === "success" ? progress.consecutiveSuccesses + 1 : 0;
  progress.phase = assess(metric, progress);
  progress.due += outcome === "error" ? ERROR_RETRY_SECONDS : (metric.intervalSeconds ?? 0);
}

function assess(metric: ArgoMetric, progress: Progress): Progress["phase"] {
  if (progress.consecutiveErrors > metric.consecutiveErrorLimit) return "error";
  if (progress.inconclusive > metric.inconclusiveLimit) return "inconclusive";
  if (metric.failureLimit >= 0 && progress.failed > metric.failureLimit) return "failed";
  const wanted = metric.consecutiveSuccessLimit;
  if (wanted > 0 && progress.consecutiveSuccesses >= wanted) return "successful";
  if (progress.counted < effectiveCount(metric)) return "running";
  if (wanted <= 0) return "successful";
  return metric.failureLimit < 0 ? "failed" : "inconclusive";
}

/**
 * Plays one release: requests are drawn bin by bin, so overlapping windows share them and are correlated as in reality. Every metric
 * draws its own events.
 */
export function simulateArgo(timeline: ArgoTimeline, air: Air, probabilities: (metric: ArgoMetric) => Probabilities, random: Random): Run {
  let first: Run = { end: "promote", seconds: timeline.end };
  for (const watch of timeline.watches) {
    const run = playMetric(watch, timeline, air, { probabilities: probabilities(watch.metric), random });
    if (run !== undefined && (run.seconds < first.seconds || (run.seconds === first.seconds && run.end === "abort") || first.end === "promote")) first = run;
  }
  return first;
}

interface Drawing {
  readonly probabilities: Probabilities;
  readonly random: Random;
}

function playMetric(watch: Watch, timeline: ArgoTimeline, air: Air, { probabilities, random }: Drawing): Run | undefined {
  const { metric, measured } = watch;
  const progress = begin(watch);
  const slices = slicesOf(metric);
  const bins: Bin[] = [];
  let drawn = progress.due - metric.windowSeconds;
  while (progress.phase === "running" && progress.due < measured.end) {
    while (drawn < progress.due - 1e-6) {
      const until = drawn + lengthAt(slices, bins.length);
      const { canary, stable } = requestsBetween(timeline.spans, air.traffic, drawn, until);
      const tested = air.loadTestRps * Math.max(0, Math.min(until, timeline.end) - Math.max(drawn, 0));
      bins.push(drawBin(random, metric, { canary: (canary + tested) / air.designEffect, stable: stable / air.designEffect }, probabilities));
      drawn = until;
    }
    const at = progress.due;
    record(progress, argoOutcome(metric, lookBack(metric, bins, slices.perWindow)));
    const end = endOf(progress);
    if (end !== undefined) return { end, seconds: at };
  }
  return undefined;
}

/** Retries after errors fall between the intervals, so that only bins of which everything is a multiple will do. */
function slicesOf(metric: ArgoMetric): Slices {
  const retried = metric.whenEmpty === "error" || metric.minimumRequests?.outcome === "error";
  const interval = metric.intervalSeconds ?? metric.windowSeconds;
  return retried
    ? evenSlices(metric.windowSeconds, commonBin([metric.windowSeconds, interval, ERROR_RETRY_SECONDS]))
    : slicesFor(metric.windowSeconds, interval);
}
