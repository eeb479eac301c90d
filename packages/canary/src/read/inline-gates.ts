import type { ArgoJudge, ArgoMetric, Phase } from "../model.ts";
import type { MetricReading } from "./reading.ts";
import type { RecognizedGate } from "./recognize-gate.ts";

export interface InlineGates {
  readonly gate: RecognizedGate;
  readonly gates: readonly MetricReading[];
  readonly intervalSeconds: number;
  readonly phases: readonly Phase[];
}

/** The gate as the analysis of every weight, or why its steps are not one test. */
export function inlineGates({ steps, background }: ArgoJudge, metrics: readonly MetricReading[]): InlineGates | { readonly problem: string } {
  if (background !== undefined) return { problem: "an analysis in the background judges beside the gate" };
  const readings = new Map(metrics.map((reading) => [reading.metric, reading]));
  const phases: Phase[] = [];
  const gates: MetricReading[] = [];
  let weight = 0;
  let watched = true;
  for (const step of steps) {
    if (step.kind === "set-weight") {
      if (!watched) return { problem: `nobody watches the step at ${weight * 100} %` };
      weight = step.weight;
      watched = weight === 0 || weight === 1;
    } else if (step.kind === "pause") {
      phases.push({ weight, seconds: step.seconds });
      watched = false;
    } else if (step.kind === "analysis") {
      const gate = step.metrics.map((metric) => readings.get(metric)).find((reading) => reading?.gate !== undefined);
      if (gate === undefined) return { problem: `the analysis at ${weight * 100} % has no gate` };
      gates.push(gate);
      phases.push({ weight, seconds: Math.max(...step.metrics.map(lengthOf)) });
      watched = true;
    }
  }
  return watched ? together(gates, phases) : { problem: `nobody watches the end of the step at ${weight * 100} %` };
}

function together(gates: readonly MetricReading[], phases: readonly Phase[]): InlineGates | { readonly problem: string } {
  const [first] = gates;
  if (first?.gate === undefined) return { problem: "no step has a gate" };
  const gate = first.gate;
  const { intervalSeconds } = first.metric as ArgoMetric;
  for (const { metric, gate: other } of gates) {
    const own = metric as ArgoMetric;
    if (JSON.stringify(other) !== JSON.stringify(gate)) return { problem: "the gates of the steps differ, so that together they are no test" };
    if (own.failureLimit !== 0 || own.count === undefined || own.intervalSeconds === undefined || own.intervalSeconds !== intervalSeconds)
      return { problem: "the gate of every step has to be measured at the same interval, a number of times, and to abort at its first word (failureLimit 0)" };
    if (own.dryRun === true) return { problem: "the gate is measured and ignored (dryRun)" };
  }
  return { gate, gates, intervalSeconds: intervalSeconds ?? 0, phases };
}

/** Seconds until the last measurement, when all of them succeed. */
function lengthOf({ initialDelaySeconds, intervalSeconds = 0, count = 1 }: ArgoMetric): number {
  return initialDelaySeconds + (count - 1) * intervalSeconds;
}
