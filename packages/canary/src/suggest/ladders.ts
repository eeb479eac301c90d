/** Weights in ascending order, one per rung, as fractions. */
export type Ladder = readonly number[];

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5];
const STARTS = [0.01, 0.02, 0.05, 0.1, 0.2];
const SINGLE = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5];
const MOST_RUNGS = 20;
/** A canary with more than half of the traffic is a release with a late rollback. */
const LARGEST = 0.5;

/**
 * The ramps people write: one weight, equal steps, doubling. Each at most 20 rungs and up to half of the traffic.
 * Weights are whole percents, as both controllers want them.
 */
export function ladders(): readonly Ladder[] {
  const found = new Map<string, Ladder>();
  const keep = (ladder: Ladder): void => void found.set(ladder.join(" "), ladder);
  for (const weight of SINGLE) keep([weight]);
  for (const step of STEPS) {
    for (let rungs = 2; rungs <= MOST_RUNGS && step * rungs <= LARGEST + 1e-9; rungs += 1)
      keep(Array.from({ length: rungs }, (_, index) => percent(step * (index + 1))));
  }
  for (const start of STARTS) {
    for (let rungs = 2; start * 2 ** (rungs - 1) <= LARGEST; rungs += 1) keep(Array.from({ length: rungs }, (_, index) => percent(start * 2 ** index)));
  }
  return [...found.values()];
}

function percent(weight: number): number {
  return Math.round(weight * 100) / 100;
}
