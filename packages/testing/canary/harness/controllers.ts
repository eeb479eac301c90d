import { setTimeout as sleep } from "node:timers/promises";
import type { ArgoMetric, CanaryReading, FlaggerJudge, FlaggerMetric, Outcome } from "@create-pipeline/canary";
import {
  advance,
  type ArgoTimeline,
  argoTimeline,
  begin,
  canaryHash,
  endOf,
  flaggerChecks,
  readConditions,
  record,
  rollsBack,
  type FlaggerProgress,
  type Run,
} from "@create-pipeline/canary/testing";
import { labelsOf } from "./service.ts";

/** One release of one service, judged by answers to its query. */
export interface Release {
  readonly service: string;
  /** Milliseconds of `performance.now()` at which the first weight is set. */
  readonly startsAt: number;
  /** Which scrapes the query sees. */
  readonly job: string;
  readonly ask: (query: string) => Promise<number[]>;
}

/** The query of a reading for one service: what was the release's name and hash becomes the service's own, and the job is chosen. */
export function queryFor({ metrics }: CanaryReading, { service, job }: Pick<Release, "service" | "job">): string {
  const { hash, workload } = labelsOf(service, "canary");
  return (metrics[0]?.query ?? "")
    .replaceAll(canaryHash, hash)
    .replaceAll('service="shop"', `service="${service}",job="${job}"`)
    .replaceAll('deployment="shop"', `deployment="${workload}",job="${job}"`);
}

/**
 * The AnalysisRuns of a release, in the background or at each weight: measured when the engine says, each answer judged by the
 * manifest's own conditions and counted by the engine's rules. The weights don't depend on it, so several can be played side by side.
 */
export async function playAnalyses(reading: CanaryReading, release: Release): Promise<Run> {
  const { watches, end } = timelineOf(reading);
  const query = queryFor(reading, release);
  const outcomeOf = judgeOf(reading);
  for (const watch of watches) {
    const progress = begin(watch);
    while (progress.phase === "running" && progress.due < watch.measured.end) {
      const at = progress.due;
      await untilTime(release.startsAt + at * 1000);
      record(progress, outcomeOf(await release.ask(query)));
      const ended = endOf(progress);
      if (ended !== undefined) return { end: ended, seconds: at };
    }
  }
  return { end: "promote", seconds: end };
}

/** The release in time, as the engine reads the steps; of a gate's reading the steps are put together again from its phases. */
export function timelineOf({ canary: { judge }, metrics }: CanaryReading): ArgoTimeline {
  if (judge.kind === "argo") return argoTimeline(judge, undefined);
  if (judge.kind !== "sequential") throw new Error("no Rollout");
  const steps = judge.phases.flatMap(({ weight }, index) => {
    // What the model of thresholds can't say about the gate's query doesn't keep the controller from measuring it.
    const { notModelled: _, ...metric } = metrics[index]!.metric as ArgoMetric;
    return [{ kind: "set-weight", weight } as const, { kind: "analysis", metrics: [metric] } as const];
  });
  return argoTimeline({ kind: "argo", steps }, undefined);
}

function judgeOf({ metrics }: CanaryReading): (result: readonly number[]) => Outcome {
  const node = metrics[0]!.node;
  const measure = { offset: 0, factor: 1, most: Infinity, scalar: false };
  const reading = readConditions(node.text("successCondition"), node.text("failureCondition"), measure);
  if ("notModelled" in reading) throw new Error(reading.notModelled);
  return reading.conditions.outcomeOf;
}

/** Flagger's loop: a tick every interval, which rolls back, or checks at the weight it finds and moves on when the check passes. */
export async function playFlagger(reading: CanaryReading, release: Release, setWeight: (weight: number) => void): Promise<Run> {
  const judge = reading.canary.judge as FlaggerJudge;
  const game = { ...flaggerChecks(judge), threshold: judge.threshold };
  const metric = reading.metrics[0]!.metric as FlaggerMetric;
  const query = queryFor(reading, release);
  const progress: FlaggerProgress = { passed: 0, failedChecks: 0 };
  for (let tick = 0; ; tick += 1) {
    await untilTime(release.startsAt + tick * judge.intervalSeconds * 1000);
    setWeight(game.checks[progress.passed]!.weight);
    const seconds = (tick + 1) * judge.intervalSeconds;
    await untilTime(release.startsAt + seconds * 1000);
    const ended = rollsBack(progress, game) ? "abort" : advance(progress, fails(metric, await release.ask(query)), game) ? "promote" : undefined;
    if (ended === undefined) continue;
    setWeight(0);
    return { end: ended, seconds };
  }
}

/** No value and NaN halt the advancement (flagger pkg/metrics/providers/prometheus.go); a value is compared (scheduler_metrics.go). */
function fails({ minimum, maximum }: FlaggerMetric, [value = Number.NaN]: readonly number[]): boolean {
  return Number.isNaN(value) || (minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum);
}

export async function untilTime(at: number): Promise<void> {
  const wait = at - performance.now();
  if (wait > 0) await sleep(wait);
}
