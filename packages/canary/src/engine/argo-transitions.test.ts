import { describe, expect, it } from "vitest";
import type { ArgoMetric, Canary, Outcome } from "../model.ts";
import { outcomesOf } from "../testing/transition-cases.ts";
import { argoExample, argoMetric, ask } from "../testing/upstream-examples.ts";
import { argoLaw } from "./argo-chain.ts";
import { argoTimeline } from "./argo-timeline.ts";
import { argoOutcome } from "./measured-outcome.ts";
import { argoOutcomes } from "./outcomes.ts";
import { evaluate } from "./power.ts";
import { begin, record } from "./simulate-argo.ts";

/** Runs a fixed sequence through the dynamic program: every measurement is certain. Answers "abort@300", "pause@0" or "passes". */
function byLaw(metric: ArgoMetric, sequence: readonly Outcome[], end = Infinity): string {
  let taken = 0;
  const times = new Map<number, Outcome>();
  const law = argoLaw(metric, { start: 0, end }, (seconds) => {
    if (!times.has(seconds)) times.set(seconds, sequence[taken++] ?? "success");
    return { success: 0, failed: 0, inconclusive: 0, error: 0, [times.get(seconds)!]: 1 };
  });
  if (law.survival === 1) return "passes";
  const ending = law.aborts[0] ?? law.pauses[0]!;
  expect(ending.probability).toBe(1);
  return `${law.aborts.length > 0 ? "abort" : "pause"}@${ending.seconds}`;
}

const ENDINGS: Record<string, string> = { failed: "abort", error: "abort", inconclusive: "pause" };

/** The same through the machine that plays releases one by one. */
function byMachine(metric: ArgoMetric, sequence: readonly Outcome[], end = Infinity): string {
  const progress = begin({ metric, measured: { start: 0, end } });
  for (let taken = 0; progress.phase === "running" && progress.due < end; taken += 1) {
    const at = progress.due;
    record(progress, sequence[taken] ?? "success");
    const ending = ENDINGS[progress.phase as string];
    if (ending !== undefined) return `${ending}@${at}`;
  }
  return "passes";
}

/** Every outcome has to be possible for the dynamic program to keep its counters. */
const both = { successCondition: { operator: ">=", value: 0.95 }, failureCondition: { operator: "<", value: 0.9 }, whenEmpty: "error", count: 8 } as const;

describe("analysis/analysis.go, one metric of a run", () => {
  const cases: [string, Partial<ArgoMetric>, string, string][] = [
    ["failureLimit 0 fails at the first failure", {}, "sf", "abort@300"],
    ["failureLimit 3 tolerates three", { failureLimit: 3 }, "fffsssss", "passes"],
    ["failureLimit 3 fails at the fourth, in a row or not", { failureLimit: 3 }, "fsfsfsf", "abort@1800"],
    ["failureLimit -1 never fails on failures alone", { failureLimit: -1, consecutiveSuccessLimit: 2 }, "fffffss", "passes"],
    ["inconclusiveLimit 0 pauses at the first inconclusive one", {}, "ssi", "pause@600"],
    ["inconclusiveLimit 2 pauses at the third", { inconclusiveLimit: 2 }, "isisi", "pause@1200"],
    ["failures and inconclusive ones are counted apart", { failureLimit: 1, inconclusiveLimit: 1 }, "fisi", "pause@900"],
    ["four errors in a row are retried every 10 seconds", {}, "eeeessss", "passes"],
    ["the fifth error in a row aborts", {}, "eeeee", "abort@40"],
    ["any other outcome breaks the row of errors", {}, "eeeeseeee", "passes"],
    ["a failure breaks the row of errors too", { failureLimit: 1 }, "eeeefeeees", "passes"],
    ["an error doesn't count as a measurement", { count: 2 }, "ses", "passes"],
    ["after an error the next interval starts at the retry", { count: 3 }, "sesf", "abort@610"],
    ["consecutiveErrorLimit 0 aborts at the first error", { consecutiveErrorLimit: 0 }, "se", "abort@300"],
    ["consecutive successes end the metric early", { consecutiveSuccessLimit: 3 }, "sssf", "passes"],
    ["a failure starts the row of successes again", { consecutiveSuccessLimit: 3, failureLimit: 2, count: 6 }, "ssfssf", "pause@1500"],
    ["an error starts the row of successes again", { consecutiveSuccessLimit: 2, failureLimit: 2, count: 3 }, "sesff", "pause@610"],
    ["count without enough successes in a row is inconclusive", { consecutiveSuccessLimit: 3, failureLimit: 8, count: 3 }, "ssf", "pause@600"],
    ["with failureLimit -1 it is failed", { consecutiveSuccessLimit: 3, failureLimit: -1, count: 3 }, "ssf", "abort@600"],
    ["without interval and count there is one measurement", { count: undefined, intervalSeconds: undefined } as never, "sf", "passes"],
    ["initialDelay moves the first measurement", { initialDelaySeconds: 120 }, "f", "abort@120"],
    ["later ones keep the interval from there", { initialDelaySeconds: 120 }, "sf", "abort@420"],
  ];
  it.each(cases)("%s", (_, overrides, sequence, expected) => {
    const metric = argoMetric({ ...both, ...overrides });
    expect(byMachine(metric, outcomesOf(sequence))).toBe(expected);
    expect(byLaw(metric, outcomesOf(sequence))).toBe(expected);
  });

  it("takes no measurement at or after the end of the run", () => {
    const metric = argoMetric({ ...both, count: undefined as never });
    for (const play of [byLaw, byMachine]) {
      expect(play(metric, outcomesOf("ssf"), 600)).toBe("passes");
      expect(play(metric, outcomesOf("ssf"), 601)).toBe("abort@600");
    }
  });
});

describe("limits nobody reaches", () => {
  it("cost no more than those that matter", () => {
    const huge = { failureLimit: 1e9, inconclusiveLimit: 1e9, consecutiveErrorLimit: 1e9, consecutiveSuccessLimit: 1e9 };
    const law = argoLaw(argoMetric({ ...both, ...huge }), { start: 0, end: Infinity }, () => ({ success: 0.5, failed: 0.2, inconclusive: 0.2, error: 0.1 }));
    // Eight measurements, never a billion successes in a row: inconclusive.
    expect(law.pauses.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
  });
});

describe("utils/evaluate/evaluate.go, what a value means", () => {
  const good = { operator: ">=", value: 0.95 } as const;
  const bad = { operator: "<", value: 0.9 } as const;
  const cases: [string, Partial<ArgoMetric>, [number, number], Outcome][] = [
    ["success only, met", { successCondition: good }, [5, 95], "success"],
    ["success only, missed", { successCondition: good }, [6, 94], "failed"],
    ["failure only, met", { successCondition: undefined, failureCondition: bad } as never, [11, 89], "failed"],
    ["failure only, missed", { successCondition: undefined, failureCondition: bad } as never, [10, 90], "success"],
    ["both, success", { successCondition: good, failureCondition: bad }, [5, 95], "success"],
    ["both, in between", { successCondition: good, failureCondition: bad }, [7, 93], "inconclusive"],
    ["both, failure", { successCondition: good, failureCondition: bad }, [11, 89], "failed"],
    ["both met: failure is looked at first", { successCondition: good, failureCondition: { operator: "<", value: 0.99 } }, [3, 97], "failed"],
    ["neither condition: always successful", { successCondition: undefined } as never, [100, 0], "success"],
    ["an error ratio has the same meaning upside down", { quantity: "error-ratio", successCondition: { operator: "<=", value: 0.05 } }, [5, 95], "success"],
    ["and its limit is exclusive when written so", { quantity: "error-ratio", successCondition: { operator: "<", value: 0.05 } }, [5, 95], "failed"],
    ["an empty window says what the reader found it to say", { whenEmpty: "error" }, [0, 0], "error"],
    ["a guard answers for small windows", { minimumRequests: { requests: 20, outcome: "success" } }, [19, 0], "success"],
    ["and for empty ones", { minimumRequests: { requests: 20, outcome: "inconclusive" } }, [0, 0], "inconclusive"],
    ["not for the first large enough one", { minimumRequests: { requests: 20, outcome: "success" } }, [20, 0], "failed"],
    ["a count is compared as it is", { quantity: "error-count", successCondition: { operator: "<", value: 3 } }, [3, 0], "failed"],
    ["an empty window is a count of zero", { quantity: "error-count", successCondition: { operator: "<", value: 3 } }, [0, 0], "success"],
    ["a volume guard counts requests", { quantity: "request-count", successCondition: { operator: ">=", value: 10 } }, [4, 5], "failed"],
  ];
  it.each(cases)("%s", (_, overrides, [errors, successes], expected) => {
    expect(argoOutcome(argoMetric(overrides), { bad: errors, good: successes })).toBe(expected);
  });

  /** The distribution must be that of the single windows, summed up. */
  it.each(cases)("has the right distribution: %s", (_, overrides) => {
    const metric = argoMetric(overrides);
    const means = { bad: 2.5, good: 11 };
    const sums = { success: 0, failed: 0, inconclusive: 0, error: 0 };
    const poisson = (mean: number, k: number): number => (k === 0 ? Math.exp(-mean) : (poisson(mean, k - 1) * mean) / k);
    for (let errors = 0; errors < 30; errors += 1) {
      for (let successes = 0; successes < 60; successes += 1) {
        sums[argoOutcome(metric, { bad: errors, good: successes })] += poisson(means.bad, errors) * poisson(means.good, successes);
      }
    }
    const outcomes = argoOutcomes(metric, means);
    for (const outcome of ["success", "failed", "inconclusive", "error"] as const) expect(outcomes[outcome], outcome).toBeCloseTo(sums[outcome], 11);
  });
});

describe("rollout/analysis.go and canary.go, when runs exist", () => {
  const metric = argoMetric({ count: 2, intervalSeconds: 60, windowSeconds: 60 });

  it("starts a background run at startingStep and ends it with the last step", () => {
    const from = (startingStep: number): number[] => {
      const canary = argoExample();
      if (canary.judge.kind !== "argo") throw new Error("not Argo");
      const { watches } = argoTimeline({ ...canary.judge, background: { startingStep, metrics: [metric] } }, undefined);
      return watches.map(({ measured }) => measured.start);
    };
    expect([0, 1, 2, 3, 6].map((step) => from(step)[0])).toEqual([0, 0, 600, 600, 1800]);
    expect(from(8)).toEqual([]);
  });

  const inline: Canary = {
    name: "inline",
    notModelled: [],
    judge: {
      kind: "argo",
      steps: [
        { kind: "set-weight", weight: 0.1 },
        { kind: "analysis", metrics: [metric] },
        { kind: "set-weight", weight: 0.5 },
        { kind: "pause", seconds: 100 },
      ],
    },
  };

  it("holds the rollout at an inline analysis until its last measurement, and watches nothing after it", () => {
    const { timeline, durationSeconds } = evaluate(inline, ask(5));
    expect(timeline.measurements.map(({ seconds }) => seconds)).toEqual([0, 60]);
    expect(timeline.phases).toEqual([
      { startSeconds: 0, seconds: 60, weight: 0.1, observed: true },
      { startSeconds: 60, seconds: 100, weight: 0.5, observed: false },
    ]);
    expect(durationSeconds).toBe(160);
  });

  it("measures an inline analysis at once, over a window that is still empty", () => {
    expect(evaluate(inline, ask(5)).timeline.measurements[0]).toMatchObject({ expectedRequests: 0, emptyProbability: 1 });
    expect(evaluate(inline, ask(5)).fate(1).abort).toBe(1);
  });

  it("names what it leaves out instead of guessing", () => {
    const endless = argoMetric({ count: undefined as never });
    const steps = [
      { kind: "set-weight", weight: 0.2 },
      { kind: "other", what: "experiment" },
      { kind: "pause", seconds: "manual" },
      { kind: "analysis", metrics: [endless] },
    ] as const;
    const canary: Canary = {
      name: "odd",
      notModelled: [],
      judge: { kind: "argo", steps, background: { startingStep: 0, metrics: [argoMetric({ name: "p99", notModelled: "it is a quantile" })] } },
    };
    expect(evaluate(canary, ask(5)).notModelled.map(({ what }) => what)).toEqual([
      "steps[1].experiment",
      "steps[2].pause",
      "steps[3].analysis.metrics.success-rate",
      "analysis.metrics.p99",
    ]);
    expect(evaluate(canary, ask(5, { manualPauseSeconds: 900 })).durationSeconds).toBe(900);
  });

  it("ignores a dry-run metric", () => {
    expect(evaluate(argoExample({ dryRun: true }), ask(0.005)).fate(1).abort).toBe(0);
  });
});
