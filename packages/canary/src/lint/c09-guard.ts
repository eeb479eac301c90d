import { fullWindows, modelledMetrics, placeOf } from "./finding.ts";
import type { Finding, LintContext } from "./finding.ts";
import type { MetricReading } from "../read/reading.ts";

/** Windows this unlikely to be empty need no guard on a normal day. */
const RARE = 1e-4;

/** Nothing says what a window without requests means, so it means failure. */
export function guard(context: LintContext): Finding[] {
  return modelledMetrics(context).flatMap((reading) => {
    const found = problem(context, reading);
    return found === undefined
      ? []
      : [{ code: "canary/c09", location: reading.queryNode?.keyLocation ?? placeOf(reading), canary: context.reading.canary.name, ...found } as const];
  });
}

function problem(context: LintContext, reading: MetricReading): Pick<Finding, "level" | "message" | "why" | "fix"> | undefined {
  const { ratio, metric, empty, name } = reading;
  const argo = context.reading.controller === "argo-rollouts";
  if (ratio?.needsAnError === true) {
    return {
      level: "error",
      message: `the query of "${name}" returns nothing until there is a first error`,
      why: argo
        ? "result[0] of an empty result is an error, and more than four of them in a row abort the release"
        : "a check without a value counts as failed",
      fix: "(sum(…errors…) or vector(0)) / sum(…requests…)",
    };
  }
  const harsh = new Set(["failed", "error"]);
  if (metric.quantity.endsWith("count") || metric.minimumRequests !== undefined || !(harsh.has(empty.idle) || harsh.has(empty.missing))) return undefined;
  const measurements = fullWindows(context, reading);
  const rare = measurements.length > 0 && measurements.every(({ emptyProbability }) => emptyProbability < RARE);
  return {
    level: rare ? "note" : "warning",
    message: `nothing guards "${name}" against a window without requests: it counts as ${harsh.has(empty.idle) ? empty.idle : empty.missing}`,
    why: "a night without visitors, or a failing scrape, aborts a healthy release",
    fix: argo
      ? "successCondition: len(result) > 0 && result[0] >= … with failureCondition: len(result) > 0 && result[0] < …, and an inconclusiveLimit"
      : "a MetricTemplate with (…ratio… and sum(increase(…requests…)) >= 100) or vector(…a value inside the range…)",
  };
}
