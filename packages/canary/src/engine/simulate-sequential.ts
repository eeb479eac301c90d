import type { SequentialJudge } from "../model.ts";
import { type Random, randomExponential, randomPoisson } from "./random.ts";
import { type Piece, type Rates, ratesOf, type SequentialGame, type SequentialRun } from "./sequential-game.ts";
import { logMixture, observe, rejects } from "./sequential-statistic.ts";
import { simulateSteps } from "./simulate-steps.ts";
import type { CumulativeRequests } from "./traffic.ts";

/** More errors than this per phase are looked at in batches: nobody needs the 50,001st to decide. */
const MOST_SINGLE = 20_000;

/** Plays one release under the gate. */
export function simulateSequential(game: SequentialGame, random: Random): SequentialRun {
  const { judge, pieces } = game;
  if (judge.stepSeconds !== undefined) return simulateSteps(game, judge.stepSeconds, random);
  const llr = new Float64Array(judge.ratios.length);
  for (const piece of pieces) {
    const rates = ratesOf(game, piece);
    const expected = (rates.canary + rates.stable) * (piece.end - piece.start);
    const look = judge.intervalSeconds > 0 ? judge.intervalSeconds : expected > MOST_SINGLE ? (piece.end - piece.start) / MOST_SINGLE : 0;
    const stopped = look > 0 ? byLooks(judge, piece, rates, { llr, look, random }) : byErrors(judge, piece, rates, { llr, look, random });
    if (stopped !== undefined) return { aborted: true, seconds: stopped, logEvidence: logMixture(llr) };
  }
  return { aborted: false, seconds: pieces.at(-1)?.end ?? 0, logEvidence: logMixture(llr) };
}

interface Watching {
  readonly llr: Float64Array;
  readonly look: number;
  readonly random: Random;
}

function byErrors(judge: SequentialJudge, piece: Piece, { canary, stable }: Rates, { llr, random }: Watching): number | undefined {
  const rate = canary + stable;
  if (rate <= 0) return undefined;
  for (let seconds = piece.start + randomExponential(random) / rate; seconds < piece.end; seconds += randomExponential(random) / rate) {
    observe(llr, judge.ratios, piece.weight, { canary: random() * rate < canary ? 1 : 0, all: 1 });
    if (rejects(llr, judge)) return seconds;
  }
  return undefined;
}

function byLooks(judge: SequentialJudge, piece: Piece, { canary, stable }: Rates, { llr, look, random }: Watching): number | undefined {
  // Looks are on a fixed grid from the start of the release; a phase that ends between two is counted at the next one.
  let seconds = piece.start;
  while (seconds < piece.end) {
    const next = Math.min(piece.end, (Math.floor(seconds / look + 1e-9) + 1) * look);
    const own = randomPoisson(random, canary * (next - seconds));
    observe(llr, judge.ratios, piece.weight, { canary: own, all: own + randomPoisson(random, stable * (next - seconds)) });
    seconds = next;
    const looked = Math.abs(seconds / look - Math.round(seconds / look)) < 1e-6 || judge.intervalSeconds === 0;
    if (looked && rejects(llr, judge)) return seconds;
  }
  return undefined;
}

/** Cuts the phases where the traffic changes, so that every piece has one rate. */
export function piecesOf(
  spans: readonly { start: number; end: number; weight: number }[],
  traffic: CumulativeRequests,
  cuts: readonly number[],
  designEffect: number,
): Piece[] {
  return spans.flatMap((span) => {
    const times = [span.start, ...cuts.filter((cut) => cut > span.start && cut < span.end), span.end];
    return times.slice(1).map((end, index) => {
      const start = times[index]!;
      return { start, end, weight: span.weight, rps: (traffic(end) - traffic(start)) / (end - start) / designEffect };
    });
  });
}
