import { countWord, percentWord, ratioWord, timeWord, type Fate } from "@create-pipeline/canary";
import type { CanarySettings } from "@create-pipeline/spec";
import type { Design } from "./design.ts";

/** "of the releases that fail 5x as often as 0.1 %, at 50 requests/s, 80 % are aborted, of healthy ones 1 % at most, within 60 min". */
export function goalWords({ rps, baseline, detect, power, falseAborts, maxMinutes }: CanarySettings): string {
  return `at ${rps} requests/s, ${percentWord(power)} of the releases that fail ${ratioWord(detect)} as often as ${percentWord(baseline)} are aborted, ${percentWord(falseAborts)} of healthy ones at most, within ${timeWord(maxMinutes * 60)}`;
}

export function reachedWords({ healthy, bad, durationSeconds }: Design): string {
  const half = bad.abortSeconds === undefined ? "" : ` (half of them within ${timeWord(bad.abortSeconds.median)})`;
  return `${shareWord(bad)}${half} and ${shareWord(healthy)}; a release that passes takes ${timeWord(durationSeconds)}, and a bad one answers ${countWord(bad.requests)} requests in the mean`;
}

/** With what a simulation leaves open. */
export function shareWord({ abort, method }: Fate): string {
  return method.kind === "exact" ? percentWord(abort) : `${percentWord(abort)} ± ${percentWord(2 * method.standardError)}`;
}
