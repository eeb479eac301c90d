import type { ArgoMetric } from "../model.ts";
import type { MetricReading } from "../read/reading.ts";
import { modelledMetrics, placeOf } from "./finding.ts";
import type { Finding, LintContext } from "./finding.ts";
import { measurementsPossible } from "./measurements-possible.ts";

/** The controller fails a metric when its failures exceed the limit: the limit itself is tolerated. */
export function failureLimit(context: LintContext): Finding[] {
  return modelledMetrics(context).flatMap((reading) => {
    const { metric } = reading;
    if (!("failureLimit" in metric) || metric.failureLimit < 1) return [];
    return [finding(context, reading, metric, measurementsPossible(context.reading, reading, metric))];
  });
}

function finding({ reading: { canary } }: LintContext, reading: MetricReading, { failureLimit: limit }: ArgoMetric, possible: number): Finding {
  const shared = { code: "canary/c01", location: placeOf(reading, "failureLimit"), canary: canary.name } as const;
  if (possible <= limit) {
    return {
      ...shared,
      level: "error",
      message: `metric "${reading.name}" can never fail: it is measured ${times(possible)}, and failureLimit tolerates ${limit}`,
      why: "the controller aborts when there are more failures than failureLimit",
      fix: `failureLimit: ${Math.max(0, Math.ceil(possible / 3) - 1)}`,
    };
  }
  return {
    ...shared,
    level: "note",
    message: `failureLimit: ${limit} aborts at failure ${limit + 1}, not at failure ${limit}`,
    why: "the controller aborts when there are more failures than failureLimit",
    fix: `failureLimit: ${limit - 1} to abort at failure ${limit}`,
  };
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
