import { type Random, randomPoisson } from "./random.ts";
import { type Piece, ratesOf, type SequentialGame, type SequentialRun } from "./sequential-game.ts";
import { logMixture, observe, rejects } from "./sequential-statistic.ts";

/** With more expected requests than this their number is as good as its mean: the share it gives is off by 3 % of itself at most. */
const MANY = 1000;

interface Step {
  requests: number;
  own: number;
  errors: number;
  ownErrors: number;
}

/**
 * Plays one release under the gate as PromQL computes it: whole steps, whose ends fall anywhere into the release, with the share of the
 * requests served in each. A rare error in a step of n requests tells about (1 − 1/n) of what it would tell by the weight, as the mean of
 * share · (1 − share) is w(1 − w)(1 − 1/n): nothing where a step holds one request. What came after the last whole step is never seen.
 */
export function simulateSteps(game: SequentialGame, stepSeconds: number, random: Random): SequentialRun {
  const { judge, pieces } = game;
  const end = pieces.at(-1)?.end ?? 0;
  const every = judge.intervalSeconds > 0 ? judge.intervalSeconds : stepSeconds;
  const evidence = new Float64Array(judge.ratios.length);
  // What the labels of the errors say by the weight: the density of an importance sample, which the share of a step is not.
  const density = new Float64Array(judge.ratios.length);
  for (let from = 0, to = random() * stepSeconds; to <= end; from = to, to += stepSeconds) {
    const step: Step = { requests: 0, own: 0, errors: 0, ownErrors: 0 };
    for (const piece of pieces) draw(step, game, { piece, seconds: Math.min(to, piece.end) - Math.max(from, piece.start), density, random });
    if (step.own > 0) observe(evidence, judge.ratios, step.own / step.requests, { canary: step.ownErrors, all: step.errors });
    const looked = judge.intervalSeconds > 0 ? Math.ceil(to / every - 1e-9) * every : to;
    if (looked > end + 1e-9) break;
    if (to + stepSeconds > looked && rejects(evidence, judge)) return { aborted: true, seconds: looked, logEvidence: logMixture(density) };
  }
  return { aborted: false, seconds: end, logEvidence: logMixture(density) };
}

interface Drawing {
  readonly piece: Piece;
  readonly seconds: number;
  readonly density: Float64Array;
  readonly random: Random;
}

/** Adds the requests of one piece of the release to a step. */
function draw(step: Step, game: SequentialGame, { piece, seconds, density, random }: Drawing): void {
  if (seconds <= 0) return;
  const rates = ratesOf(game, piece);
  const ownErrors = randomPoisson(random, rates.canary * seconds);
  const errors = ownErrors + randomPoisson(random, rates.stable * seconds);
  // A sample drawn with other labels has the successes of a healthy release: they belong to nobody's ratio.
  const ratio = game.labelsFrom === undefined ? game.ratio : 1;
  const succeed = (share: number, probability: number): number => {
    const mean = piece.rps * share * (1 - Math.min(1, probability)) * seconds;
    return mean > MANY ? mean : randomPoisson(random, mean);
  };
  const own = ownErrors + succeed(piece.weight, game.baseline * ratio);
  step.own += own;
  step.requests += own + errors - ownErrors + succeed(1 - piece.weight, game.baseline);
  step.ownErrors += ownErrors;
  step.errors += errors;
  observe(density, game.judge.ratios, piece.weight, { canary: ownErrors, all: errors });
}
