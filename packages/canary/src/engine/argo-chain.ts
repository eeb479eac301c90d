import type { ArgoMetric } from "../model.ts";
import type { Ending, Law } from "./law.ts";
import type { Outcomes } from "./outcomes.ts";

/** Seconds until a measurement is tried again after an error (argo-rollouts analysis/analysis.go DefaultErrorRetryInterval). */
export const ERROR_RETRY_SECONDS = 10;
/** States rarer than this are dropped, but only where errors make the state space grow without bound. */
const NEGLIGIBLE = 1e-30;

/** Errors in a row after which a limit counts as exceeded whatever it is: nearly three hours of retries without an answer. */
const MOST_ERRORS = 1000;

/** When a metric is measured: from `start` on, before `end`, exclusive. */
export interface Measured {
  readonly start: number;
  readonly end: number;
}

/** What a measurement at this moment says. After an error only the requests since then can have filled the window. */
export type OutcomesAt = (seconds: number, afterError: boolean) => Outcomes;

/** Sizes of the counters of analysis.go runMeasurements; a counter that can't matter has size 1. */
interface Shape {
  readonly failed: number;
  readonly inconclusive: number;
  readonly errors: number;
  readonly successes: number;
}

interface Walk {
  readonly metric: ArgoMetric;
  readonly shape: Shape;
  readonly aborts: Map<number, number>;
  readonly pauses: Map<number, number>;
  survival: number;
}

/**
 * The law of one metric of an AnalysisRun, by dynamic programming over (failed, inconclusive, consecutive errors, consecutive successes).
 *
 * The rules are those of argo-rollouts v1.9.1 analysis/analysis.go: assessMetricFailureInconclusiveOrError (each limit is exceeded, not
 * reached), assessMetricStatus (consecutiveSuccessLimit, then count), runMeasurements (errors do not count as measurements and are
 * broken by any other outcome), generateMetricTasks (first measurement at once or after initialDelay; retry 10 s after an error).
 * O(measurements × states); the number of retries adds a factor only where errors can happen.
 */
export function argoLaw(metric: ArgoMetric, measured: Measured, outcomesAt: OutcomesAt): Law {
  const interval = metric.intervalSeconds;
  const count = effectiveCount(metric);
  const first = measured.start + metric.initialDelaySeconds;
  const fitting = interval === undefined ? 1 : Math.max(0, Math.ceil((measured.end - first) / interval));
  const measurements = Math.min(count, fitting);
  const walk: Walk = { metric, shape: shapeOf(metric, measurements), aborts: new Map(), pauses: new Map(), survival: 0 };
  // layers[b] holds the states after b retries, all at the same number of counted measurements.
  let layers: Float64Array[] = [initial(walk.shape)];
  for (let counted = 0; ; counted += 1) {
    if (counted === count) {
      for (const [retries, states] of layers.entries()) complete(walk, states, first + (counted - 1) * (interval ?? 0) + retries * ERROR_RETRY_SECONDS);
      break;
    }
    const next: Float64Array[] = [];
    for (let retries = 0; retries < layers.length; retries += 1) {
      const states = layers[retries];
      if (states === undefined || states.every((mass) => mass === 0)) continue;
      const seconds = first + counted * (interval ?? 0) + retries * ERROR_RETRY_SECONDS;
      if (seconds >= measured.end) walk.survival += sum(states);
      else measure(walk, states, seconds, { outcomesAt, next, layers, retries });
    }
    layers = next;
    if (layers.length === 0) break;
  }
  return { aborts: endings(walk.aborts), pauses: endings(walk.pauses), survival: walk.survival };
}

/** Metric.EffectiveCount of the API: a missing count means one measurement without an interval, and no end with one. */
export function effectiveCount(metric: ArgoMetric): number {
  if (metric.count !== undefined && metric.count > 0) return metric.count;
  return metric.intervalSeconds === undefined ? 1 : Infinity;
}

function shapeOf(metric: ArgoMetric, measurements: number): Shape {
  const outcomes = possible(metric);
  return {
    failed: metric.failureLimit < 0 ? 1 : Math.min(metric.failureLimit, measurements) + 1,
    inconclusive: outcomes.has("inconclusive") ? Math.min(metric.inconclusiveLimit, measurements) + 1 : 1,
    errors: outcomes.has("error") ? Math.min(metric.consecutiveErrorLimit, MOST_ERRORS) + 1 : 1,
    // More in a row than there are measurements can't be reached, so they needn't be told apart.
    successes: Math.max(1, Math.min(metric.consecutiveSuccessLimit, measurements + 1)),
  };
}

function possible(metric: ArgoMetric): Set<string> {
  const outcomes = new Set<string>([metric.whenEmpty]);
  if (metric.minimumRequests) outcomes.add(metric.minimumRequests.outcome);
  if (metric.successCondition && metric.failureCondition) outcomes.add("inconclusive");
  return outcomes;
}

function initial(shape: Shape): Float64Array {
  const states = new Float64Array(shape.failed * shape.inconclusive * shape.errors * shape.successes);
  states[0] = 1;
  return states;
}

interface Step {
  readonly outcomesAt: OutcomesAt;
  readonly next: Float64Array[];
  readonly layers: Float64Array[];
  readonly retries: number;
}

/** One measurement of every state of a layer. */
function measure(walk: Walk, states: Float64Array, seconds: number, step: Step): void {
  const { shape, metric } = walk;
  const fresh = step.outcomesAt(seconds, false);
  const retried = shape.errors > 1 ? step.outcomesAt(seconds, true) : fresh;
  const strideInconclusive = shape.errors * shape.successes;
  const strideFailed = shape.inconclusive * strideInconclusive;
  const target = (step.next[step.retries] ??= new Float64Array(states.length));
  for (let state = 0; state < states.length; state += 1) {
    const mass = states[state]!;
    if (mass === 0) continue;
    const successes = state % shape.successes;
    const errors = Math.floor(state / shape.successes) % shape.errors;
    const inconclusive = Math.floor(state / strideInconclusive) % shape.inconclusive;
    const failed = Math.floor(state / strideFailed);
    const outcomes = errors > 0 ? retried : fresh;
    const base = failed * strideFailed + inconclusive * strideInconclusive;
    if (metric.consecutiveSuccessLimit > 0 && successes + 1 >= metric.consecutiveSuccessLimit) walk.survival += mass * outcomes.success;
    else target[base + (metric.consecutiveSuccessLimit > 0 ? Math.min(successes + 1, shape.successes - 1) : 0)]! += mass * outcomes.success;
    if (metric.failureLimit < 0) target[base]! += mass * outcomes.failed;
    else if (failed + 1 > metric.failureLimit) add(walk.aborts, seconds, mass * outcomes.failed);
    else if (failed + 1 < shape.failed) target[base + strideFailed]! += mass * outcomes.failed;
    if (inconclusive + 1 > metric.inconclusiveLimit) add(walk.pauses, seconds, mass * outcomes.inconclusive);
    else if (inconclusive + 1 < shape.inconclusive) target[base + strideInconclusive]! += mass * outcomes.inconclusive;
    if (errors + 1 > Math.min(metric.consecutiveErrorLimit, MOST_ERRORS)) add(walk.aborts, seconds, mass * outcomes.error);
    else if (mass * outcomes.error > NEGLIGIBLE) {
      const again = (step.layers[step.retries + 1] ??= new Float64Array(states.length));
      again[base + (errors + 1) * shape.successes]! += mass * outcomes.error;
    } else walk.survival += mass * outcomes.error;
  }
}

/** The count is reached: successful, unless consecutive successes were asked for and not seen (assessMetricStatus). */
function complete(walk: Walk, states: Float64Array | undefined, seconds: number): void {
  const mass = states === undefined ? 0 : sum(states);
  if (walk.metric.consecutiveSuccessLimit <= 0) walk.survival += mass;
  else add(walk.metric.failureLimit < 0 ? walk.aborts : walk.pauses, seconds, mass);
}

function add(into: Map<number, number>, seconds: number, mass: number): void {
  if (mass > 0) into.set(seconds, (into.get(seconds) ?? 0) + mass);
}

function sum(states: Float64Array): number {
  return states.reduce((total, mass) => total + mass, 0);
}

function endings(masses: Map<number, number>): Ending[] {
  return [...masses].map(([seconds, probability]) => ({ seconds, probability })).sort((a, b) => a.seconds - b.seconds);
}
