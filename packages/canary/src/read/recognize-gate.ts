import type { SequentialJudge } from "../model.ts";
import { canaryRequestsQuery, sequentialGateQuery } from "../promql/sequential-gate.ts";
import { scopeOf } from "./classify-selector.ts";
import type { Matcher, ReleaseNames, Selector } from "./classify-selector.ts";
import type { PromqlParser } from "./read-query.ts";
import { selectorsOf } from "./read-query.ts";

/** What the generated gate says about itself. */
export type RecognizedGate = Pick<SequentialJudge, "alpha" | "ratios" | "combine"> & { readonly stepSeconds: number };

/**
 * The anytime-valid gate that this product generates, read out of its query. Only what generating again gives to the letter is taken
 * for it: an edited gate is a query like any other.
 */
export function recognizeGate(query: string, names: ReleaseNames, parser: PromqlParser): RecognizedGate | undefined {
  const gate = parametersOf(query);
  const range = /\[(\d+)s:(\d+)s\]/.exec(query);
  if (gate === undefined || range === null) return undefined;
  const [lookBackSeconds, stepSeconds] = [Number(range[1]), Number(range[2])];
  const selectors = selectorsOf(query, parser).toSorted((a, b) => a.matchers.length - b.matchers.length);
  const [requests, failedCanary] = [selectors[0], selectors.at(-1)];
  if (requests === undefined || failedCanary === undefined) return undefined;
  const wanted = squeezed(query);
  const known = selectors.some((errors) => {
    const canary = rest(failedCanary, errors);
    if (canary === undefined || scopeOf({ metric: errors.metric, matchers: canary }, names) !== "canary") return false;
    return squeezed(sequentialGateQuery(gate, { requests, errors, canary, lookBackSeconds, stepSeconds })) === wanted;
  });
  return known ? { ...gate, stepSeconds } : undefined;
}

/** The count of the canary's requests that is generated beside the gate. */
export function recognizeRequests(query: string, names: ReleaseNames, parser: PromqlParser): boolean {
  const range = /\[(\d+)s:(\d+)s\]/.exec(query);
  const [requests, own] = selectorsOf(query, parser).toSorted((a, b) => a.matchers.length - b.matchers.length);
  if (range === null || requests === undefined || own === undefined) return false;
  const canary = rest(own, requests);
  if (canary === undefined || scopeOf({ metric: own.metric, matchers: canary }, names) !== "canary") return false;
  const [lookBackSeconds, stepSeconds] = [Number(range[1]), Number(range[2])];
  return squeezed(canaryRequestsQuery({ requests, errors: requests, canary, lookBackSeconds, stepSeconds })) === squeezed(query);
}

function parametersOf(query: string): Omit<RecognizedGate, "stepSeconds"> | undefined {
  const ratios = [...new Set([...query.matchAll(/"ratio", "([\d.e+]+)", "", ""\)/g)].map(([, ratio]) => Number(ratio)))];
  const bound = Number(/or vector\(\(?(-?[\d.e+-]+)\)?\)\s*$/.exec(query)?.[1]);
  const combine = /^\s*\(ln\(avg\(exp\(/.test(query) ? "mixture" : /^\s*\(max\(/.test(query) ? "maximum" : undefined;
  if (ratios.length === 0 || combine === undefined || !(bound < 0)) return undefined;
  // Back from its logarithm, alpha is the number somebody wrote only up to the last digits.
  const alpha = Number((Math.exp(bound) * (combine === "mixture" ? 1 : ratios.length)).toPrecision(12));
  return { alpha, ratios, combine };
}

/** The matchers that a selector has beyond another one's, when it begins with those. */
function rest(long: Selector, short: Selector): readonly Matcher[] | undefined {
  if (long.metric !== short.metric || long.matchers.length <= short.matchers.length) return undefined;
  const begins = short.matchers.every((matcher, index) => JSON.stringify(matcher) === JSON.stringify(long.matchers[index]));
  return begins ? long.matchers.slice(short.matchers.length) : undefined;
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, "");
}
