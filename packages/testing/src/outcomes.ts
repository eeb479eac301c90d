import type { Flow, Job, Outcome, Outcomes } from "@create-pipeline/plan";
import { evaluate, OUTCOMES, startCondition, topological } from "@create-pipeline/plan";

const EXHAUSTIVE_UP_TO = 5;
const SAMPLES = 1024;
const RUNS = 64;

/** All ways in which up to five needs can end; beyond that, fixed samples and every single deviation from success. */
export function needOutcomes(needs: readonly string[]): Outcomes[] {
  if (needs.length <= EXHAUSTIVE_UP_TO) {
    return Array.from({ length: OUTCOMES.length ** needs.length }, (_, code) => decode(needs, code));
  }
  const next = sequence(needs.length);
  const samples = Array.from({ length: SAMPLES }, (): Outcomes => Object.fromEntries(needs.map((need) => [need, OUTCOMES[next(OUTCOMES.length)] as Outcome])));
  const allWell: Outcomes = Object.fromEntries(needs.map((need) => [need, "success" as const]));
  const deviations = needs.flatMap((need) => OUTCOMES.map((outcome): Outcomes => ({ ...allWell, [need]: outcome })));
  return [...deviations, ...samples];
}

export function startsInPlan(job: Job, outcomes: Outcomes, runCancelled: boolean): boolean {
  return evaluate(startCondition(job), outcomes, runCancelled);
}

export interface RunMoment {
  readonly job: string;
  /** How every job before this one ended, in the plan. */
  readonly outcomes: Outcomes;
  readonly cancelled: boolean;
  readonly starts: boolean;
}

/** Whole runs of a flow: what starts succeeds or fails by fixed dice, and in some runs somebody cancels half-way. */
export function flowRuns(flow: Flow): RunMoment[][] {
  const jobs = topological(flow.jobs);
  const next = sequence(jobs.length);
  return Array.from({ length: RUNS }, (_, index) => {
    const cancelAt = index % 4 === 3 ? next(jobs.length) : jobs.length;
    const outcomes: Record<string, Outcome> = {};
    return jobs.map((job, position): RunMoment => {
      const cancelled = position >= cancelAt;
      const starts = startsInPlan(job, outcomes, cancelled);
      const moment = { job: job.id, outcomes: { ...outcomes }, cancelled, starts };
      // The first run goes well everywhere.
      outcomes[job.id] = !starts ? "skipped" : index === 0 || next(3) > 0 ? "success" : "failure";
      return moment;
    });
  });
}

function decode(needs: readonly string[], code: number): Outcomes {
  let rest = code;
  return Object.fromEntries(
    needs.map((need) => {
      const outcome = OUTCOMES[rest % OUTCOMES.length] as Outcome;
      rest = Math.floor(rest / OUTCOMES.length);
      return [need, outcome];
    }),
  );
}

/** The same numbers on every run: a linear congruential generator. */
function sequence(seed: number): (below: number) => number {
  let state = (seed * 2654435761 + 1) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
