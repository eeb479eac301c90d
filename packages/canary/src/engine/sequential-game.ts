import type { SequentialJudge } from "../model.ts";
import { canaryShare } from "./sequential-statistic.ts";

/** One phase with a constant rate of requests. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
  /** Requests per second of the whole service, divided by the design effect. */
  readonly rps: number;
}

export interface SequentialRun {
  readonly aborted: boolean;
  readonly seconds: number;
  /** ln of the mixture at the end: what an importance sample is weighted by. */
  readonly logEvidence: number;
}

export interface SequentialGame {
  readonly judge: SequentialJudge;
  readonly pieces: readonly Piece[];
  readonly baseline: number;
  readonly ratio: number;
  /** Drawn labels: errors arrive as in a healthy release, but belong to the canary as often as this ratio says. For importance sampling. */
  readonly labelsFrom?: number;
}

/** Errors per second of the two versions. */
export interface Rates {
  readonly canary: number;
  readonly stable: number;
}

export function ratesOf({ baseline, ratio, labelsFrom }: SequentialGame, { weight, rps }: Piece): Rates {
  const stable = rps * (1 - weight) * baseline;
  if (labelsFrom === undefined) return { canary: rps * weight * Math.min(1, baseline * ratio), stable };
  const share = canaryShare(weight, labelsFrom);
  return { canary: rps * baseline * share, stable: rps * baseline * (1 - share) };
}
