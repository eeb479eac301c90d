import { describe, expect, it } from "vitest";
import type { Canary, Question, SequentialJudge } from "../model.ts";
import { waldSize } from "./classical.ts";
import { evaluate } from "./power.ts";
import { seededRandom } from "./random.ts";
import { sequentialAbort, stoppingErrors } from "./sequential-exact.ts";
import { logMixture, observe, rejects } from "./sequential-statistic.ts";
import { simulateSequential } from "./simulate-sequential.ts";

const RATIOS = [1.5, 2, 3, 5, 10, 20, 50];

function gate(phases: SequentialJudge["phases"], overrides: Partial<SequentialJudge> = {}): Canary {
  return {
    name: "gate",
    notModelled: [],
    judge: { kind: "sequential", phases, alpha: 0.01, ratios: RATIOS, intervalSeconds: 0, combine: "mixture", ...overrides },
  };
}

/** Flagger's ramp, 10 to 50 %. */
function ramp(seconds: number): SequentialJudge["phases"] {
  return [0.1, 0.2, 0.3, 0.4, 0.5].map((weight) => ({ weight, seconds }));
}

function ask(rps: number): Question {
  return { traffic: { kind: "constant", rps }, baseline: 0.001, effects: [] };
}

describe("the conditional mixture test of the reference", () => {
  // Printed from 500 to 2000 simulated releases: three of their standard errors, and the digits printed.
  const table = [
    { rps: 50, seconds: 60, error: 0.005, power: 0.84, runs: 500 },
    { rps: 50, seconds: 60, error: 0.01, power: 1, runs: 500, time: 85, requests: 622 },
    { rps: 5, seconds: 60, error: 0.01, power: 0.18, runs: 500 },
    { rps: 5, seconds: 60, error: 0.05, power: 1, runs: 500, time: 107 },
    { rps: 5, seconds: 600, error: 0.01, power: 1, runs: 500, time: 845, requests: 612 },
    { rps: 0.5, seconds: 600, error: 0.01, power: 0.18, runs: 500 },
    { rps: 0.5, seconds: 600, error: 0.05, power: 0.999, runs: 500 },
  ];
  it.each(table)("$rps requests/s, five phases of $seconds s, $error errors: $power", ({ rps, seconds, error, power, runs, time, requests }) => {
    const fate = evaluate(gate(ramp(seconds)), ask(rps)).fate(error / 0.001);
    expect(Math.abs(fate.abort - power)).toBeLessThan(3 * Math.sqrt((fate.abort * (1 - fate.abort)) / runs) + 0.005);
    if (time !== undefined) expect(Math.abs(fate.abortSeconds!.mean / time - 1)).toBeLessThan(0.06);
    if (requests !== undefined) expect(Math.abs(fate.requestsUntilAbort! / requests - 1)).toBeLessThan(0.08);
  });

  it("aborts a healthy release about as rarely as printed, with an error far below the figure", () => {
    const { abort, method } = evaluate(gate(ramp(60)), ask(50)).fate(1);
    if (method.kind !== "simulated") throw new Error("a ramp is simulated");
    expect(method.standardError).toBeLessThan(abort / 10);
    expect(Math.abs(abort - 0.0025)).toBeLessThan(3 * Math.sqrt(0.0025 / 2000));
  });
});

describe("false alarms under continuous looking", () => {
  it.each(["mixture", "maximum"] as const)("stay below alpha (%s), however long one looks", (combine) => {
    const judge = { kind: "sequential", phases: [], alpha: 0.05, ratios: RATIOS, intervalSeconds: 0, combine } as const;
    const random = seededRandom(5);
    const runs = 1000;
    let alarms = 0;
    for (let run = 0; run < runs; run += 1) {
      // 600 expected errors, looked at after each, while the weight moves up and down.
      const pieces = [0.05, 0.5, 0.2, 0.8].map((weight, index) => ({ start: index * 150, end: index * 150 + 150, weight, rps: 100 }));
      if (simulateSequential({ judge, pieces, baseline: 0.01, ratio: 1 }, random).aborted) alarms += 1;
    }
    // A fixed test looked at like this would be near 1; the bound holds in truth, so three standard errors above it are a defect.
    expect(alarms / runs).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
    expect(alarms).toBeGreaterThan(0);
  });

  it.each([0.01, 0.1, 0.5, 0.9])("are exactly below alpha at a constant share of %d", (weight) => {
    for (const combine of ["mixture", "maximum"] as const) {
      const abort = sequentialAbort({ judge: { alpha: 0.01, ratios: RATIOS, combine }, weight, ratio: 1, expectedErrors: 800 });
      expect(abort).toBeLessThan(0.01);
      expect(abort).toBeGreaterThan(1e-5);
    }
  });
});

describe("exact and simulated", () => {
  const judge = { kind: "sequential", phases: [], alpha: 0.05, ratios: [2, 5], intervalSeconds: 0, combine: "mixture" } as const;

  it.each([
    { weight: 0.1, ratio: 5 },
    { weight: 0.5, ratio: 2 },
    { weight: 0.3, ratio: 3 },
  ])("agree at weight $weight, ratio $ratio", ({ weight, ratio }) => {
    const pieces = [{ start: 0, end: 100, weight, rps: 40 }];
    const expectedErrors = 40 * 0.01 * (weight * ratio + 1 - weight) * 100;
    const exact = sequentialAbort({ judge, weight, ratio, expectedErrors });
    const random = seededRandom(3);
    const runs = 4000;
    let aborts = 0;
    for (let run = 0; run < runs; run += 1) if (simulateSequential({ judge, pieces, baseline: 0.01, ratio }, random).aborted) aborts += 1;
    expect(Math.abs(aborts / runs - exact)).toBeLessThan(3 * Math.sqrt((exact * (1 - exact)) / runs));
  });

  it("agree on the false alarms that importance sampling finds", () => {
    const canary = gate([
      { seconds: 200, weight: 0.2 },
      { seconds: 200, weight: 0.2 },
    ]);
    const question = { ...ask(300), effects: [] };
    const { abort, method } = evaluate(canary, question).fate(1);
    if (method.kind !== "simulated") throw new Error("two phases are simulated");
    const exact = sequentialAbort({ judge: { alpha: 0.01, ratios: RATIOS, combine: "mixture" }, weight: 0.2, ratio: 1, expectedErrors: 120 });
    expect(Math.abs(abort - exact)).toBeLessThan(3 * method.standardError);
    expect(method.standardError).toBeLessThan(exact / 20);
  });

  it("is exact in one phase, with the times given an abort simulated", () => {
    const fate = evaluate(gate([{ seconds: 600, weight: 0.2 }]), ask(50)).fate(5);
    expect(fate.method).toEqual({ kind: "exact" });
    expect(fate.abort).toBeCloseTo(
      sequentialAbort({ judge: { alpha: 0.01, ratios: RATIOS, combine: "mixture" }, weight: 0.2, ratio: 5, expectedErrors: 54 }),
      12,
    );
  });
});

describe("evidence counted in steps", () => {
  const judge = { kind: "sequential", phases: [], alpha: 0.05, ratios: [2, 5], intervalSeconds: 0, combine: "mixture" } as const;
  const aborts = (stepSeconds: number, ratio: number, { rps = 1, runs = 2000 } = {}): number => {
    const pieces = [{ start: 0, end: 1000, weight: 0.3, rps }];
    const random = seededRandom(11);
    let hits = 0;
    for (let run = 0; run < runs; run += 1)
      if (simulateSequential({ judge: { ...judge, stepSeconds }, pieces, baseline: 0.02 / rps, ratio }, random).aborted) hits += 1;
    return hits / runs;
  };

  it("is as good as counted at once where a step holds many requests", () => {
    // Half a step is cut off in the mean, and the looks are as far apart as the steps.
    const atOnce = (ratio: number): number => sequentialAbort({ judge, weight: 0.3, ratio, expectedErrors: 990 * 0.02 * (0.3 * ratio + 0.7) });
    for (const ratio of [2, 3]) expect(Math.abs(aborts(20, ratio, { rps: 20 }) - atOnce(ratio))).toBeLessThan(0.04);
  });

  it("says the less the fewer requests a step holds, and nothing with one", () => {
    const [ten, two, one] = [aborts(10, 3), aborts(2, 3), aborts(1, 3, { rps: 0.1 })];
    expect(ten).toBeGreaterThan(two + 0.1);
    expect(two).toBeGreaterThan(one);
    expect(one).toBeLessThan(0.02);
  });

  it("keeps the bound, and more so with few requests to a step", () => {
    for (const stepSeconds of [1, 10, 100]) expect(aborts(stepSeconds, 1)).toBeLessThan(0.05);
  });

  it("has the false aborts that importance sampling finds", () => {
    const canary = gate([{ seconds: 1000, weight: 0.3 }], { alpha: 0.2, ratios: [2, 5], intervalSeconds: 10, stepSeconds: 10 });
    const question = { traffic: { kind: "constant", rps: 2 }, baseline: 0.02, effects: [] } as const;
    const { abort, method } = evaluate(canary, question).fate(1);
    if (method.kind !== "simulated") throw new Error("steps are simulated");
    const random = seededRandom(12);
    const runs = 20_000;
    let hits = 0;
    const pieces = [{ start: 0, end: 1000, weight: 0.3, rps: 2 }];
    for (let run = 0; run < runs; run += 1)
      if (simulateSequential({ judge: canary.judge as SequentialJudge, pieces, baseline: 0.02, ratio: 1 }, random).aborted) hits += 1;
    const share = hits / runs;
    expect(Math.abs(abort - share)).toBeLessThan(3 * Math.sqrt(method.standardError ** 2 + (share * (1 - share)) / runs));
  });
});

describe("Wald's size", () => {
  it("is what a test of one ratio needs, the overshoot apart", () => {
    const judge = { alpha: 0.01, ratios: [5], combine: "mixture" } as const;
    const law = stoppingErrors({ judge, weight: 0.1, ratio: 5, expectedErrors: 400, most: 400 });
    const mean = law.reduce((sum, probability, index) => sum + probability * (index + 1), 0);
    // Without a lower boundary every release is followed to the end: beta = 0. The overshoot adds at most one largest step.
    const { errors } = waldSize({ alpha: 0.01, beta: 1e-12, weight: 0.1, ratio: 5, baseline: 0.001, rps: 5 });
    expect(mean).toBeGreaterThan(errors);
    expect(mean).toBeLessThan(errors * 1.35);
  });
});

describe("the statistic", () => {
  it("is the likelihood ratio of the labels, one by one or in bunches", () => {
    const one = new Float64Array(2);
    observe(one, [2, 5], 0.1, { canary: 1, all: 1 });
    observe(one, [2, 5], 0.1, { canary: 0, all: 2 });
    const share = (ratio: number): number => (0.1 * ratio) / (0.1 * ratio + 0.9);
    const ratioOf = (ratio: number): number => (share(ratio) / 0.1) * ((1 - share(ratio)) / 0.9) ** 2;
    expect([...one].map(Math.exp)).toEqual([expect.closeTo(ratioOf(2), 12), expect.closeTo(ratioOf(5), 12)]);
    const bunch = new Float64Array(2);
    observe(bunch, [2, 5], 0.1, { canary: 1, all: 3 });
    expect(bunch[1]).toBeCloseTo(one[1]!, 12);
    expect(Math.exp(logMixture(one))).toBeCloseTo((ratioOf(2) + ratioOf(5)) / 2, 12);
  });

  it("rejects at the bound, and with the maximum later than with the mixture", () => {
    const bound = Math.log(100);
    expect(rejects(Float64Array.of(bound), { alpha: 0.01, combine: "mixture" })).toBe(true);
    expect(rejects(Float64Array.of(bound - 1e-9), { alpha: 0.01, combine: "mixture" })).toBe(false);
    const two = Float64Array.of(bound + Math.log(2) - 1e-6, bound + Math.log(2) - 1e-6);
    expect([rejects(two, { alpha: 0.01, combine: "mixture" }), rejects(two, { alpha: 0.01, combine: "maximum" })]).toEqual([true, false]);
  });
});
