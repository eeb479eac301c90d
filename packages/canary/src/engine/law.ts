/** Something that ends a release, at one moment, with its probability. */
export interface Ending {
  readonly seconds: number;
  readonly probability: number;
}

/** How one independent process (a metric) can end a release, and how likely it never does. */
export interface Law {
  /** In order of time. */
  readonly aborts: readonly Ending[];
  readonly pauses: readonly Ending[];
  /** Probability of ending nothing, computed as such and not as 1 minus the rest. */
  readonly survival: number;
}

/**
 * The law of several independent processes of which the first one to end the release decides. At the same moment an abort outweighs a
 * pause: failed and error are worse than inconclusive (argo-rollouts utils/analysis/helpers.go analysisStatusOrder).
 */
export function firstOf(laws: readonly Law[]): Law {
  if (laws.length === 1) return laws[0]!;
  const processes = laws.map(hazards);
  const times = [...new Set(processes.flatMap((process) => [...process.keys()]))].sort((a, b) => a - b);
  const aborts: Ending[] = [];
  const pauses: Ending[] = [];
  let alive = 1;
  for (const seconds of times) {
    let logNoAbort = 0;
    let logNothing = 0;
    for (const process of processes) {
      const hazard = process.get(seconds);
      if (hazard === undefined) continue;
      logNoAbort += Math.log1p(-hazard.abort);
      logNothing += Math.log1p(-Math.min(1, hazard.abort + hazard.pause));
    }
    // exp(a) - exp(b) without cancellation, as the hazards may be 1e-20.
    const abort = -Math.expm1(logNoAbort);
    const pause = logNothing === -Infinity ? Math.exp(logNoAbort) : -Math.expm1(logNothing - logNoAbort) * Math.exp(logNoAbort);
    if (abort > 0) aborts.push({ seconds, probability: alive * abort });
    if (pause > 0) pauses.push({ seconds, probability: alive * pause });
    alive *= Math.exp(logNothing);
  }
  return { aborts, pauses, survival: laws.reduce((product, law) => product * law.survival, 1) };
}

export function total(endings: readonly Ending[]): number {
  return endings.reduce((sum, ending) => sum + ending.probability, 0);
}

interface Hazard {
  abort: number;
  pause: number;
}

/** Probability of ending now, given that nothing has ended before. */
function hazards({ aborts, pauses, survival }: Law): Map<number, Hazard> {
  const masses = new Map<number, Hazard>();
  const at = (seconds: number): Hazard => {
    const known = masses.get(seconds) ?? { abort: 0, pause: 0 };
    masses.set(seconds, known);
    return known;
  };
  for (const { seconds, probability } of aborts) at(seconds).abort += probability;
  for (const { seconds, probability } of pauses) at(seconds).pause += probability;
  // From the end backwards, so that the survival is a sum and never a difference.
  let alive = survival;
  for (const seconds of [...masses.keys()].sort((a, b) => b - a)) {
    const mass = at(seconds);
    alive += mass.abort + mass.pause;
    mass.abort /= alive;
    mass.pause /= alive;
  }
  return masses;
}
