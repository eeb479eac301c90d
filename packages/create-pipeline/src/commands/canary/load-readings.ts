import { readCanaries } from "@create-pipeline/canary";
import type { CanaryReading, ManifestSource } from "@create-pipeline/canary";
import { hasErrors } from "@create-pipeline/diagnostics";
import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { CommandContext } from "../../command.ts";
import { collectSources } from "./collect-sources.ts";
import { readDuration } from "./read-question.ts";
import type { ServiceCanary } from "./read-service-canary.ts";

const SCRAPE_SECONDS = 15;

export interface Loaded {
  readonly readings: readonly CanaryReading[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly ManifestSource[];
  readonly scrapeSeconds: number;
  /** Something is wrong that is more than a warning. */
  readonly broken: boolean;
}

/** The canaries that -f names, or the service's own. */
export async function loadReadings(context: CommandContext, service: ServiceCanary | undefined): Promise<Loaded> {
  const { scrape, loadTest } = context.options;
  const sources = service?.sources ?? collectSources(context);
  const scrapeSeconds = scrape === undefined ? SCRAPE_SECONDS : readDuration("--scrape", scrape);
  const { readings, diagnostics } = await readCanaries(sources, { scrapeSeconds, scrapesKnown: scrape !== undefined });
  return { readings: loadTest ? readings.map(withLoadTest) : readings, diagnostics, sources, scrapeSeconds, broken: hasErrors(diagnostics) };
}

function withLoadTest(reading: CanaryReading): CanaryReading {
  const { loadTest, canary } = reading;
  if (loadTest === undefined) return reading;
  const notModelled = canary.notModelled.filter(({ reason }) => !reason.includes("--load-test"));
  return { ...reading, canary: { ...canary, notModelled, loadTestRps: loadTest.rps } };
}
