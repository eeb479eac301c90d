import { durationText } from "../read/duration.ts";
import { countWord, grouped, percentWord } from "../report/words.ts";
import { fullWindows, modelledMetrics, placeOf, toleranceOf } from "./finding.ts";
import type { Finding, LintContext } from "./finding.ts";

/** With fewer requests than 1/tolerance in a window, a single failure is more than is tolerated. */
export function oneError(context: LintContext): Finding[] {
  return modelledMetrics(context).flatMap((reading) => {
    const { metric } = reading;
    const tolerance = toleranceOf(reading);
    const fewest = Math.min(...fullWindows(context, reading).map(({ expectedRequests }) => expectedRequests));
    if (tolerance === undefined || !Number.isFinite(fewest) || fewest * tolerance >= 1 || (metric.minimumRequests?.requests ?? 0) * tolerance >= 1) return [];
    const enough = tolerance > 0 ? Math.ceil(1 / tolerance) : Infinity;
    const seconds = (enough / Math.max(fewest, 1e-9)) * metric.windowSeconds;
    return [
      {
        code: "canary/c08",
        level: "warning",
        message: `a single failed request fails "${reading.name}": the window holds about ${countWord(fewest)} requests, and ${percentWord(tolerance)} of them is less than one`,
        why: "one request in bad luck is then as bad as an outage",
        fix:
          seconds <= 86_400
            ? `a window of at least ${durationText(Math.ceil(seconds / 60) * 60)} (${grouped(enough)} requests), or more failures tolerated`
            : "more failures tolerated; no window of a day or less holds enough requests",
        location: reading.queryNode?.keyLocation ?? placeOf(reading, "interval"),
        canary: context.reading.canary.name,
      } as const,
    ];
  });
}
