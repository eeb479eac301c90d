import { durationText } from "../read/duration.ts";
import type { Power } from "../model.ts";
import type { MetricReading } from "../read/reading.ts";
import { countWord, percentWord, timeWord } from "../report/words.ts";
import { fullWindows, measurementsOf, modelledMetrics, placeOf } from "./finding.ts";
import type { Finding, LintContext } from "./finding.ts";

const TOLERATED = 0.01;
/** So many requests are expected in a window that is empty once in a thousand times. */
const NEARLY_NEVER = Math.log(1000);

/** exp(-λ): with little traffic, windows without a single request decide. */
export function emptyWindows(context: LintContext): Finding[] {
  return modelledMetrics(context).flatMap((reading) => {
    const { metric } = reading;
    if (metric.quantity.endsWith("count") || metric.whenEmpty === "inconclusive" || metric.minimumRequests !== undefined) return [];
    const found = alwaysEmpty(context, reading) ?? beforeTheRelease(context, reading);
    return found === undefined ? [] : [{ code: "canary/c02", level: "error", canary: context.reading.canary.name, ...found } as const];
  });
}

type Found = Pick<Finding, "message" | "why" | "fix" | "location">;

function alwaysEmpty(context: LintContext, reading: MetricReading): Found | undefined {
  const { metric } = reading;
  const worst = emptiest(fullWindows(context, reading));
  if (worst === undefined || worst.emptyProbability <= TOLERATED) return undefined;
  const needed = (NEARLY_NEVER / Math.max(worst.expectedRequests, 1e-9)) * metric.windowSeconds;
  return {
    message: `the window of ${durationText(metric.windowSeconds)} holds about ${countWord(worst.expectedRequests)} requests and is empty with ${percentWord(worst.emptyProbability)}; that counts as ${metric.whenEmpty}`,
    why: "the verdict depends on whether somebody happened to come by, not on the release",
    fix:
      needed > 86_400
        ? "a guard on the number of requests; no window of a day or less is long enough"
        : `a window of at least ${durationText(Math.ceil(needed / 60) * 60)}`,
    location: reading.queryNode?.keyLocation ?? placeOf(reading, "interval"),
  };
}

function beforeTheRelease(context: LintContext, reading: MetricReading): Found | undefined {
  const { metric } = reading;
  const worst = emptiest(measurementsOf(context, reading));
  if (metric.whenEmpty === "success" || worst === undefined || worst.emptyProbability <= TOLERATED) return undefined;
  return {
    message: `the measurement at ${timeWord(worst.seconds)} looks back at the time before the release: it finds no request with ${percentWord(worst.emptyProbability)}, and that counts as ${metric.whenEmpty}`,
    why: "the analysis starts with the weight, but its window is not full yet",
    fix: `initialDelay: ${durationText(metric.windowSeconds)}`,
    location: placeOf(reading, "initialDelay"),
  };
}

function emptiest(measurements: Power["timeline"]["measurements"]): Power["timeline"]["measurements"][number] | undefined {
  return measurements.toSorted((a, b) => b.emptyProbability - a.emptyProbability)[0];
}
