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
 * - A counter is read as it was at the last scrape of a step, so that one that failed changes nothing. A pod of which a whole step saw
 *   nothing is left out of that step and of the next, its requests and its errors: to count what it did meanwhile against what the
 *   others did later would make an outage of all the canary's.
 * - A restarted counter counts from 0, and so does a series never seen in all the time looked back at; to call new what was only
 *   unreachable would count its past again after every gap. Where nothing at all was scraped before (Prometheus itself was away),
 *   the step is left out, or the stable version's whole past would count.
 * - A step without any request, or without canary, gives no evidence; one without errors of a version counts 0, not "no data".
 * - With no data at all the value is that of no evidence, so neither silence nor low traffic aborts; `canaryRequestsQuery` tells a
 *   silent canary from a healthy one.
 *
 * The share is that of the step's requests, not the weight. Given the requests, the canary's errors of a healthy release are
 * hypergeometric, not binomial; every convex function of them, and RR to their power is one, has at most the binomial's mean (Hoeffding
 * 1963, theorem 4), so the evidence is a supermartingale and Ville's bound holds with any traffic.
 *
 * Throws on names PromQL can't hold (see `selectorProblems`).
 */
export function sequentialGateQuery(gate: Gate, options: GateOptions): string {
  const problems = selectorProblems([options.requests, { ...options.errors, matchers: [...options.errors.matchers, ...options.canary] }]);
  if (problems[0] !== undefined) throw new Error(`${problems[0].what} ${JSON.stringify(problems[0].text)} can't be written as PromQL`);
  const { alpha, ratios, combine } = gate;
  const bound = combine === "mixture" ? Math.log(alpha) : Math.log(alpha / ratios.length);
  const evidence = `sum_over_time((\n${evidenceOf(ratios, options)}\n)${range(options)})`;
  // ln of the mean of exp: beyond 709 nats exp is +Inf, which is above any bound as well.
  const combined = combine === "mixture" ? `ln(avg(exp(${evidence})))` : `max(${evidence})`;
  return `(${combined} + ${decimal(bound)})\nor vector(${decimal(bound)})`;
}

/** Requests the canary has served: a gate that has seen none has tested nothing. 0 without data. */
export function canaryRequestsQuery(options: GateOptions): string {
  const { requests, canary } = options;
  return `sum_over_time(${counted(options, selector(requests, canary))}${range(options)}) or vector(0)`;
}

/** One value per ratio, by label; the counts are the same for all of them. */
function evidenceOf(ratios: readonly number[], options: GateOptions): string {
  const { requests, errors, canary } = options;
  const each = "* on() group_right()";
  const grid = `(${ratios.map((ratio) => `label_replace(vector(${decimal(ratio)}), "ratio", "${decimal(ratio)}", "", "")`).join(" or ")})`;
  const share = `(${counted(options, selector(requests, canary))} / (${counted(options, selector(requests))} > 0))`;
  const own = `(${counted(options, selector(errors, canary))} or vector(0))`;
  const all = `(${counted(options, selector(errors))} or vector(0))`;
  return `  ${own} ${each} ln${grid}\n  - ${all} ${each} ln(${share} ${each} (${grid} - 1) + 1)`;
}

/** Whole events of one step, over all series. A reset counter counts from 0; so does a new series, if anything was scraped before. */
function counted({ requests, lookBackSeconds, stepSeconds = DEFAULT_STEP }: GateOptions, series: string): string {
  const step = `[${stepSeconds}s]`;
  const earlier = `offset ${stepSeconds}s`;
  const now = `last_over_time(${series}${step})`;
  const known = `present_over_time(${series}[${lookBackSeconds}s] ${earlier})`;
  const scraped = `group(present_over_time(${selector(requests)}${step} ${earlier}))`;
  const before = `(last_over_time(${series}${step} ${earlier}) or ((${now} * 0 unless ${known}) and on() ${scraped}))`;
  return `sum((${now} - ${before}) >= 0 or (${now} and ${before}))`;
}

function range({ lookBackSeconds, stepSeconds = DEFAULT_STEP }: GateOptions): string {
  return `[${lookBackSeconds}s:${stepSeconds}s]`;
}

/** PromQL reads what JavaScript prints, exponents included. */
function decimal(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}
