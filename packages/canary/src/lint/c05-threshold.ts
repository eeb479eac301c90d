import type { Question } from "../model.ts";
import type { MetricReading } from "../read/reading.ts";
import { digits, percentWord, ratioWord } from "../report/words.ts";
import { modelledMetrics, placeOf, toleranceOf } from "./finding.ts";
import type { Finding, LintContext } from "./finding.ts";

/** A threshold beyond the error rate of the regression lets it pass on average. */
export function threshold(context: LintContext): Finding[] {
  const question = context.asked?.question;
  if (question === undefined) return [];
  return modelledMetrics(context).flatMap((reading) => {
    const tolerance = toleranceOf(reading);
    const missed = question.effects.filter((effect) => tolerance !== undefined && effect * question.baseline <= tolerance * (1 + 1e-9));
    const largest = missed.at(-1);
    if (tolerance === undefined || largest === undefined) return [];
    return [
      {
        code: "canary/c05",
        level: missed.length === question.effects.length ? "error" : "warning",
        message: `"${reading.name}" tolerates ${percentWord(tolerance)} errors, and a release ${ratioWord(largest)} as bad as today has ${percentWord(largest * question.baseline)}`,
        why: "on average such a release passes every measurement, however long it is watched",
        fix: corrected(reading, bestTolerance(question, largest)),
        location: thresholdPlace(reading),
        canary: context.reading.canary.name,
      } as const,
    ];
  });
}

/** Where the likelihood of both rates is the same: best for telling them apart. */
function bestTolerance({ baseline }: Question, effect: number): number {
  return digits((baseline * (effect - 1)) / Math.log(effect), 2);
}

/** In the unit and the words of the manifest. */
export function corrected({ metric, scale }: MetricReading, tolerance: number): string {
  const value = Number(((metric.quantity === "success-ratio" ? 1 - tolerance : tolerance) * scale).toPrecision(6));
  if (!("failureLimit" in metric)) return metric.quantity === "success-ratio" ? `min: ${value}` : `max: ${value}`;
  return `successCondition: result[0] ${metric.quantity === "success-ratio" ? ">=" : "<="} ${value}`;
}

function thresholdPlace(reading: MetricReading): Finding["location"] {
  const key = ["successCondition", "failureCondition"].find((name) => reading.node.at(name) !== undefined);
  if (key !== undefined) return placeOf(reading, key);
  const range = reading.node.at("thresholdRange");
  return (range?.at("min") ?? range?.at("max") ?? reading.node.at("threshold") ?? reading.node).location;
}
