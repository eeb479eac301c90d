import type { Requirement } from "../requirement/parse-requirement.ts";
import { leastRequests } from "./information-bound.ts";
import { search, type Search } from "./search.ts";

/** Each way out alone would do; absent: not even that helps within the grid. */
export interface Needed {
  /** Seconds the release would have to be allowed to take. */
  readonly seconds?: number;
  /** Canary requests of a bad release that would have to be accepted. */
  readonly exposed?: number;
  /** Times as much traffic. */
  readonly traffic?: number;
  /** Canary requests below which no procedure at all, sequential or not, can meet the requirement. */
  readonly leastExposed?: number;
  /** Share of healthy releases that would have to be aborted. */
  readonly falseAborts?: number;
}

const MOST_TRAFFIC = 1e6;
const HALVINGS = 8;
/** Beyond half of the healthy releases nobody would call it a canary. */
const MOST_FALSE = 0.5;

/** Relaxes one limit at a time and reports the least relaxation that leads to a configuration. */
export function whatIsNeeded(options: Search): Needed {
  const { maxSeconds, maxExposed, falseAborts } = options.requirement;
  const least = leastExposed(options);
  const exposed =
    maxExposed === undefined ? undefined : search({ ...options, wanted: 1, requirement: without(options.requirement, "maxExposed") }).found[0]?.exposed;
  const known = { ...(least > 0 && { leastExposed: least }), ...(exposed !== undefined && { exposed }) };
  // What no procedure can do, neither more time nor more traffic makes possible.
  if (maxExposed !== undefined && least > maxExposed) return known;
  const seconds =
    maxSeconds === undefined ? undefined : smallest(maxSeconds, maxSeconds * 1000, (value) => feasible(withLimit(options, { maxSeconds: value })));
  const traffic = smallest(1, MOST_TRAFFIC, (factor) => feasible({ ...options, rps: options.rps * factor, informative: options.informative * factor }));
  const alarms = falseAborts === undefined ? undefined : smallest(falseAborts, MOST_FALSE, (value) => feasible(withLimit(options, { falseAborts: value })));
  return {
    ...known,
    ...(seconds !== undefined && { seconds }),
    ...(traffic !== undefined && { traffic }),
    ...(alarms !== undefined && { falseAborts: alarms }),
  };
}

function leastExposed({ requirement, baseline, rps, informative }: Search): number {
  const [first] = requirement.power;
  if (first === undefined) return 0;
  return (leastRequests({ baseline, ratio: first.ratio, power: first.atLeast, falseAborts: requirement.falseAborts ?? 1 }) * rps) / informative;
}

function without(requirement: Requirement, dropped: keyof Requirement): Requirement {
  const { [dropped]: _, ...rest } = requirement;
  return rest as Requirement;
}

function withLimit(options: Search, limits: Partial<Requirement>): Search {
  return { ...options, requirement: { ...options.requirement, ...limits } };
}

function feasible(options: Search): boolean {
  return search({ ...options, wanted: 1, anyWillDo: true }).found.length > 0;
}

/** The least value that works, to a 256th of the range in the logarithm; undefined when the largest doesn't. */
function smallest(from: number, to: number, works: (value: number) => boolean): number | undefined {
  if (to <= from || !works(to)) return undefined;
  let low = from;
  let high = to;
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = Math.sqrt(low * high);
    if (works(middle)) high = middle;
    else low = middle;
  }
  return high;
}
