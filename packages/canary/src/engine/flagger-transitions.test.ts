import { describe, expect, it } from "vitest";
import type { Canary, FlaggerJudge, FlaggerStrategy } from "../model.ts";
import { ask, flaggerMetric, flaggerTutorial } from "../testing/upstream-examples.ts";
import { flaggerLaw } from "./flagger-chain.ts";
import { flaggerChecks } from "./flagger-checks.ts";
import { evaluate } from "./power.ts";

function judge(strategy: FlaggerStrategy, overrides: Partial<FlaggerJudge> = {}): FlaggerJudge {
  return { kind: "flagger", intervalSeconds: 60, threshold: 5, strategy, metrics: [flaggerMetric()], ...overrides };
}

function weights(strategy: FlaggerStrategy): number[] {
  return flaggerChecks(judge(strategy)).checks.map(({ weight }) => Math.round(weight * 100));
}

describe("scheduler.go, the weights a release passes through", () => {
  const cases: [string, FlaggerStrategy, number[]][] = [
    ["stepWeight 10 to 50", { kind: "canary", stepWeight: 0.1, maxWeight: 0.5 }, [10, 20, 30, 40, 50]],
    ["a step that doesn't divide the maximum goes beyond it", { kind: "canary", stepWeight: 0.15, maxWeight: 0.5 }, [15, 30, 45, 60]],
    ["without a maximum up to everything", { kind: "canary", stepWeight: 0.3 }, [30, 60, 90, 100]],
    ["stepWeights as listed", { kind: "canary", stepWeights: [0.01, 0.1, 0.8] }, [1, 10, 80]],
    ["stepWeights beyond 100 are cut", { kind: "canary", stepWeights: [0.5, 1.2] }, [50, 100]],
    ["stepWeight wins over stepWeights, whose last one stays the maximum", { kind: "canary", stepWeight: 0.2, stepWeights: [0.1, 0.5] }, [20, 40, 60]],
    ["a mirrored canary sees everything once before", { kind: "canary", stepWeight: 0.5, maxWeight: 0.5, mirror: true }, [100, 50]],
    ["A/B: the matched share, once per iteration", { kind: "a/b", iterations: 3, matchedShare: 0.2 }, [20, 20, 20]],
    ["blue-green: silent iterations, then one check with everybody", { kind: "blue-green", iterations: 2, routed: true }, [0, 0, 100]],
    ["blue-green with mirrored traffic", { kind: "blue-green", iterations: 2, mirror: true, routed: true }, [100, 100, 100]],
    ["the kubernetes provider routes nobody", { kind: "blue-green", iterations: 2, routed: false }, [0, 0, 0]],
  ];
  it.each(cases)("%s", (_, strategy, expected) => {
    expect(weights(strategy)).toEqual(expected);
  });

  it("says that without any step the canary never gets traffic", () => {
    const stuck: Canary = { name: "stuck", notModelled: [], judge: judge({ kind: "canary" }) };
    const evaluator = evaluate(stuck, ask(5));
    expect(evaluator.notModelled).toEqual([
      { what: "analysis.stepWeight", reason: "without stepWeight, stepWeights or iterations the canary never gets traffic" },
    ]);
    expect(evaluator.fate(1)).toMatchObject({ abort: 0, promote: 0 });
  });
});

/** Checks that fail and pass as written, one letter per tick. */
function play(ticks: string, passes: number, threshold: number): { end: string; seconds?: number; requests?: number } {
  const checks = Array.from({ length: passes }, (_, index) => ({ weight: (index + 1) / 10, exposed: (index + 1) / 10 }));
  const law = flaggerLaw({
    checks,
    threshold,
    intervalSeconds: 60,
    failure: (_, tick) => (ticks[tick] === "f" ? 1 : 0),
    requests: (index) => 100 * (index + 1),
  });
  const [abort] = law.aborts;
  if (abort === undefined) return { end: `promote ${law.promote}`, requests: law.requestsWhenPromoted };
  return { end: `abort ${abort.probability}`, seconds: abort.seconds, requests: abort.requests };
}

describe("scheduler.go, failed checks", () => {
  it("rolls back at the tick after the threshold was reached, with the weight still there", () => {
    expect(play("ff", 3, 2)).toEqual({ end: "abort 1", seconds: 180, requests: 300 });
  });

  it("keeps the weight on a failure and never forgets one", () => {
    expect(play("fppf", 3, 2)).toEqual({ end: "abort 1", seconds: 300, requests: 100 + 100 + 200 + 300 + 300 });
    expect(play("fppp", 3, 2)).toEqual({ end: "promote 1", requests: 100 + 100 + 200 + 300 });
  });

  it("promotes at the last pass, however many failures there were below the threshold", () => {
    expect(play("pfpfp", 3, 3).end).toBe("promote 1");
    expect(play("pfpff", 3, 3).end).toBe("abort 1");
  });

  it("takes a threshold below 1 for 1", () => {
    expect(play("f", 3, 0)).toEqual({ end: "abort 1", seconds: 120, requests: 200 });
  });

  it("fails a check on an empty window, on the maximum and on any one of several metrics", () => {
    const empty = evaluate({ ...flaggerTutorial, judge: judge({ kind: "blue-green", iterations: 5, routed: true }) }, ask(50));
    expect(empty.fate(1)).toMatchObject({ abort: 1 });
    const tested = evaluate({ ...flaggerTutorial, loadTestRps: 20, judge: judge({ kind: "blue-green", iterations: 5, routed: true }) }, ask(50));
    expect(tested.fate(1).abort).toBeLessThan(0.01);
    const errors = flaggerMetric({ quantity: "error-ratio", minimum: undefined as never, maximum: 0.01 });
    const upsideDown = evaluate({ ...flaggerTutorial, judge: judge({ kind: "canary", stepWeight: 0.1, maxWeight: 0.5 }, { metrics: [errors] }) }, ask(5));
    expect(upsideDown.fate(10).abort).toBeCloseTo(evaluate(flaggerTutorial, ask(5)).fate(10).abort, 12);
    const two = evaluate(
      { ...flaggerTutorial, judge: judge({ kind: "canary", stepWeight: 0.1, maxWeight: 0.1 }, { threshold: 1, metrics: [errors, flaggerMetric()] }) },
      ask(5),
    );
    const one = evaluate(
      { ...flaggerTutorial, judge: judge({ kind: "canary", stepWeight: 0.1, maxWeight: 0.1 }, { threshold: 1, metrics: [errors] }) },
      ask(5),
    );
    expect(two.fate(10).abort).toBeCloseTo(1 - (1 - one.fate(10).abort) ** 2, 12);
  });
});

describe("closed form", () => {
  /** P(`threshold` failures before `passes` successes): the negative binomial distribution. */
  function negativeBinomial(q: number, threshold: number, passes: number): number {
    let sum = 0;
    let term = q ** threshold;
    for (let before = 0; before < passes; before += 1) {
      sum += term;
      term *= ((threshold + before) / (before + 1)) * (1 - q);
    }
    return sum;
  }

  it.each([
    [0.5, 5, 5],
    [0.1, 3, 20],
    [1e-4, 5, 10],
    [0.9, 10, 200],
    [0.01, 1, 200],
  ])("q = %d, threshold %i, %i checks", (q, threshold, passes) => {
    const checks = Array.from({ length: passes }, () => ({ weight: 0.1, exposed: 0.1 }));
    const law = flaggerLaw({ checks, threshold, intervalSeconds: 60, failure: () => q, requests: () => 1 });
    const abort = law.aborts.reduce((sum, { probability }) => sum + probability, 0);
    expect(abort / negativeBinomial(q, threshold, passes)).toBeCloseTo(1, 12);
    expect(abort + law.promote).toBeCloseTo(1, 12);
  });
});
