import type { SequentialJudge } from "../model.ts";
import { type Counter, type Matcher, selector, selectorProblems } from "./selector.ts";

export interface GateOptions {
  /** Counter of all requests of the service, canary and stable. */
  readonly requests: Counter;
  /** Counter of the failed ones; usually the same with one more matcher. */
  readonly errors: Counter;
  /** What selects the canary among them. */
  readonly canary: readonly Matcher[];
  /** How far the gate looks back: at least the whole release, at most until the canary before it. */
  readonly lookBackSeconds: number;
  /** One sample of evidence per this; at least two scrapes long. Default 60. */
  readonly stepSeconds?: number;
}

type Gate = Pick<SequentialJudge, "alpha" | "ratios" | "combine">;

const DEFAULT_STEP = 60;

/**
 * The anytime-valid gate as one PromQL expression. Its value is the evidence against the canary above the bound, in nats: abort when
 * it is above 0. Every look is allowed; a healthy release is aborted with probability alpha at most.
 *
 * Per step and ratio, with the canary's share of the requests actually served in that step,
 *   evidence += canary errors · ln RR − all errors · ln(share·(RR − 1) + 1).
 *
 * - Counts are differences of the counters, never `increase`: that extrapolates one error to 1.33 or 0, and misses the first one
 *   of a series, which for a canary is the one that matters.
 * - A restarted counter counts from 0, a series that was not there before too; but where nothing at all was scraped before (Prometheus
 *   itself was away), the step is left out, or the stable version's whole past would count.
 * - A step without any request, or without canary, gives no evidence; one without errors of a version counts 0, not "no data".
 * - With no data at all the value is that of no evidence, so neither silence nor low traffic aborts; `canaryRequestsQuery` tells a
 *   silent canary from a healthy one.
 *
 * Throws on names PromQL can't hold (see `selectorProblems`).
 */
export function sequentialGateQuery(gate: Gate, options: GateOptions): string {
  const problems = selectorProblems([options.requests, { ...options.errors, matchers: [...options.errors.matchers, ...options.canary] }]);
  if (problems[0] !== undefined) throw new Error(`${problems[0].what} ${JSON.stringify(problems[0].text)} can't be written as PromQL`);
  const { alpha, ratios, combine } = gate;
  const evidence = ratios.map((ratio) => labelled(evidenceOf(ratio, options), ratio)).join("\n  or\n");
  const bound = combine === "mixture" ? Math.log(alpha) : Math.log(alpha / ratios.length);
  // ln of the mean of exp: beyond 709 nats exp is +Inf, which is above any bound as well.
  const combined = combine === "mixture" ? `ln(avg(exp(\n${evidence}\n)))` : `max(\n${evidence}\n)`;
  return `(${combined} + ${decimal(bound)})\nor vector(${decimal(bound)})`;
}

/** Requests the canary has served: a gate that has seen none has tested nothing. 0 without data. */
export function canaryRequestsQuery(options: GateOptions): string {
  const { requests, canary } = options;
  return `sum_over_time(${counted(options, selector(requests, canary))}${range(options)}) or vector(0)`;
}

function evidenceOf(ratio: number, options: GateOptions): string {
  const { requests, errors, canary } = options;
  const share = `(${counted(options, selector(requests, canary))} / (${counted(options, selector(requests))} > 0))`;
  const own = `(${counted(options, selector(errors, canary))} or vector(0))`;
  const all = `(${counted(options, selector(errors))} or vector(0))`;
  const step = `${own} * ${decimal(Math.log(ratio))} - ${all} * ln(${share} * ${decimal(ratio - 1)} + 1)`;
  return `sum_over_time((${step})${range(options)})`;
}

/** Whole events since one step ago, over all series. A reset counter counts from 0; so does a new series, if anything was scraped before. */
function counted({ requests, stepSeconds = DEFAULT_STEP }: GateOptions, series: string): string {
  const scraped = `group(${selector(requests)} offset ${stepSeconds}s)`;
  const before = `(${series} offset ${stepSeconds}s or (${series} * 0 and on() ${scraped}))`;
  return `sum((${series} - ${before}) >= 0 or (${series} and ${before}))`;
}

function range({ lookBackSeconds, stepSeconds = DEFAULT_STEP }: GateOptions): string {
  return `[${lookBackSeconds}s:${stepSeconds}s]`;
}

/** Keeps the ratios apart in the union. */
function labelled(expression: string, ratio: number): string {
  return `  label_replace(${expression}, "ratio", "${decimal(ratio)}", "", "")`;
}

/** PromQL reads what JavaScript prints, exponents included. */
function decimal(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}
