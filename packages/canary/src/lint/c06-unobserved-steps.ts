import type { ArgoStep } from "../model.ts";
import { durationText } from "../read/duration.ts";
import { percentWord } from "../report/words.ts";
import type { Finding, LintContext } from "./finding.ts";

interface Weighted {
  readonly index: number;
  readonly weight: number;
  /** "manual" pauses count, too: somebody is waiting there without looking. */
  readonly waits: boolean;
  readonly seconds: number;
  /** Index of the last step with this weight. */
  readonly last: number;
  readonly analysed: boolean;
}

/** Traffic that reaches the canary before, or without, anybody measuring. */
export function unobservedSteps({ reading: { canary, facts } }: LintContext): Finding[] {
  const { judge } = canary;
  if (judge.kind !== "argo") return [];
  const start = judge.background?.startingStep ?? Infinity;
  const blind = weightsOf(judge.steps).filter(({ weight, waits, last, analysed }) => weight > 0 && waits && !analysed && last < start);
  const [first] = blind;
  if (first === undefined) return [];
  const seconds = blind.reduce((sum, phase) => sum + phase.seconds, 0);
  const location = facts.startingStep?.location ?? facts.steps[first.index]?.location;
  if (location === undefined) return [];
  return [
    {
      code: "canary/c06",
      level: "warning",
      message: `nobody watches the canary at ${blind.map(({ weight }) => percentWord(weight)).join(", ")}${seconds > 0 ? `, ${durationText(seconds)} in all` : ""}`,
      why: "a broken release does its harm there without being measured",
      fix:
        facts.startingStep === undefined
          ? `an analysis step behind setWeight ${Math.round(first.weight * 100)}, or a background analysis`
          : `startingStep: ${first.index + 1}`,
      location,
      canary: canary.name,
    },
  ];
}

/** The steps cut where the weight changes. */
function weightsOf(steps: readonly ArgoStep[]): Weighted[] {
  const phases: Weighted[] = [];
  steps.forEach((step, index) => {
    if (step.kind === "set-weight") {
      phases.push({ index, weight: step.weight, waits: false, seconds: 0, last: index, analysed: false });
      return;
    }
    const current = phases.pop();
    if (current === undefined) return;
    const pause = step.kind === "pause" ? step.seconds : 0;
    phases.push({
      ...current,
      last: index,
      waits: current.waits || pause === "manual" || pause > 0,
      seconds: current.seconds + (pause === "manual" ? 0 : pause),
      analysed: current.analysed || step.kind === "analysis",
    });
  });
  return phases;
}
