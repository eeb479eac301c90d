import { durationText } from "../read/duration.ts";
import type { MetricReading } from "../read/reading.ts";
import { percentWord } from "../report/words.ts";
import { modelledMetrics, placeOf } from "./finding.ts";
import type { Finding, LintContext } from "./finding.ts";

/** irate looks at two samples only; a window that isn't the interval leaves requests out or counts them twice. */
export function windowAndInterval(context: LintContext): Finding[] {
  return modelledMetrics(context).flatMap((reading) => {
    const shared = {
      code: "canary/c04",
      location: reading.queryNode?.keyLocation ?? placeOf(reading, "interval"),
      canary: context.reading.canary.name,
    } as const;
    const found = problem(context, reading);
    return found === undefined ? [] : [{ ...shared, ...found }];
  });
}

function problem({ reading: { canary } }: LintContext, reading: MetricReading): Pick<Finding, "level" | "message" | "why" | "fix"> | undefined {
  const { judge } = canary;
  const window = reading.writtenWindowSeconds ?? reading.metric.windowSeconds;
  const interval = judge.kind === "flagger" ? judge.intervalSeconds : "failureLimit" in reading.metric ? reading.metric.intervalSeconds : undefined;
  if (reading.instant) {
    return {
      level: "error",
      message: `irate() of "${reading.name}" looks at the last two samples, not at ${durationText(window)}`,
      why: "all other requests of the window are ignored, so the measurement is far less certain than it looks",
      fix: `rate(…[${durationText(interval ?? window)}])`,
    };
  }
  if (interval === undefined || window === interval) return undefined;
  if (window < interval) {
    return {
      level: "warning",
      message: `"${reading.name}" looks at ${durationText(window)} of every ${durationText(interval)}`,
      why: `${percentWord(1 - window / interval)} of the requests are never looked at`,
      fix: windowFix(judge.kind, interval),
    };
  }
  return {
    level: "warning",
    message: `"${reading.name}" looks back ${durationText(window)} every ${durationText(interval)}: windows overlap`,
    why: `one burst of errors fails about ${Math.ceil(window / interval)} measurements, so a limit on failures tolerates less than it says`,
    fix: `${windowFix(judge.kind, interval)}, or an interval of ${durationText(window)}`,
  };
}

function windowFix(kind: string, seconds: number): string {
  return kind === "flagger" ? `interval: ${durationText(seconds)} of the metric` : `[${durationText(seconds)}] in the query`;
}
