import type { ArgoJudge, ArgoMetric, Canary, Fate, Question, Timeline } from "../model.ts";
import { argoLaw, effectiveCount, ERROR_RETRY_SECONDS } from "./argo-chain.ts";
import { type ArgoTimeline, argoTimeline, type Watch } from "./argo-timeline.ts";
import { affordableRuns, airOf, COUNTED_FROM_ZERO, type Evaluator, INDEPENDENT, OVERLAPPING, SHOWN_RUNS, simulationError, STEERING_RUNS } from "./evaluator.ts";
import { type Atom, fateOf } from "./fate.ts";
import { type Ending, firstOf, type Law, total } from "./law.ts";
import { argoOutcomes } from "./outcomes.ts";
import { seededRandom } from "./random.ts";
import { simulateArgo } from "./simulate-argo.ts";
import { exposureUntil } from "./spans.ts";
import { type Air, type Probabilities, probabilitiesFor, windowMeans } from "./windows.ts";

interface Prepared {
  readonly question: Question;
  readonly timeline: ArgoTimeline;
  readonly air: Air;
  /** Laws by watch and error probability: a metric the regression doesn't touch has one, and the healthy ones are asked for twice. */
  readonly laws: Map<Watch, Map<number, Law>>;
}

/** Argo Rollouts: exact where the windows of a metric don't overlap, else simulated. */
export function evaluateArgo(canary: Canary, judge: ArgoJudge, question: Question): Evaluator {
  const timeline = argoTimeline(judge, question.manualPauseSeconds);
  const prepared = { question, timeline, air: airOf(question, canary.loadTestRps), laws: new Map() };
  const overlapping = timeline.watches.some(({ metric }) => overlaps(metric));
  const exact = (ratio: number): Law => firstOf(timeline.watches.map((watch) => lawOf(prepared, watch, ratio)));
  const passing = exposureUntil(timeline.spans, prepared.air.traffic, timeline.end).requests;
  return {
    fate: (ratio) => (overlapping ? simulated(prepared, ratio, SHOWN_RUNS) : exactFate(prepared, ratio, exact(ratio))),
    abort: (ratio) => (overlapping ? simulated(prepared, ratio, STEERING_RUNS).abort : total(exact(ratio).aborts)),
    falseAborts: () => timeline.watches.map((watch) => ({ metric: watch.metric.name, probability: total(lawOf(prepared, watch, 1).aborts) })),
    durationSeconds: timeline.end,
    requestsWhenPassing: passing,
    timeline: drawn(prepared),
    notModelled: [...canary.notModelled, ...timeline.notModelled],
    assumptions: [INDEPENDENT, COUNTED_FROM_ZERO, ...timeline.assumptions, ...(overlapping ? [OVERLAPPING] : [])],
  };
}

function overlaps(metric: ArgoMetric): boolean {
  return metric.intervalSeconds !== undefined && effectiveCount(metric) > 1 && metric.windowSeconds > metric.intervalSeconds;
}

function lawOf(prepared: Prepared, watch: Watch, ratio: number): Law {
  const probabilities = probabilitiesFor(watch.metric, prepared.question.baseline, ratio);
  const laws = prepared.laws.get(watch) ?? new Map<number, Law>();
  prepared.laws.set(watch, laws);
  const law = laws.get(probabilities.canary) ?? computeLaw(prepared, watch, probabilities);
  laws.set(probabilities.canary, law);
  return law;
}

function computeLaw({ timeline, air }: Prepared, { metric, measured }: Watch, probabilities: Probabilities): Law {
  const known = new Map<string, ReturnType<typeof argoOutcomes>>();
  return argoLaw(metric, measured, (seconds, afterError) => {
    // An error came from an empty window; 10 seconds later only what arrived since can be in it.
    const window = afterError && metric.minimumRequests === undefined ? Math.min(metric.windowSeconds, ERROR_RETRY_SECONDS) : metric.windowSeconds;
    const means = windowMeans(metric, probabilities, timeline.spans, air, [seconds - window, seconds]);
    const key = `${means.bad} ${means.good}`;
    const outcomes = known.get(key) ?? argoOutcomes(metric, means);
    known.set(key, outcomes);
    return outcomes;
  });
}

function exactFate(prepared: Prepared, ratio: number, law: Law): Fate {
  return fateOf(prepared.question, ratio, {
    aborts: law.aborts.map((ending) => atomAt(prepared, ending)),
    pauses: law.pauses.map((ending) => atomAt(prepared, ending)),
    promote: law.survival,
    requestsWhenPromoted: exposureUntil(prepared.timeline.spans, prepared.air.traffic, prepared.timeline.end).requests,
    durationSeconds: prepared.timeline.end,
    method: { kind: "exact" },
  });
}

function atomAt({ timeline, air }: Prepared, { seconds, probability }: Ending): Atom {
  return { seconds, probability, ...exposureUntil(timeline.spans, air.traffic, seconds) };
}

function simulated(prepared: Prepared, ratio: number, wanted: number): Fate {
  const { question, timeline, air } = prepared;
  const random = seededRandom(question.seed ?? 1);
  const runs = affordableRuns(wanted, binsPerRun(timeline));
  const atoms: Record<"abort" | "pause", Atom[]> = { abort: [], pause: [] };
  let promoted = 0;
  for (let i = 0; i < runs; i += 1) {
    const run = simulateArgo(timeline, air, (metric) => probabilitiesFor(metric, question.baseline, ratio), random);
    if (run.end === "promote") promoted += 1;
    else atoms[run.end].push(atomAt(prepared, { seconds: run.seconds, probability: 1 / runs }));
  }
  return fateOf(question, ratio, {
    aborts: atoms.abort,
    pauses: atoms.pause,
    promote: promoted / runs,
    requestsWhenPromoted: exposureUntil(timeline.spans, air.traffic, timeline.end).requests,
    durationSeconds: timeline.end,
    method: { kind: "simulated", runs, standardError: simulationError(atoms.abort.length, runs) },
  });
}

/** Two per interval, or where retries fall in between one per retry. */
function binsPerRun({ watches, end }: ArgoTimeline): number {
  return watches.reduce((sum, { metric }) => {
    const retried = metric.whenEmpty === "error" || metric.minimumRequests?.outcome === "error";
    return sum + end / (retried ? ERROR_RETRY_SECONDS : (metric.intervalSeconds ?? metric.windowSeconds) / 2);
  }, 0);
}

function drawn({ question, timeline, air }: Prepared): Timeline {
  const measurements = timeline.watches.flatMap(({ metric, measured }) => {
    const first = measured.start + metric.initialDelaySeconds;
    const interval = metric.intervalSeconds ?? 0;
    const fitting = interval === 0 ? 1 : Math.ceil((Math.min(measured.end, timeline.end + 1) - first) / interval);
    return Array.from({ length: Math.max(0, Math.min(effectiveCount(metric), fitting)) }, (_, index) => {
      const seconds = first + index * interval;
      const { bad, good } = windowMeans(metric, probabilitiesFor(metric, question.baseline, 1), timeline.spans, air, [seconds - metric.windowSeconds, seconds]);
      return { metric: metric.name, seconds, expectedRequests: bad + good, emptyProbability: Math.exp(-bad - good), from: seconds - metric.windowSeconds };
    });
  });
  const phases = timeline.spans.map(({ start, end, weight }) => ({
    startSeconds: start,
    seconds: end - start,
    weight,
    observed: measurements.some(({ from, seconds }) => from < end && seconds > start),
  }));
  return { phases, measurements: measurements.map(({ from: _, ...measurement }) => measurement) };
}
