import { suggest, type CanaryReading, type Design, type Question } from "@create-pipeline/canary";
import type { Group, WaveSettings } from "./fleet.ts";
import { designed, FASTER, gated, unguarded, withoutCanaryLabel, type Scraped } from "./manifests.ts";

export const BASELINE = 0.02;
export const ALPHA = 0.05;
const RATIOS = [2.5, 5, 10, 20];

/** Requests per second of the whole service, in fast time. */
export const STEADY = 1;
export const LOW = 0.15;

/** Two weights, four checks of four minutes at each: found by nobody's search, so that powers lie where misses would show. */
const checks: Design = { controller: "argo", weights: [0.2, 0.4], checksPerWeight: 4, intervalSeconds: 240, failures: 2, errorShare: 0.15 };
const lowChecks: Design = { ...checks, failures: 1, errorShare: 0.1 };

/** Seconds between two scrapes, in fast time; `lazy` shows counters only when they have counted something. */
export const scrapes = { each: 0.5, seldom: 6, lazy: 1 } as const;
const jobs: WaveSettings["jobs"] = [
  { name: "each", intervalMs: scrapes.each * 1000 },
  { name: "seldom", intervalMs: scrapes.seldom * 1000 },
  { name: "lazy", intervalMs: scrapes.lazy * 1000, parameters: { lazy: ["1"] } },
];

export function questionOf({ requestsPerSecond, ratio }: Pick<Group, "requestsPerSecond" | "ratio">, times = 1): Question {
  return { traffic: { kind: "constant", rps: requestsPerSecond / times }, baseline: BASELINE, effects: [ratio] };
}

export interface Experiment {
  readonly wave: WaveSettings;
  readonly gate: CanaryReading;
  /** The designs in fast time and in their own, for the proof that the difference is none. */
  readonly scaled: readonly { readonly fast: CanaryReading; readonly slow: CanaryReading; readonly requestsPerSecond: number }[];
}

export async function experiment(): Promise<Experiment> {
  const each = scrapedEvery(scrapes.each);
  const seldom = scrapedEvery(scrapes.seldom);
  const threshold = await designed(checks, each);
  const lowThreshold = await designed(lowChecks, each);
  const gate = await gated(checks, { alpha: ALPHA, ratios: RATIOS, combine: "mixture" }, each);
  const ramp = await designed(flaggerDesign(), each);
  const of = (reading: CanaryReading, job = "each"): { reading: CanaryReading; job: string } => ({ reading, job });
  // What the gate says about healthy releases is asked afterwards, for every scrape.
  const healthy = { threshold: of(threshold) };
  const judges = { ...healthy, gate: of(gate), "without the canary's label": of(await withoutCanaryLabel(checks, each)) };
  const lowJudges = { threshold: of(lowThreshold), "seldom scraped": of(await designed(lowChecks, seldom), "seldom"), lazy: of(lowThreshold, "lazy") };
  const steady = { requestsPerSecond: STEADY, baseline: BASELINE, controller: "argo" } as const;
  const low = { ...steady, requestsPerSecond: LOW, size: 200 };
  const groups: Group[] = [
    { ...steady, name: "healthy", size: 120, ratio: 1, judges: healthy },
    { ...steady, name: "5x", size: 60, ratio: 5, judges },
    { ...steady, name: "10x", size: 50, ratio: 10, judges },
    { ...steady, name: "rough", size: 120, ratio: 1, judges: healthy, rough: true },
    { ...low, name: "low healthy", ratio: 1, judges: lowJudges },
    { ...low, name: "low 10x", ratio: 10, judges: { ...lowJudges, gate: of(gate) } },
    { ...steady, name: "ramp 5x", size: 60, ratio: 5, judges: { threshold: of(ramp) }, controller: "flagger" },
    { ...low, name: "empty windows", size: 120, requestsPerSecond: 0.3, ratio: 1, judges: { threshold: of(await unguarded(each)) }, controller: "flagger" },
  ];
  const slow = { ...each, scrapeSeconds: scrapes.each * FASTER };
  const scaled = [
    { fast: threshold, slow: await designed(checks, slow, 1), requestsPerSecond: STEADY },
    { fast: lowThreshold, slow: await designed(lowChecks, slow, 1), requestsPerSecond: LOW },
    { fast: ramp, slow: await designed(flaggerDesign(), slow, 1), requestsPerSecond: STEADY },
  ];
  return { wave: { groups, jobs, seed: 4, releaseSeconds: 207 }, gate, scaled };
}

function scrapedEvery(scrapeSeconds: number): Scraped {
  return { scrapeSeconds, scrapesKnown: true };
}

/** What the search finds for this traffic; short enough for a release that is held up by failed checks to end under load. */
function flaggerDesign(): Design {
  const question = { traffic: { kind: "constant", rps: STEADY / FASTER }, baseline: BASELINE, effects: [5] } as const;
  const found = suggest("flagger", question, { power: [{ ratio: 5, atLeast: 0.7 }], falseAborts: 0.05, maxSeconds: 1700 });
  if (found.kind !== "found" || found.design === undefined) throw new Error("there is no ramp for this traffic");
  return found.design;
}
