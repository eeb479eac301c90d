import { durationText } from "../read/duration.ts";
import { countWord, percentWord } from "../report/words.ts";
import { measurementsOf, modelledMetrics, placeOf } from "./finding.ts";
import type { Finding, LintContext } from "./finding.ts";

const TOLERATED = 0.01;
/** So many requests are expected in a window that is empty once in a thousand times. */
const NEARLY_NEVER = Math.log(1000);

/** exp(-λ): with little traffic, windows without a single request decide. */
export function emptyWindows(context: LintContext): Finding[] {
  return modelledMetrics(context).flatMap((reading) => {
    const { metric } = reading;
    if (metric.quantity.endsWith("count") || metric.whenEmpty === "inconclusive" || metric.minimumRequests !== undefined) return [];
    const worst = measurementsOf(context, reading).toSorted((a, b) => b.emptyProbability - a.emptyProbability)[0];
    if (worst === undefined || worst.emptyProbability <= TOLERATED) return [];
    const needed = (NEARLY_NEVER / Math.max(worst.expectedRequests, 1e-9)) * metric.windowSeconds;
    return [
      {
        code: "canary/c02",
        level: "error",
        message: `the window of ${durationText(metric.windowSeconds)} holds about ${countWord(worst.expectedRequests)} requests and is empty with ${percentWord(worst.emptyProbability)}; that counts as ${metric.whenEmpty}`,
        why: "the verdict depends on whether somebody happened to come by, not on the release",
        fix:
          needed > 86_400
            ? "a guard on the number of requests; no window of a day or less is long enough"
            : `a window of at least ${durationText(Math.ceil(needed / 60) * 60)}`,
        location: reading.queryNode?.keyLocation ?? placeOf(reading, "interval"),
        canary: context.reading.canary.name,
      } as const,
    ];
  });
}
