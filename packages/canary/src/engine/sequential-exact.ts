import { poissonTails } from "../distributions/poisson.ts";
import type { SequentialJudge } from "../model.ts";
import { canaryShare, observe, rejects } from "./sequential-statistic.ts";

export interface SinglePhase {
  readonly judge: Pick<SequentialJudge, "alpha" | "combine" | "ratios">;
  readonly weight: number;
  /** True ratio; 1 for a healthy release. */
  readonly ratio: number;
  /** Expected errors of both versions in the phase. */
  readonly expectedErrors: number;
  /** Errors after which nothing is followed any more; the rest counts as passed. Default: 12 standard deviations above the expectation. */
  readonly most?: number;
}

/**
 * P(abort) of the gate in one phase with one weight, looked at after every error: dynamic programming over (errors, canary errors), then
 * the number of errors by which it stopped against the Poisson number that occur. O(most²).
 */
export function sequentialAbort(phase: SinglePhase): number {
  const law = stoppingErrors(phase);
  return law.reduce((sum, probability, index) => sum + probability * poissonTails(index, phase.expectedErrors).above, 0);
}

/** law[n]: probability that error n + 1 makes the gate abort. */
export function stoppingErrors({ judge, weight, ratio, expectedErrors, most }: SinglePhase): number[] {
  const share = canaryShare(weight, ratio);
  const limit = most ?? Math.ceil(expectedErrors + 12 * Math.sqrt(expectedErrors) + 12);
  const llr = new Float64Array(judge.ratios.length);
  const law: number[] = [];
  // alive[s]: probability of not having stopped, with s errors of the canary so far.
  let alive = Float64Array.of(1);
  // The boundary only rises: what is below it after n errors was below it before.
  let boundary = 0;
  for (let errors = 1; errors <= limit; errors += 1) {
    const next = new Float64Array(errors + 1);
    for (let own = 0; own < alive.length; own += 1) {
      next[own]! += alive[own]! * (1 - share);
      next[own + 1]! += alive[own]! * share;
    }
    while (boundary <= errors && !rejectsAt(boundary, errors)) boundary += 1;
    let stopped = 0;
    for (let own = boundary; own <= errors; own += 1) {
      stopped += next[own]!;
      next[own] = 0;
    }
    law.push(stopped);
    alive = next.slice(0, Math.max(1, Math.min(boundary, errors + 1)));
  }
  return law;

  function rejectsAt(own: number, all: number): boolean {
    llr.fill(0);
    observe(llr, judge.ratios, weight, { canary: own, all });
    return rejects(llr, judge);
  }
}
