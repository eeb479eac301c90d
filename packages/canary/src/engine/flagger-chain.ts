import type { Check } from "./flagger-checks.ts";

/** An abort of Flagger: when, how likely, and what the canary had answered by then on average over the paths that lead there. */
export interface FlaggerEnding {
  readonly seconds: number;
  readonly probability: number;
  readonly requests: number;
  readonly largest: number;
}

export interface FlaggerLaw {
  readonly aborts: readonly FlaggerEnding[];
  readonly promote: number;
  /** Mean of the users' requests over the promoted releases. */
  readonly requestsWhenPromoted: number;
}

export interface FlaggerRules {
  readonly checks: readonly Check[];
  readonly threshold: number;
  readonly intervalSeconds: number;
  /** Probability that check `index` fails at tick `tick`; the tick only matters when traffic changes over time. */
  readonly failure: (index: number, tick: number) => number;
  /** Requests of users in the interval before the check of this tick. */
  readonly requests: (index: number, tick: number) => number;
}

/**
 * The Markov chain over (passed checks, failed checks). A failed check keeps the weight and is never forgotten; the release is rolled
 * back when `threshold` of them are seen at the *next* tick, so one more interval passes at the same weight (flagger v1.44.0
 * pkg/controller/scheduler.go advanceCanary: the comparison with GetAnalysisThreshold stands before runAnalysis).
 * With a constant failure probability P(abort) is a negative binomial. O(checks × threshold).
 */
export function flaggerLaw(rules: FlaggerRules): FlaggerLaw {
  const threshold = Math.max(1, rules.threshold);
  const passes = rules.checks.length;
  const aborts: FlaggerEnding[] = [];
  let promote = 0;
  let promotedRequests = 0;
  // mass[k]: probability of k passed checks at this tick; carried[k]: that times the requests so far.
  let mass = new Float64Array(passes + 1);
  let carried = new Float64Array(passes + 1);
  mass[0] = 1;
  for (let tick = 0; tick < passes + threshold - 1; tick += 1) {
    const nextMass = new Float64Array(passes + 1);
    const nextCarried = new Float64Array(passes + 1);
    for (let passed = Math.max(0, tick - threshold + 1); passed <= Math.min(tick, passes - 1); passed += 1) {
      const here = mass[passed]!;
      if (here === 0) continue;
      const met = carried[passed]! + here * rules.requests(passed, tick);
      const failure = rules.failure(passed, tick);
      if (tick - passed + 1 === threshold) {
        const probability = here * failure;
        const requests = met / here + rules.requests(passed, tick + 1);
        const seconds = (tick + 2) * rules.intervalSeconds;
        if (probability > 0) aborts.push({ seconds, probability, requests, largest: largest(rules.checks, passed) });
      } else {
        nextMass[passed]! += here * failure;
        nextCarried[passed]! += met * failure;
      }
      nextMass[passed + 1]! += here * (1 - failure);
      nextCarried[passed + 1]! += met * (1 - failure);
    }
    promote += nextMass[passes]!;
    promotedRequests += nextCarried[passes]!;
    nextMass[passes] = 0;
    mass = nextMass;
    carried = nextCarried;
  }
  return { aborts, promote, requestsWhenPromoted: promote > 0 ? promotedRequests / promote : 0 };
}

function largest(checks: readonly Check[], passed: number): number {
  return checks.slice(0, passed + 1).reduce((most, check) => Math.max(most, check.exposed), 0);
}
