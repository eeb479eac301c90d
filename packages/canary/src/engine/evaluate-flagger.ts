import type { Canary, Fate, FlaggerJudge, FlaggerMetric, Question, Timeline } from "../model.ts";
import { affordableRuns, airOf, COUNTED_FROM_ZERO, type Evaluator, INDEPENDENT, OVERLAPPING, SHOWN_RUNS, simulationError, STEERING_RUNS } from "./evaluator.ts";
import { type Atom, fateOf } from "./fate.ts";
import { type FlaggerLaw, flaggerLaw } from "./flagger-chain.ts";
import { type Check, flaggerChecks } from "./flagger-checks.ts";
import { flaggerOutcomes, type Outcomes } from "./outcomes.ts";
import { seededRandom } from "./random.ts";
import { simulateFlagger } from "./simulate-flagger.ts";
import { type Air, probabilitiesFor, windowMeans } from "./windows.ts";

interface Prepared {
  readonly question: Question;
  readonly judge: FlaggerJudge;
  readonly checks: readonly Check[];
  readonly metrics: readonly FlaggerMetric[];
  readonly air: Air;
}

/** Flagger: exact where no window is longer than the interval, else simulated. */
export function evaluateFlagger(canary: Canary, judge: FlaggerJudge, question: Question): Evaluator {
  const { checks, notModelled } = flaggerChecks(judge);
  const metrics = judge.metrics.filter((metric) => metric.notModelled === undefined);
  const left = judge.metrics.flatMap(({ name, notModelled: reason }) => (reason === undefined ? [] : [{ what: `analysis.metrics.${name}`, reason }]));
  const prepared: Prepared = { question, judge, checks, metrics, air: airOf(question, canary.loadTestRps) };
  const overlapping = metrics.some((metric) => metric.windowSeconds > judge.intervalSeconds);
  const durationSeconds = checks.length * judge.intervalSeconds;
  return {
    fate: (ratio) => (overlapping ? simulated(prepared, ratio, SHOWN_RUNS) : exactFate(prepared, ratio)),
    abort: (ratio) => (overlapping ? simulated(prepared, ratio, STEERING_RUNS).abort : abortOf(lawOf(prepared, ratio, metrics))),
    falseAborts: () => metrics.map((metric) => ({ metric: metric.name, probability: abortOf(lawOf(prepared, 1, [metric])) })),
    durationSeconds,
    requestsWhenPassing: checks.reduce((sum, _, index) => sum + requestsOf(prepared, index, index), 0),
    timeline: drawn(prepared),
    notModelled: [...canary.notModelled, ...notModelled, ...left],
    assumptions: [INDEPENDENT, COUNTED_FROM_ZERO, ...(overlapping ? [OVERLAPPING] : [])],
  };
}

function lawOf(prepared: Prepared, ratio: number, metrics: readonly FlaggerMetric[]): FlaggerLaw {
  const { checks, judge, question } = prepared;
  const steady = question.traffic.kind === "constant";
  const known = new Map<number, number>();
  const failure = (index: number, tick: number): number => {
    // Without a profile a check fails as likely at one tick as at another.
    const key = steady ? index : index * 100_000 + tick;
    const probability = known.get(key) ?? failureOf(prepared, ratio, metrics, { index, tick });
    known.set(key, probability);
    return probability;
  };
  const requests = (index: number, tick: number): number => requestsOf(prepared, index, tick);
  return flaggerLaw({ checks, threshold: judge.threshold, intervalSeconds: judge.intervalSeconds, failure, requests });
}

/** One failing metric fails the check: 1 − Π(1 − q), without losing a q of 1e-20. */
function failureOf(prepared: Prepared, ratio: number, metrics: readonly FlaggerMetric[], { index, tick }: { index: number; tick: number }): number {
  const { judge, question, air, checks } = prepared;
  const check = checks[index]!;
  const end = (tick + 1) * judge.intervalSeconds;
  // The canary has existed since the first tick; a load test runs over all windows.
  const spans = [{ start: Math.min(0, tick * judge.intervalSeconds), end, weight: check.weight, exposed: check.exposed }];
  const log = metrics.reduce((sum, metric) => {
    const means = windowMeans(metric, probabilitiesFor(metric, question.baseline, ratio), spans, air, [end - metric.windowSeconds, end]);
    return sum + Math.log1p(-halting(flaggerOutcomes(metric, means)));
  }, 0);
  return -Math.expm1(log);
}

/** Everything but success fails a check, "error" and "inconclusive" too: Flagger halts on a query that gives no value. */
function halting({ failed, inconclusive, error }: Outcomes): number {
  return Math.min(1, failed + inconclusive + error);
}

function requestsOf({ judge, air, checks }: Prepared, index: number, tick: number): number {
  const start = tick * judge.intervalSeconds;
  return checks[index]!.exposed * (air.traffic(start + judge.intervalSeconds) - air.traffic(start));
}

function abortOf(law: FlaggerLaw): number {
  return law.aborts.reduce((sum, ending) => sum + ending.probability, 0);
}

function exactFate(prepared: Prepared, ratio: number): Fate {
  const law = lawOf(prepared, ratio, prepared.metrics);
  return fateOf(prepared.question, ratio, {
    aborts: law.aborts,
    pauses: [],
    promote: prepared.checks.length === 0 ? 0 : law.promote,
    requestsWhenPromoted: law.requestsWhenPromoted,
    durationSeconds: prepared.checks.length * prepared.judge.intervalSeconds,
    method: { kind: "exact" },
  });
}

function simulated(prepared: Prepared, ratio: number, wanted: number): Fate {
  const { question, judge, checks, metrics, air } = prepared;
  const random = seededRandom(question.seed ?? 1);
  const runs = affordableRuns(wanted, metrics.length * 2 * (checks.length + judge.threshold));
  const game = { checks, threshold: judge.threshold, intervalSeconds: judge.intervalSeconds, metrics, air };
  const aborts: Atom[] = [];
  let promoted = 0;
  let promotedRequests = 0;
  for (let i = 0; i < runs && checks.length > 0; i += 1) {
    const run = simulateFlagger({ ...game, probabilities: (metric) => probabilitiesFor(metric, question.baseline, ratio) }, random);
    if (run.end === "abort") aborts.push({ ...run, probability: 1 / runs });
    else {
      promoted += 1;
      promotedRequests += run.requests;
    }
  }
  return fateOf(question, ratio, {
    aborts,
    pauses: [],
    promote: promoted / runs,
    requestsWhenPromoted: promoted > 0 ? promotedRequests / promoted : 0,
    durationSeconds: checks.length * judge.intervalSeconds,
    method: { kind: "simulated", runs, standardError: simulationError(aborts.length, runs) },
  });
}

function drawn(prepared: Prepared): Timeline {
  const { judge, checks, metrics, question, air } = prepared;
  const interval = judge.intervalSeconds;
  const phases = checks.map((check, index) => ({ startSeconds: index * interval, seconds: interval, weight: check.weight, observed: metrics.length > 0 }));
  const spans = phases.map(({ startSeconds, seconds, weight }) => ({ start: startSeconds, end: startSeconds + seconds, weight, exposed: weight }));
  const measurements = checks.flatMap((_, index) =>
    metrics.map((metric) => {
      const seconds = (index + 1) * interval;
      const { bad, good } = windowMeans(metric, probabilitiesFor(metric, question.baseline, 1), spans, air, [seconds - metric.windowSeconds, seconds]);
      return { metric: metric.name, seconds, expectedRequests: bad + good, emptyProbability: Math.exp(-bad - good) };
    }),
  );
  return { phases, measurements };
}
