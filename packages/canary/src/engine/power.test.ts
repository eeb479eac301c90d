import { describe, expect, it } from "vitest";
import type { Canary, Fate, Question, Traffic } from "../model.ts";
import { processorTime } from "../testing/processor-time.ts";
import { argoExample, argoMetric, ask, flaggerMetric, flaggerTutorial } from "../testing/upstream-examples.ts";
import { power, powerCurve } from "./power.ts";

/** `steps` weights of a minute each with one measurement a minute. */
function longRelease(steps: number): Canary {
  const weights = Array.from({ length: steps }, (_, index) => [
    { kind: "set-weight", weight: (index + 1) / (steps + 1) } as const,
    { kind: "pause", seconds: 60 } as const,
  ]).flat();
  const metric = argoMetric({
    windowSeconds: 60,
    intervalSeconds: 60,
    initialDelaySeconds: 60,
    failureLimit: 4,
    successCondition: { operator: ">=", value: 0.99 },
  });
  const latency = argoMetric({ ...metric, name: "latency", baseline: 0.01, affected: false, successCondition: { operator: ">=", value: 0.95 } });
  return { name: "long", notModelled: [], judge: { kind: "argo", steps: weights, background: { startingStep: 0, metrics: [metric, latency] } } };
}

const TUTORIAL: Question = { ...ask(50), effects: [5, 10], users: { active: 1000, sticky: true } };

describe("power", () => {
  it("answers for Flagger's tutorial what the reference answers", () => {
    const answer = power(flaggerTutorial, TUTORIAL);
    expect(answer.effects.map(({ abort }) => abort)).toEqual([expect.closeTo(7e-5, 6), expect.closeTo(0.44, 3)]);
    expect(answer.durationSeconds).toBe(300);
    expect(answer.requestsWhenPassing).toBe(50 * 60 * 1.5);
    // Everybody at 1 % instead of .1 %: 50 · 3600 · .009 more failures an hour.
    expect(answer.undetectedFailuresPerHour[1]).toBeCloseTo(1620, 6);
    expect(answer.timeline.phases.map(({ weight }) => Math.round(weight * 100))).toEqual([10, 20, 30, 40, 50]);
    expect(answer.timeline.measurements[0]).toMatchObject({ seconds: 60, expectedRequests: expect.closeTo(300, 9) });
  });

  it("finds the smallest effect detected with 80 %", () => {
    const { detectable80 } = power(flaggerTutorial, TUTORIAL);
    const at = (ratio: number): number => power(flaggerTutorial, { ...TUTORIAL, effects: [ratio] }).effects[0]!.abort;
    expect(at(detectable80!)).toBeGreaterThanOrEqual(0.8);
    expect(at(detectable80! * 0.999)).toBeLessThan(0.8);
  });

  it("says that nothing is detected where not even a release that always fails is", () => {
    // Six measurements never have eight failures.
    expect(power(argoExample({ failureLimit: 7 }), ask(50)).detectable80).toBeUndefined();
    expect(power(argoExample({ failureLimit: 3 }), ask(50)).detectable80).toBeGreaterThan(40);
  });

  it("counts users: sticky ones by the largest share, others by their requests", () => {
    const sticky = power(flaggerTutorial, TUTORIAL).effects[1]!;
    expect(sticky.usersUntilAbort).toBeGreaterThan(100);
    expect(sticky.usersUntilAbort).toBeLessThan(500);
    const free = power(flaggerTutorial, { ...TUTORIAL, users: { active: 1000, sticky: false } }).effects[1]!;
    // 6669 requests in the mean are 6.7 for each of 1000 users: nearly everybody met the canary.
    expect(free.usersUntilAbort).toBeGreaterThan(980);
    expect(free.usersUntilAbort).toBeLessThanOrEqual(1000);
    const rare = power(flaggerTutorial, { ...TUTORIAL, users: { active: 1e6, sticky: false } }).effects[1]!;
    expect(rare.usersUntilAbort! / rare.requestsUntilAbort!).toBeCloseTo(1, 2);
  });

  it("knows the excess failures a regression costs until it is aborted", () => {
    const { requestsUntilAbort, excessFailuresUntilAbort } = power(flaggerTutorial, TUTORIAL).effects[1]!;
    expect(excessFailuresUntilAbort).toBeCloseTo(requestsUntilAbort! * 0.009, 9);
  });

  it("gives the false aborts of each metric, whose family is the whole", () => {
    const { falseAborts, healthy } = power(longRelease(20), ask(2));
    expect(falseAborts.map(({ metric }) => metric)).toEqual(["success-rate", "latency"]);
    const family = 1 - falseAborts.reduce((product, { probability }) => product * (1 - probability), 1);
    expect(healthy.abort).toBeCloseTo(family, 10);
    expect(healthy.abort).toBeGreaterThan(Math.max(...falseAborts.map(({ probability }) => probability)));
  });

  it("does not let a metric the regression doesn't touch detect it", () => {
    const untouched: Canary = { ...argoExample({ affected: false }), name: "untouched" };
    const { healthy, effects } = power(untouched, ask(0.5, { effects: [100] }));
    expect(effects[0]!.abort).toBe(healthy.abort);
  });

  it("is weaker under bunched errors", () => {
    const plain = power(flaggerTutorial, ask(50));
    const bunched = power(flaggerTutorial, ask(50, { designEffect: 10 }));
    expect(bunched.effects[1]!.abort).toBeCloseTo(power(flaggerTutorial, ask(5)).effects[1]!.abort, 12);
    expect(bunched.healthy.abort).toBeGreaterThan(plain.healthy.abort);
    expect(bunched.requestsWhenPassing).toBe(plain.requestsWhenPassing);
  });

  it("follows a profile: the same canary at night", () => {
    const day: Traffic = {
      kind: "profile",
      startSeconds: 0,
      segments: [
        { seconds: 3600, rps: 50 },
        { seconds: 3600, rps: 0.05 },
      ],
    };
    const at = (startSeconds: number): number => power(flaggerTutorial, ask(1, { traffic: { ...day, startSeconds } })).effects[1]!.abort;
    expect(at(0)).toBeCloseTo(power(flaggerTutorial, ask(50)).effects[1]!.abort, 12);
    expect(at(3600)).toBeCloseTo(power(flaggerTutorial, ask(0.05)).effects[1]!.abort, 12);
    expect(at(3400)).not.toBeCloseTo(at(0), 3);
  });

  it("draws a curve that rises", () => {
    const curve = powerCurve(flaggerTutorial, TUTORIAL, 15);
    expect(curve[0]!.ratio).toBe(1);
    expect(curve.at(-1)!.ratio).toBeCloseTo(100, 9);
    for (const [index, point] of curve.slice(1).entries()) expect(point.abort).toBeGreaterThanOrEqual(curve[index]!.abort - 1e-12);
  });
});

function sums(fate: Fate): number {
  return fate.abort + fate.pause + fate.promote;
}

describe("the whole range", () => {
  const rates = [1e-4, 1e-2, 1, 1e2, 1e3, 1e5];

  it.each(rates)("200 steps at %d requests per second", (rps) => {
    const { healthy, effects } = power(longRelease(200), ask(rps));
    for (const fate of [healthy, ...effects]) {
      expect(sums(fate)).toBeCloseTo(1, 9);
      expect(Math.min(fate.abort, fate.pause, fate.promote)).toBeGreaterThanOrEqual(0);
      expect(fate.method).toEqual({ kind: "exact" });
    }
    expect(effects[1]!.abort).toBeGreaterThanOrEqual(effects[0]!.abort - 1e-12);
  });

  it("keeps tiny probabilities: aborting a healthy release of Flagger's tutorial at 500 requests per second", () => {
    const { healthy } = power(flaggerTutorial, ask(500));
    expect(healthy.abort).toBeGreaterThan(1e-150);
    expect(healthy.abort).toBeLessThan(1e-60);
  });

  it("errors on empty windows: retries every 10 seconds, five in a row abort, all of it exact", () => {
    const { healthy } = power(argoExample({ whenEmpty: "error", failureLimit: 3 }), ask(0.005));
    expect(sums(healthy)).toBeCloseTo(1, 9);
    // A window of 5 minutes is empty with e^-.6 at 40 %; then the next ten seconds bring a request with only 2 %.
    expect(healthy.abort).toBeGreaterThan(0.9);
  });
});

describe("speed", () => {
  it("answers for 20 steps in less than 50 ms", () => {
    const canaries = [
      longRelease(20),
      { ...flaggerTutorial, judge: { ...flaggerTutorial.judge, strategy: { kind: "canary", stepWeight: 0.05 } } as Canary["judge"] },
    ];
    for (const canary of canaries) {
      power(canary, ask(50));
      const times = Array.from({ length: 5 }, () => processorTime(() => void power(canary, ask(50))));
      expect(Math.min(...times)).toBeLessThan(50);
    }
  });

  it("simulates fewer releases where each is long, and states the larger error", () => {
    // Retries after errors every 10 seconds of five hours; windows of two intervals.
    const metric = argoMetric({ whenEmpty: "error", windowSeconds: 600, failureLimit: 3 });
    const steps = [
      { kind: "set-weight", weight: 0.1 },
      { kind: "pause", seconds: 18_000 },
    ] as const;
    const canary: Canary = { name: "long", notModelled: [], judge: { kind: "argo", steps, background: { startingStep: 0, metrics: [metric] } } };
    const { method } = power(canary, ask(5, { effects: [10] })).effects[0]!;
    expect(method).toMatchObject({ kind: "simulated", runs: 555 });
  });

  it("simulates windows a little longer than the interval as quickly as others", () => {
    const judge = {
      kind: "flagger",
      intervalSeconds: 60,
      threshold: 5,
      strategy: { kind: "canary", stepWeight: 0.05 },
      metrics: [flaggerMetric({ windowSeconds: 61 })],
    } as const;
    const { abort, method } = power({ name: "odd", notModelled: [], judge }, ask(5, { effects: [10] })).effects[0]!;
    if (method.kind !== "simulated") throw new Error("windows overlap");
    const { judge: apart } = { judge: { ...judge, metrics: [flaggerMetric({ windowSeconds: 60 })] } };
    const exact = power({ name: "even", notModelled: [], judge: apart }, ask(5, { effects: [10] })).effects[0]!;
    // One second of overlap changes next to nothing.
    expect(Math.abs(abort - exact.abort)).toBeLessThan(5 * method.standardError + 0.01);
  });
});
