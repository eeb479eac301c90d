import { normalQuantile, type CanaryReading } from "@create-pipeline/canary";
import { queryFor } from "./controllers.ts";
import type { Measured } from "./fleet.ts";
import type { Prometheus, Sample } from "./prometheus.ts";
import { labelsOf } from "./service.ts";

export interface Looks {
  readonly prometheus: Prometheus;
  readonly job: string;
  /** Length of the release, and seconds between two looks: a scrape. */
  readonly seconds: number;
  readonly everySeconds: number;
}

/** The generated gate of one service at every scrape of its release; */
export async function everyLookAtGate(reading: CanaryReading, release: Measured, looks: Looks): Promise<number[]> {
  const query = queryFor(reading, { service: release.service, job: looks.job });
  const [series] = await looks.prometheus.range(query, spanOf(release, looks));
  return (series?.values ?? []).map(([, value]) => value);
}

/** Totals since the release began, at one scrape. */
export interface Counts {
  readonly requests: number;
  readonly errors: number;
}

export interface Look {
  readonly canary: Counts;
  readonly stable: Counts;
}

/** What a person who watches a dashboard has seen at every scrape of a release: the counters themselves. */
export async function everyLookAtCounters(release: Measured, looks: Looks): Promise<Look[]> {
  const series = await looks.prometheus.range(`http_requests_total{service="${release.service}",job="${looks.job}"}`, spanOf(release, looks));
  const since = (version: "canary" | "stable", status: string): ((index: number) => number) => {
    const { hash } = labelsOf(release.service, version);
    const own: Sample | undefined = series.find(({ labels }) => labels["rollouts_pod_template_hash"] === hash && labels["status"] === status);
    return (index) => (own?.values[index]?.[1] ?? 0) - (own?.values[0]?.[1] ?? 0);
  };
  const [ownGood, ownBad, good, bad] = [since("canary", "200"), since("canary", "500"), since("stable", "200"), since("stable", "500")];
  return Array.from({ length: series[0]?.values.length ?? 0 }, (_, index) => ({
    canary: { requests: ownGood(index) + ownBad(index), errors: ownBad(index) },
    stable: { requests: good(index) + bad(index), errors: bad(index) },
  }));
}

/** The test of a fixed sample that `fixedSamplePower` is about: two proportions, pooled, one-sided. */
export function isSignificant({ canary, stable }: Look, alpha: number): boolean {
  const [n, m] = [canary.requests, stable.requests];
  const pooled = (canary.errors + stable.errors) / (n + m);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  return deviation > 0 && (canary.errors / n - stable.errors / m) / deviation > normalQuantile(1 - alpha);
}

function spanOf({ startedAt }: Measured, { seconds, everySeconds }: Looks): { from: number; to: number; stepSeconds: number } {
  return { from: startedAt, to: startedAt + seconds, stepSeconds: everySeconds };
}
