import type { Fate, Method, Question } from "../model.ts";
import { cumulativeRequests } from "./traffic.ts";

/** An abort with what the users had met by then. */
export interface Atom {
  readonly seconds: number;
  readonly probability: number;
  /** Users' requests the canary has answered. */
  readonly requests: number;
  /** Largest share of the traffic so far. */
  readonly largest: number;
}

export interface Endings {
  readonly aborts: readonly Atom[];
  readonly pauses: readonly Atom[];
  readonly promote: number;
  readonly requestsWhenPromoted: number;
  readonly durationSeconds: number;
  readonly method: Method;
}

/** Sums the endings of one release up. Times and exposure are given an abort, as nobody is helped by averages over releases without one. */
export function fateOf(question: Question, ratio: number, endings: Endings): Fate {
  const { aborts, pauses, durationSeconds } = endings;
  const promote = Math.min(1, endings.promote);
  const abort = mass(aborts);
  const pause = mass(pauses);
  const errorProbability = Math.min(1, question.baseline * ratio);
  const requests = weighted(aborts, (atom) => atom.requests) + weighted(pauses, (atom) => atom.requests) + promote * endings.requestsWhenPromoted;
  const fate: Fate = { ratio, errorProbability, abort, pause, promote, requests, method: endings.method };
  if (abort <= 0) return fate;
  const requestsUntilAbort = weighted(aborts, (atom) => atom.requests) / abort;
  return {
    ...fate,
    abortSeconds: {
      mean: weighted(aborts, (atom) => atom.seconds) / abort,
      median: quantile(aborts, abort * 0.5),
      p90: quantile(aborts, abort * 0.9),
    },
    requestsUntilAbort,
    excessFailuresUntilAbort: requestsUntilAbort * (errorProbability - question.baseline),
    ...usersMet(question, aborts, abort, durationSeconds),
  };
}

/** Sticky users: the largest share there ever was. Others meet the canary at each request anew: U(1 − exp(−requests each · share)). */
function usersMet(question: Question, aborts: readonly Atom[], abort: number, durationSeconds: number): Pick<Fate, "usersUntilAbort" | "usersTotal"> {
  const { users } = question;
  if (users === undefined) return {};
  const meanRps = cumulativeRequests(question.traffic)(Math.max(1, durationSeconds)) / Math.max(1, durationSeconds);
  const perUser = users.requestsPerSecond ?? (users.active > 0 ? meanRps / users.active : 0);
  const met = (atom: Atom): number => {
    if (users.sticky) return users.active * atom.largest;
    return meanRps > 0 ? -users.active * Math.expm1(-(atom.requests / meanRps) * perUser) : 0;
  };
  return { usersUntilAbort: weighted(aborts, met) / abort, usersTotal: users.active };
}

function mass(atoms: readonly Atom[]): number {
  return Math.min(
    1,
    weighted(atoms, () => 1),
  );
}

function weighted(atoms: readonly Atom[], value: (atom: Atom) => number): number {
  return atoms.reduce((sum, atom) => sum + atom.probability * value(atom), 0);
}

/** The earliest moment by which this much probability has gathered. */
function quantile(atoms: readonly Atom[], wanted: number): number {
  let sum = 0;
  const ordered = [...atoms].sort((a, b) => a.seconds - b.seconds);
  for (const atom of ordered) {
    sum += atom.probability;
    // The sum of the parts may miss the whole by a rounding error.
    if (sum >= wanted * (1 - 1e-12)) return atom.seconds;
  }
  return ordered.at(-1)?.seconds ?? 0;
}
