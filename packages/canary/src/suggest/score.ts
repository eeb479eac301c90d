import type { Controller } from "./design.ts";

/** P(abort) and the expected canary requests until the end, whatever it is. */
export interface Score {
  readonly abort: number;
  readonly exposed: number;
}

/** One candidate as numbers: `failing[k]` and `requests[k]` per check in the order in which they are passed. */
export interface Course {
  readonly failing: Float64Array;
  readonly requests: Float64Array;
  readonly failures: number;
  /** Requests between the last check and promotion. */
  readonly after: number;
}

/**
 * The laws of `argoLaw` and `flaggerLaw` for the special case a search is about (no inconclusive, no errors, one metric, constant
 * traffic), without an allocation per check. The tests hold them to the general ones.
 */
export function score(controller: Controller, course: Course): Score {
  return controller === "argo" ? argoScore(course) : flaggerScore(course);
}

function argoScore({ failing, requests, failures, after }: Course): Score {
  const states = new Float64Array(failures);
  states[0] = 1;
  let abort = 0;
  let exposed = 0;
  let passed = 0;
  for (let check = 0; check < failing.length; check += 1) {
    const q = failing[check]!;
    passed += requests[check]!;
    const aborted = states[failures - 1]! * q;
    abort += aborted;
    exposed += aborted * passed;
    for (let failed = failures - 1; failed >= 0; failed -= 1) states[failed] = states[failed]! * (1 - q) + (states[failed - 1] ?? 0) * q;
  }
  return { abort, exposed: exposed + (1 - abort) * (passed + after) };
}

/** Column by column: all ways of failing 0, 1, 2 … times before the check is passed. */
function flaggerScore({ failing, requests, failures, after }: Course): Score {
  let states = new Float64Array(failures);
  let met = new Float64Array(failures);
  states[0] = 1;
  let abort = 0;
  let exposed = 0;
  for (let check = 0; check < failing.length; check += 1) {
    const q = failing[check]!;
    const here = requests[check]!;
    const nextStates = new Float64Array(failures);
    const nextMet = new Float64Array(failures);
    let mass = 0;
    let carried = 0;
    for (let failed = 0; failed < failures; failed += 1) {
      mass += states[failed]!;
      carried += met[failed]!;
      // Everything at this check with so many failures sits through one more interval.
      const sat = carried + mass * here;
      nextStates[failed] = mass * (1 - q);
      nextMet[failed] = sat * (1 - q);
      mass *= q;
      carried = sat * q;
    }
    abort += mass;
    // The rollback comes at the next tick.
    exposed += carried + mass * here;
    states = nextStates;
    met = nextMet;
  }
  const promoted = states.reduce((sum, value) => sum + value, 0);
  return { abort, exposed: exposed + met.reduce((sum, value) => sum + value, 0) + promoted * after };
}
