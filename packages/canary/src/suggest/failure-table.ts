import { exceedance } from "../engine/exceedance.ts";

/** P(a check fails), computed once per expected number of requests, threshold and error probability. */
export type FailureTable = (requests: number, share: number, errorProbability: number) => number;

/**
 * Many candidates share their checks: what matters is only weight × interval. An empty window passes, as the queries this product
 * writes say. `requests` is the expected number in the window, already divided by the design effect.
 */
export function failureTable(): FailureTable {
  const known = new Map<number, Map<number, Map<number, number>>>();
  return (requests, share, errorProbability) => {
    const byShare = child(known, errorProbability);
    const byRequests = child(byShare, share);
    const found = byRequests.get(requests);
    if (found !== undefined) return found;
    const means = { bad: requests * errorProbability, good: requests * (1 - errorProbability) };
    const value = exceedance(means, { share, inclusive: false, minimum: 1 });
    byRequests.set(requests, value);
    return value;
  };
}

function child<K, V extends Map<number, unknown>>(parent: Map<K, V>, key: K): V {
  const found = parent.get(key) ?? (new Map() as V);
  parent.set(key, found);
  return found;
}
