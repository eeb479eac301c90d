import type { Canary, Fate, NotModelled, Question, SequentialJudge, Traffic } from "../model.ts";
import { airOf, type Evaluator, simulationError, SHOWN_RUNS, STEERING_RUNS } from "./evaluator.ts";
import { type Atom, fateOf } from "./fate.ts";
import { seededRandom } from "./random.ts";
import { sequentialAbort } from "./sequential-exact.ts";
import type { Piece } from "./sequential-game.ts";
import { piecesOf, simulateSequential } from "./simulate-sequential.ts";
import { exposureUntil, type Span } from "./spans.ts";
import type { Air } from "./windows.ts";

interface Prepared {
  readonly judge: SequentialJudge;
  readonly question: Question;
  readonly spans: readonly Span[];
  readonly pieces: readonly Piece[];
  readonly air: Air;
}

/** With fewer expected errors than this one phase is computed exactly. */
const MOST_EXACT = 2000;

/**
 * The anytime-valid gate. One phase with constant traffic is exact; a ramp is simulated, and the false-abort probability of a healthy
 * release by importance sampling: labels are drawn as if the canary were bad and weighted back by the evidence itself, so that one in
 * 10,000 needs no million runs.
 */
export function evaluateSequential(canary: Canary, judge: SequentialJudge, question: Question): Evaluator {
  const { spans, notModelled } = spansOf(judge, question.manualPauseSeconds);
  const air = airOf(question, undefined);
  const end = spans.at(-1)?.end ?? 0;
  const prepared: Prepared = { judge, question, spans, air, pieces: piecesOf(spans, air.traffic, changes(question.traffic, end), air.designEffect) };
  const exact = (ratio: number): number | undefined => exactAbort(prepared, ratio);
  return {
    fate: (ratio) => (ratio === 1 ? healthy(prepared, exact(1)) : simulated(prepared, ratio, SHOWN_RUNS, exact(ratio))),
    abort: (ratio) => exact(ratio) ?? simulated(prepared, ratio, STEERING_RUNS, undefined).abort,
    falseAborts: () => [{ metric: "sequential gate", probability: exact(1) ?? falseAbort(prepared).abort }],
    durationSeconds: end,
    requestsWhenPassing: exposureUntil(spans, air.traffic, end).requests,
    timeline: {
      phases: spans.map(({ start, end: stop, weight }) => ({ startSeconds: start, seconds: stop - start, weight, observed: true })),
      measurements: [],
    },
    notModelled: [...canary.notModelled, ...notModelled],
    assumptions: [
      "errors arrive one by one and independently, and the stable version fails at one rate while the canary runs",
      `a healthy release is aborted with probability ${judge.alpha} at most, whenever and how often one looks`,
      ...(judge.stepSeconds === undefined ? [] : [`evidence is counted in whole steps of ${judge.stepSeconds} s, by the share of the requests served in each`]),
    ],
  };
}

function spansOf(judge: SequentialJudge, manualPauseSeconds: number | undefined): { spans: Span[]; notModelled: NotModelled[] } {
  const spans: Span[] = [];
  const notModelled: NotModelled[] = [];
  let now = 0;
  for (const [index, { seconds, weight }] of judge.phases.entries()) {
    if (seconds === "manual" && manualPauseSeconds === undefined)
      notModelled.push({ what: `phases[${index}]`, reason: "it waits for a person; counted as 0 seconds" });
    const length = seconds === "manual" ? (manualPauseSeconds ?? 0) : seconds;
    if (length > 0) spans.push({ start: now, end: now + length, weight, exposed: weight });
    now += length;
  }
  return { spans, notModelled };
}

/** Moments at which the traffic changes. */
function changes(traffic: Traffic, end: number): number[] {
  if (traffic.kind === "constant") return [];
  const result: number[] = [];
  for (let at = -traffic.startSeconds; at < end;) {
    for (const segment of traffic.segments) {
      at += segment.seconds;
      if (at > 0 && at < end) result.push(at);
    }
  }
  return result;
}

function exactAbort({ judge, question, pieces }: Prepared, ratio: number): number | undefined {
  const [piece] = pieces;
  if (pieces.length !== 1 || piece === undefined || judge.intervalSeconds !== 0 || judge.stepSeconds !== undefined || question.baseline * ratio > 1)
    return undefined;
  const expectedErrors = piece.rps * question.baseline * (piece.weight * ratio + 1 - piece.weight) * (piece.end - piece.start);
  return expectedErrors > MOST_EXACT ? undefined : sequentialAbort({ judge, weight: piece.weight, ratio, expectedErrors });
}

function simulated(prepared: Prepared, ratio: number, runs: number, exact: number | undefined): Fate {
  const { judge, question, pieces } = prepared;
  const random = seededRandom(question.seed ?? 1);
  const aborts: Atom[] = [];
  for (let i = 0; i < runs; i += 1) {
    const run = simulateSequential({ judge, pieces, baseline: question.baseline, ratio }, random);
    if (run.aborted) aborts.push(atom(prepared, run.seconds, 1 / runs));
  }
  const standardError = simulationError(aborts.length, runs);
  if (exact === undefined || aborts.length === 0) return assemble(prepared, ratio, aborts, { runs, standardError });
  // The probability is exact; only the times given an abort are simulated.
  const scale = exact / (aborts.length / runs);
  return assemble(
    prepared,
    ratio,
    aborts.map((one) => ({ ...one, probability: one.probability * scale })),
    undefined,
  );
}

function healthy(prepared: Prepared, exact: number | undefined): Fate {
  const { abort, standardError, atoms, runs } = falseAbort(prepared);
  if (exact === undefined || abort === 0) return assemble(prepared, 1, atoms, { runs, standardError });
  return assemble(
    prepared,
    1,
    atoms.map((one) => ({ ...one, probability: (one.probability * exact) / abort })),
    undefined,
  );
}

/** P(ever abort a healthy release) = E[1/evidence; stopped] with labels drawn from the mixture the evidence is made of. */
function falseAbort(prepared: Prepared): { abort: number; standardError: number; atoms: Atom[]; runs: number } {
  const { judge, question, pieces } = prepared;
  const random = seededRandom((question.seed ?? 1) + 1);
  const runs = SHOWN_RUNS;
  const atoms: Atom[] = [];
  let squares = 0;
  for (let i = 0; i < runs; i += 1) {
    const labelsFrom = judge.ratios[Math.floor(random() * judge.ratios.length)]!;
    const run = simulateSequential({ judge, pieces, baseline: question.baseline, ratio: 1, labelsFrom }, random);
    if (!run.aborted) continue;
    const weight = Math.exp(-run.logEvidence);
    squares += weight * weight;
    atoms.push(atom(prepared, run.seconds, weight / runs));
  }
  const abort = atoms.reduce((sum, { probability }) => sum + probability, 0);
  return { abort, standardError: Math.sqrt(Math.max(0, squares / runs - abort * abort) / runs), atoms, runs };
}

function atom({ spans, air }: Prepared, seconds: number, probability: number): Atom {
  return { seconds, probability, ...exposureUntil(spans, air.traffic, seconds) };
}

function assemble(prepared: Prepared, ratio: number, aborts: readonly Atom[], simulation: { runs: number; standardError: number } | undefined): Fate {
  const { spans, air, question } = prepared;
  const end = spans.at(-1)?.end ?? 0;
  const abort = aborts.reduce((sum, { probability }) => sum + probability, 0);
  return fateOf(question, ratio, {
    aborts,
    pauses: [],
    promote: Math.max(0, 1 - abort),
    requestsWhenPromoted: exposureUntil(spans, air.traffic, end).requests,
    durationSeconds: end,
    method: simulation === undefined ? { kind: "exact" } : { kind: "simulated", ...simulation },
  });
}
