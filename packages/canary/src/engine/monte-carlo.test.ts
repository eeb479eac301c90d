import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ArgoMetric, Canary, FlaggerMetric, Outcome, Question } from "../model.ts";
import { argoMetric, flaggerMetric } from "../testing/upstream-examples.ts";
import { argoTimeline } from "./argo-timeline.ts";
import { airOf } from "./evaluator.ts";
import { flaggerChecks } from "./flagger-checks.ts";
import { evaluate } from "./power.ts";
import { seededRandom } from "./random.ts";
import { simulateArgo } from "./simulate-argo.ts";
import { simulateFlagger } from "./simulate-flagger.ts";
import { commonBin, slicesFor } from "./simulated-window.ts";
import { probabilitiesFor } from "./windows.ts";

const RUNS = 800;
const CANARIES = 40;
const SIGMAS = 3;
const PARAMETERS = { numRuns: CANARIES, seed: 20_261_128 };

/**
 * Whether shares of simulated endings are those computed, within 3 σ. Among a hundred comparisons one is outside by chance, so a suspicion
 * is tried once more with twenty times the releases: a wrong formula is then further out, a chance is not.
 */
function expectShares(play: (runs: number) => Record<string, number>, exact: Record<string, number>): void {
  const outside = (runs: number): string[] => {
    const counts = play(runs);
    return Object.entries(exact).flatMap(([end, probability]) => {
      const allowed = SIGMAS * Math.sqrt((probability * (1 - probability)) / runs) + 3 / runs;
      const share = (counts[end] ?? 0) / runs;
      return Math.abs(share - probability) <= allowed ? [] : [`${end}: simulated ${share}, exact ${probability}`];
    });
  };
  if (outside(RUNS).length > 0) expect(outside(20 * RUNS)).toEqual([]);
}

/** The mean of simulated values against the computed one, within 4 standard errors. */
function expectMean(values: readonly number[], exact: number): void {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(Math.abs(mean - exact)).toBeLessThanOrEqual(4 * Math.sqrt(variance / values.length) + 1e-9 + (5 * Math.abs(exact)) / values.length);
}

const outcome = fc.constantFrom<Outcome>("success", "failed", "inconclusive", "error");
const condition = fc.constantFrom(0.9, 0.95, 0.99).map((value) => ({ operator: ">=", value }) as const);

const argoMetrics = fc
  .record({
    successCondition: condition,
    failureCondition: fc.option(
      fc.constantFrom(0.5, 0.8, 0.9).map((value) => ({ operator: "<", value }) as const),
      { nil: undefined },
    ),
    whenEmpty: outcome,
    minimumRequests: fc.option(fc.record({ requests: fc.integer({ min: 2, max: 12 }), outcome: fc.constantFrom<Outcome>("success", "inconclusive") }), {
      nil: undefined,
    }),
    scope: fc.constantFrom("canary" as const, "service" as const),
    initialDelaySeconds: fc.constantFrom(0, 60, 90),
    windowSeconds: fc.constantFrom(30, 60),
    count: fc.option(fc.integer({ min: 2, max: 9 }), { nil: undefined }),
    failureLimit: fc.integer({ min: 0, max: 3 }),
    inconclusiveLimit: fc.integer({ min: 0, max: 2 }),
    consecutiveErrorLimit: fc.integer({ min: 0, max: 4 }),
    consecutiveSuccessLimit: fc.constantFrom(0, 0, 3),
  })
  .map((record) => argoMetric({ ...defined(record), intervalSeconds: 60 }));

function defined<T extends object>(record: T): Partial<ArgoMetric> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

const releases = fc.record({
  metrics: fc.array(argoMetrics, { minLength: 1, maxLength: 2 }),
  weights: fc.array(fc.constantFrom(0.05, 0.2, 0.5, 1), { minLength: 1, maxLength: 4 }),
  startingStep: fc.integer({ min: 0, max: 3 }),
  traffic: fc.constantFrom(
    { kind: "constant", rps: 0.02 } as const,
    { kind: "constant", rps: 0.4 } as const,
    { kind: "constant", rps: 6 } as const,
    {
      kind: "profile",
      startSeconds: 100,
      segments: [
        { seconds: 150, rps: 3 },
        { seconds: 90, rps: 0.1 },
      ],
    } as const,
  ),
  ratio: fc.constantFrom(1, 3, 20),
  designEffect: fc.constantFrom(1, 1, 4),
});

describe("the exact law of Argo Rollouts", () => {
  it("is what playing the releases one by one gives", () => {
    fc.assert(
      fc.property(releases, ({ metrics, weights, startingStep, traffic, ratio, designEffect }) => {
        const steps = weights.flatMap((weight) => [{ kind: "set-weight", weight } as const, { kind: "pause", seconds: 180 } as const]);
        const judge = { kind: "argo", steps, background: { startingStep, metrics } } as const;
        const question: Question = { traffic, baseline: 0.02, effects: [], designEffect };
        const fate = evaluate({ name: "any", notModelled: [], judge } satisfies Canary, question).fate(ratio);
        const timeline = argoTimeline(judge, undefined);
        const random = seededRandom(7);
        const times: number[] = [];
        const play = (runs: number): Record<string, number> => {
          const ends = { abort: 0, pause: 0, promote: 0 };
          for (let run = 0; run < runs; run += 1) {
            const { end, seconds } = simulateArgo(timeline, airOf(question, undefined), (metric) => probabilitiesFor(metric, 0.02, ratio), random);
            ends[end] += 1;
            if (end === "abort") times.push(seconds);
          }
          return ends;
        };
        expectShares(play, { abort: fate.abort, pause: fate.pause, promote: fate.promote });
        expect(fate.abort + fate.pause + fate.promote).toBeCloseTo(1, 10);
        if (times.length > RUNS / 4) expectMean(times, fate.abortSeconds!.mean);
      }),
      PARAMETERS,
    );
  });
});

const flaggerMetrics = fc
  .record({
    minimum: fc.constantFrom(0.9, 0.99),
    scope: fc.constantFrom("canary" as const, "service" as const),
    windowSeconds: fc.constantFrom(30, 60),
  })
  .map((record): FlaggerMetric => flaggerMetric(record));

const flaggerReleases = fc.record({
  metrics: fc.array(flaggerMetrics, { minLength: 1, maxLength: 2 }),
  strategy: fc.constantFrom(
    { kind: "canary", stepWeight: 0.2, maxWeight: 0.6 } as const,
    { kind: "canary", stepWeights: [0.05, 0.5, 1] } as const,
    { kind: "canary", stepWeight: 0.5, mirror: true } as const,
    { kind: "a/b", iterations: 4, matchedShare: 0.3 } as const,
    { kind: "blue-green", iterations: 2, mirror: true, routed: true } as const,
  ),
  threshold: fc.integer({ min: 1, max: 6 }),
  rps: fc.constantFrom(0.03, 0.5, 5),
  ratio: fc.constantFrom(1, 4, 15),
});

describe("the Markov chain of Flagger", () => {
  it("is what playing the releases one by one gives", () => {
    fc.assert(
      fc.property(flaggerReleases, ({ metrics, strategy, threshold, rps, ratio }) => {
        const judge = { kind: "flagger", intervalSeconds: 60, threshold, strategy, metrics } as const;
        const question: Question = { traffic: { kind: "constant", rps }, baseline: 0.01, effects: [] };
        const fate = evaluate({ name: "any", notModelled: [], judge }, question).fate(ratio);
        const random = seededRandom(11);
        const game = { checks: flaggerChecks(judge).checks, threshold, intervalSeconds: 60, metrics, air: airOf(question, undefined) };
        const requests: number[] = [];
        const play = (runs: number): Record<string, number> => {
          const ends = { abort: 0, promote: 0 };
          for (let run = 0; run < runs; run += 1) {
            const played = simulateFlagger({ ...game, probabilities: (metric) => probabilitiesFor(metric, 0.01, ratio) }, random);
            ends[played.end] += 1;
            requests.push(played.requests);
          }
          return ends;
        };
        expectShares(play, { abort: fate.abort, promote: fate.promote });
        expectMean(requests, fate.requests);
        expect(fate.abort + fate.promote).toBeCloseTo(1, 10);
      }),
      PARAMETERS,
    );
  });
});

describe("overlapping windows", () => {
  const overlapping: Canary = {
    name: "overlapping",
    notModelled: [],
    judge: {
      kind: "flagger",
      intervalSeconds: 60,
      threshold: 2,
      strategy: { kind: "a/b", iterations: 10, matchedShare: 0.5 },
      metrics: [flaggerMetric({ windowSeconds: 300 })],
    },
  };
  const question: Question = { traffic: { kind: "constant", rps: 0.5 }, baseline: 0.001, effects: [] };

  it("are simulated, with the error stated, the same for the same seed", () => {
    const fate = evaluate(overlapping, question).fate(10);
    expect(fate.method).toMatchObject({ kind: "simulated", runs: 10_000 });
    expect(evaluate(overlapping, question).fate(10)).toEqual(fate);
    expect(evaluate(overlapping, { ...question, seed: 2 }).fate(10).abort).not.toBe(fate.abort);
  });

  it("fail together: one error stays in the window of five checks", () => {
    // As if independent, a check of 75 requests at 1 % fails with about .53; the correlated ones fail in rows, so that two failures follow
    // from one error, but a release without any error is as rare as before.
    const noError = Math.exp(-0.5 * 0.5 * (10 * 60) * 0.01);
    const promote = 1 - evaluate(overlapping, question).fate(10).abort;
    expect(promote).toBeGreaterThan(noError - 0.02);
    expect(promote).toBeLessThan(noError + 0.12);
  });

  it("are cut where a window begins or ends, and nowhere else", () => {
    expect(slicesFor(300, 60)).toEqual({ lengths: [60], perWindow: 5 });
    expect(slicesFor(90, 60)).toEqual({ lengths: [30, 30], perWindow: 3 });
    expect(slicesFor(61, 60)).toEqual({ lengths: [59, 1], perWindow: 3 });
    expect(slicesFor(20, 60)).toEqual({ lengths: [40, 20], perWindow: 1 });
  });

  it("give the probabilities that a plain enumeration gives", () => {
    // Two checks over windows of 90 s every 60 s, failing on any error, threshold 2: both fail when the shared 30 s hold an error, or both
    // other parts do. Before the first tick there is no canary.
    const judge = { kind: "flagger", intervalSeconds: 60, threshold: 2, strategy: { kind: "a/b", iterations: 1, matchedShare: 1 } } as const;
    const canary: Canary = {
      name: "two",
      notModelled: [],
      judge: { ...judge, metrics: [flaggerMetric({ windowSeconds: 90, minimum: 1, whenEmpty: "success" })] },
    };
    const fate = evaluate(canary, { ...question, traffic: { kind: "constant", rps: 1 }, baseline: 0.01 }).fate(1);
    const none = (seconds: number): number => Math.exp(-0.01 * seconds);
    // First window: 60 s of canary; second: the last 30 s of those and 60 s more.
    const exact = 1 - none(30) + none(30) * (1 - none(30)) * (1 - none(60));
    expect(Math.abs(fate.abort - exact)).toBeLessThan(3 * Math.sqrt((exact * (1 - exact)) / 10_000));
  });

  it("use a bin all durations are multiples of", () => {
    expect([commonBin([60, 300]), commonBin([60, 90]), commonBin([0.25, 1])]).toEqual([60, 30, 0.25]);
  });
});
