import { goDuration } from "../read/duration.ts";
import type { KayentaReading } from "../read/reading.ts";
import { percentWord } from "../report/words.ts";
import type { Finding, LintContext } from "./finding.ts";

/** What Kayenta's own documentation asks for. */
const ENOUGH_POINTS = 50;

/** The Mann-Whitney test needs points, and points that differ. */
export function kayentaPoints(context: LintContext): Finding[] {
  const { reading } = context;
  return reading.metrics.flatMap(({ name, kayenta }) => {
    if (kayenta === undefined) return [];
    const shared = { code: "canary/c10", location: kayenta.node.keyLocation, canary: reading.canary.name } as const;
    const points = pointsOf(context, kayenta);
    const zero = zeroShare(context, kayenta);
    const findings: Finding[] = [];
    if (points !== undefined && points < ENOUGH_POINTS) {
      findings.push({
        ...shared,
        level: "error",
        message: `Kayenta compares ${Math.floor(points)} points of "${name}"`,
        why: `with fewer than ${ENOUGH_POINTS} points the Mann-Whitney test hardly ever says that two series differ`,
        fix: `a step of ${Math.max(1, Math.floor((points * kayenta.stepSeconds) / ENOUGH_POINTS))} seconds, or a comparison over ${Math.ceil((ENOUGH_POINTS * kayenta.stepSeconds) / 60)}m`,
      });
    }
    if (zero !== undefined && zero > 0.5) {
      findings.push({
        ...shared,
        level: "warning",
        message: `about ${percentWord(zero)} of the points of an error count in "${name}" are zero in a healthy release`,
        why: "ranks of equal values say nothing: seven errors among zeros can pass",
        fix: "a longer step, or a check of the share of errors",
      });
    }
    return findings;
  });
}

function pointsOf({ reading: { facts } }: LintContext, { stepSeconds, seconds }: KayentaReading): number | undefined {
  const experiment = facts.steps.map((step) => step.text("experiment", "duration")).find((text) => text !== undefined);
  const length = seconds ?? (experiment === undefined ? undefined : goDuration(experiment));
  return length === undefined ? undefined : length / stepSeconds;
}

/** P(no error in one point), if the canary got a tenth of the traffic, which experiments rarely exceed. */
function zeroShare({ asked }: LintContext, { stepSeconds }: KayentaReading): number | undefined {
  if (asked?.question.traffic.kind !== "constant") return undefined;
  return Math.exp(-asked.question.traffic.rps * 0.1 * stepSeconds * asked.question.baseline);
}
