import { percentWord } from "../report/words.ts";
import { modelledMetrics, placeOf } from "./finding.ts";
import type { Finding, LintContext } from "./finding.ts";

const TOLERATED = 0.01;

/** Every metric gets its own chance to be wrong: 1 - (1 - a)(1 - b)… */
export function family(context: LintContext): Finding[] {
  const power = context.asked?.power;
  const metrics = modelledMetrics(context);
  const [first] = metrics;
  if (power === undefined || first === undefined || power.falseAborts.length < 2 || power.healthy.abort <= TOLERATED) return [];
  const worst = Math.max(...power.falseAborts.map(({ probability }) => probability));
  // One bad metric is not a matter of their number.
  if (worst > power.healthy.abort * 0.9) return [];
  return [
    {
      code: "canary/c07",
      level: "warning",
      message: `${metrics.length} metrics together abort ${percentWord(power.healthy.abort)} of healthy releases; the worst alone aborts ${percentWord(worst)}`,
      why: "each is harmless alone, but a release has to pass them all",
      fix: `at most ${percentWord(TOLERATED / metrics.length)} per metric: one failure more in the limit of each, or fewer metrics`,
      location: placeOf(first),
      canary: context.reading.canary.name,
    },
  ];
}
