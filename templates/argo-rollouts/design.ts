import {
  evaluate,
  meets,
  suggest,
  type Canary,
  type Fate,
  type NoSuggestion,
  type Question,
  type Requirement,
  type SequentialJudge,
} from "@create-pipeline/canary";
import type { CanarySettings, Service } from "@create-pipeline/spec";

/** A canary that meets the goal. */
export interface Design {
  readonly kind: "found";
  readonly judge: SequentialJudge;
  readonly steps: readonly Step[];
  readonly durationSeconds: number;
  readonly healthy: Fate;
  /** A release with the regression that must be detected. */
  readonly bad: Fate;
}

export interface Step {
  /** In whole per cent. */
  readonly weight: number;
  readonly seconds: number;
  /** Requests the canary must have served by the end of the step; with fewer the release waits for a person. */
  readonly minimumRequests: number;
}

/** Evidence is counted in whole minutes, and Prometheus is a scrape behind: so late is a count at worst. */
const LAG_SECONDS = 90;
const LONGEST_MEMORY = 256;
const known = new Map<string, Design | NoSuggestion>();

/** What meets the goal of delivery.canary with the least exposure. Pure; a search takes a second, so answers are kept. */
export function designOf({ delivery, environments }: Service): Design | NoSuggestion | undefined {
  const { canary } = delivery;
  if (canary === undefined) return undefined;
  const pods = canary.router === "replicas" ? fewestPods(canary, environments) : undefined;
  const key = JSON.stringify([canary.rps, canary.baseline, canary.detect, canary.power, canary.falseAborts, canary.maxMinutes, pods]);
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= LONGEST_MEMORY) known.clear();
  const design = find(canary, pods);
  known.set(key, design);
  return design;
}

export function questionOf({ rps, baseline, detect }: CanarySettings): Question {
  return { traffic: { kind: "constant", rps }, baseline, effects: [detect] };
}

export function requirementOf({ detect, power, falseAborts, maxMinutes }: CanarySettings): Requirement {
  return { power: [{ ratio: detect, atLeast: power }], falseAborts, maxSeconds: maxMinutes * 60 };
}

function fewestPods(canary: CanarySettings, environments: Service["environments"]): number {
  return Math.min(...environments.filter(({ name }) => canary.environments.includes(name)).map(({ replicas }) => Math.max(2, replicas.min)));
}

function find(settings: CanarySettings, pods: number | undefined): Design | NoSuggestion {
  const question = questionOf(settings);
  const requirement = requirementOf(settings);
  const found = suggest("sequential", question, requirement, "canary");
  if (found.kind === "none") return found;
  const judge = found.canary.judge as SequentialJudge;
  if (pods === undefined) return toDesign(judge, settings, { ...found, bad: found.effects[0]! });
  return inWholePods({ ...found.canary, judge }, pods, settings);
}

/** Without a router a weight is a number of pods: more than asked for, and for longer where two weights are the same number. */
function inWholePods(canary: Canary & { readonly judge: SequentialJudge }, pods: number, settings: CanarySettings): Design | NoSuggestion {
  const phases: { weight: number; seconds: number }[] = [];
  for (const { weight, seconds } of canary.judge.phases) {
    const rounded = Math.round((Math.min(pods - 1, Math.ceil(weight * pods)) / pods) * 100) / 100;
    const last = phases.at(-1);
    if (last?.weight === rounded) last.seconds += Number(seconds);
    else phases.push({ weight: rounded, seconds: Number(seconds) });
  }
  const judge = { ...canary.judge, phases };
  const evaluator = evaluate({ ...canary, judge }, questionOf(settings));
  const [healthy, bad] = [evaluator.fate(1), evaluator.fate(settings.detect)];
  const { durationSeconds } = evaluator;
  const reached = meets(requirementOf(settings), { healthy, effects: [bad], exposed: bad.requests, durationSeconds });
  return reached ? toDesign(judge, settings, { healthy, bad, durationSeconds }) : { kind: "none", bestPower: bad.abort, needed: {}, candidates: 1 };
}

function toDesign(judge: SequentialJudge, { rps }: CanarySettings, fates: Pick<Design, "healthy" | "bad" | "durationSeconds">): Design {
  let served = 0;
  const steps = judge.phases.map(({ weight, seconds }): Step => {
    served += rps * weight * Number(seconds);
    return { weight: Math.round(weight * 100), seconds: Number(seconds), minimumRequests: leastPlausible(served - rps * weight * LAG_SECONDS) };
  });
  const { healthy, bad, durationSeconds } = fates;
  return { kind: "found", judge, steps, healthy, bad, durationSeconds };
}

/** Half of what is expected, or so few that the traffic promised practically never gives less. */
function leastPlausible(expected: number): number {
  return expected > 0 ? Math.max(0, Math.floor(Math.min(expected / 2, expected - 4 * Math.sqrt(expected)))) : 0;
}
