import type { Judge, NotModelled } from "../model.ts";
import { durationText } from "./duration.ts";
import type { MetricReading } from "./reading.ts";

/** What the metrics of a canary leave out, each named once. */
export function metricsNotModelled(metrics: readonly MetricReading[], judge: Judge): NotModelled[] {
  const named = metrics.flatMap(({ name, metric, ratio, empty, gate, instant }): NotModelled[] => {
    // The gate is what judges: it is modelled as a whole.
    if (gate !== undefined && judge.kind === "sequential") return [];
    if (metric.notModelled !== undefined) return [{ what: `metrics.${name}`, reason: metric.notModelled }];
    const notes: NotModelled[] = [];
    if (instant) {
      const reason = `irate looks at the last two samples; a scrape every ${durationText(metric.windowSeconds)} is assumed (--scrape says otherwise)`;
      notes.push({ what: `metrics.${name}.query`, reason });
    }
    if (ratio?.needsAnError === true)
      notes.push({ what: `metrics.${name}.query`, reason: "before the first error its numerator has no series and it returns nothing; taken as no errors" });
    if (metric.scope === "canary" && empty.idle !== empty.missing)
      notes.push({
        what: `metrics.${name}`,
        reason: `without any series yet a measurement is "${empty.missing}"; taken as "${empty.idle}", as with counters at rest`,
      });
    return notes;
  });
  return [...new Map(named.map((note) => [`${note.what} ${note.reason}`, note])).values()];
}
