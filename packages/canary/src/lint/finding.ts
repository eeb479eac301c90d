import type { Location } from "@create-pipeline/diagnostics";
import type { LintCode } from "../codes.ts";
import type { Power, Question } from "../model.ts";
import type { CanaryReading, MetricReading } from "../read/reading.ts";

/** Something that is known to be wrong with a canary, where, why, and what to write instead. */
export interface Finding {
  readonly code: LintCode;
  /** A note is worth knowing and fails nothing. */
  readonly level: "error" | "warning" | "note";
  /** Lower case, no full stop. */
  readonly message: string;
  readonly why: string;
  /** The corrected value, as it is written in the manifest where that is possible. */
  readonly fix: string;
  readonly location: Location;
  /** Name of the release. */
  readonly canary: string;
}

export interface LintContext {
  readonly reading: CanaryReading;
  /** Some lints need to know the traffic. */
  readonly asked?: { readonly question: Question; readonly power: Power };
}

export type LintRule = (context: LintContext) => readonly Finding[];

/** Metrics the mathematics can say something about. */
export function modelledMetrics({ reading }: LintContext): readonly MetricReading[] {
  return reading.metrics.filter(({ metric, place }) => metric.notModelled === undefined && place !== "experiment");
}

/** The measurements of one metric when every check passes. */
export function measurementsOf({ asked }: LintContext, { name }: MetricReading): Power["timeline"]["measurements"] {
  return asked?.power.timeline.measurements.filter(({ metric }) => metric === name) ?? [];
}

/** Those whose window lies inside the release: the first of a background analysis, taken at once, looks back at the time before. */
export function fullWindows(context: LintContext, reading: MetricReading): Power["timeline"]["measurements"] {
  return measurementsOf(context, reading).filter(({ seconds }) => seconds >= reading.metric.windowSeconds - 1e-9);
}

/** Share of failing requests up to which a measurement passes; nothing for counts. */
export function toleranceOf({ metric }: MetricReading): number | undefined {
  const { quantity } = metric;
  if (quantity !== "error-ratio" && quantity !== "success-ratio") return undefined;
  const bound =
    "failureLimit" in metric ? (metric.successCondition ?? metric.failureCondition)?.value : quantity === "success-ratio" ? metric.minimum : metric.maximum;
  if (bound === undefined) return undefined;
  // 1 - 0.99 is not 0.01 in floating point.
  return quantity === "success-ratio" ? Number((1 - bound).toPrecision(12)) : bound;
}

/** The place of a key of the metric, or the metric itself. */
export function placeOf({ node }: MetricReading, ...path: readonly string[]): Location {
  return (node.at(...path) ?? node.at("name") ?? node).location;
}
