import { describe, expect, it } from "vitest";
import { argoExample, argoMetric, ask, flaggerTutorial } from "../testing/upstream-examples.ts";
import { argoLaw } from "./argo-chain.ts";
import { fixedSamplePower, mannWhitneyPoints, peekingFalseAlarm, ruleOfThree, waldSize } from "./classical.ts";
import { total } from "./law.ts";
import { argoOutcomes } from "./outcomes.ts";
import { evaluate } from "./power.ts";
import { randomExponential, seededRandom } from "./random.ts";

/** "to the digits printed": both sides rounded to as many significant digits as the table shows. */
function printed(value: number, text: string): string {
  const digits = text
    .replace(/e.*/, "")
    .replace(/^0*\.0*/, "")
    .replace(".", "").length;
  return Number(value.toPrecision(digits)) === Number(text) ? text : value.toPrecision(digits + 3);
}

const ERRORS = [0.001, 0.005, 0.01, 0.015, 0.02, 0.05];

describe("Flagger's Istio tutorial", () => {
  const table = [
    { rps: 50, abort: ["1e-14", "7e-5", ".440", ".9988", "1", "1"], seconds: "519", requests: "6669" },
    { rps: 5, abort: ["1e-5", ".026", ".313", ".712", ".919", "1"], seconds: "528", requests: "720" },
    { rps: 0.5, abort: ["1e-6", "6e-5", "8e-4", ".004", ".013", ".233"], seconds: "580", requests: "94" },
    // The table prints 429 s; the sum is 428.48.
    { rps: 0.05, abort: [".519", ".525", ".533", ".541", ".549", ".596"], seconds: "428", requests: "3.5" },
  ];
  it.each(table)("aborts as printed at $rps requests per second", ({ rps, abort, seconds, requests }) => {
    const evaluator = evaluate(flaggerTutorial, ask(rps));
    const fates = ERRORS.map((error) => evaluator.fate(error / 0.001));
    expect(fates.map((fate, index) => printed(fate.abort, abort[index]!))).toEqual(abort);
    expect(printed(fates[2]!.abortSeconds!.mean, seconds)).toBe(seconds);
    expect(printed(fates[2]!.requestsUntilAbort!, requests)).toBe(requests);
  });
});

/** The table's own assumption: six windows that lie wholly inside their steps. */
function sixFullWindows(rps: number, error: number, service = false): number {
  const weights = [0.4, 0.4, 0.6, 0.6, 0.8, 0.8];
  const metric = argoMetric({ failureLimit: 3 });
  const law = argoLaw(metric, { start: 0, end: 1800 }, (seconds) => {
    const weight = weights[seconds / 300]!;
    const mixed = service ? (1 - weight) * 0.001 + weight * error : error;
    const requests = rps * 300 * (service ? 1 : weight);
    return argoOutcomes(metric, { bad: requests * mixed, good: requests * (1 - mixed) });
  });
  return total(law.aborts);
}

describe("the example of Argo Rollouts' documentation, windows as the table assumes them", () => {
  // At 50 requests per second and 4 % the table prints 4e-20. Sums with 40 digits give 1.08e-20, as here.
  const table = [
    { rps: 50, abort: ["0", "1e-20", "1", "1"] },
    { rps: 5, abort: ["0", "3e-4", ".981", "1"] },
    { rps: 0.5, abort: ["7e-24", ".064", ".598", ".997"] },
    { rps: 0.05, abort: ["1e-7", ".066", ".188", ".502"] },
    { rps: 0.005, abort: [".202", ".258", ".288", ".350"] },
  ];
  it.each(table)("aborts as printed at $rps requests per second", ({ rps, abort }) => {
    const found = [0.001, 0.04, 0.06, 0.1].map((error) => sixFullWindows(rps, error));
    expect(found.map((value, index) => (abort[index] === "0" && value < 1e-100 ? "0" : printed(value, abort[index]!)))).toEqual(abort);
  });

  it("is diluted by a service-wide query as printed", () => {
    const abort = ["0", "0", "0", ".922", ".141", "1"];
    const found = [0.001, 0.04, 0.06, 0.1, 0.08, 0.2].map((error) => sixFullWindows(5, error, true));
    // "0" stands for less than a thousandth: at 6 % it is 1.7e-6.
    expect(found.map((value, index) => (abort[index] === "0" && value < 1e-3 ? "0" : printed(value, abort[index]!)))).toEqual(abort);
  });
});

describe("the same example, measured when the controller measures", () => {
  // The run starts with the first measurement at once, so its window still shows 20 %, and every later one lags a step behind:
  // the table is too kind. Weights seen: .2 .4 .4 .6 .6 .8 instead of .4 .4 .6 .6 .8 .8.
  it("measures six times, the first one over the window before startingStep", () => {
    const { timeline } = evaluate(argoExample(), ask(5));
    expect(timeline.measurements.map(({ seconds }) => seconds)).toEqual([600, 900, 1200, 1500, 1800, 2100]);
    expect(timeline.measurements.map(({ expectedRequests }) => Math.round(expectedRequests))).toEqual([300, 600, 600, 900, 900, 1200]);
    expect(timeline.phases.map(({ observed }) => observed)).toEqual([true, true, true, true]);
  });

  it("catches a hundredfold regression with .064, not with the .922 of the table", () => {
    const diluted = evaluate(argoExample({ scope: "service" }), ask(5));
    expect(diluted.fate(100).abort).toBeCloseTo(0.06435, 5);
    expect(diluted.fate(40).abort).toBeLessThan(1e-30);
  });

  it("aborts a healthy release at .005 requests per second with .322, not .202", () => {
    expect(evaluate(argoExample(), ask(0.005)).fate(1).abort).toBeCloseTo(0.3218, 4);
  });
});

describe("classical figures", () => {
  it("has the power of the fixed two-sample test as printed", () => {
    const power = (canaryRequests: number, canary: number): number =>
      fixedSamplePower({ canaryRequests, stableRequests: canaryRequests * 9, baseline: 0.001, canary, alpha: 0.05 });
    // The reference prints .53 for .5 %; the formula gives .5249.
    expect([0.002, 0.005, 0.01].map((canary, i) => printed(power(300, canary), [".19", ".525", ".79"][i]!))).toEqual([".19", ".525", ".79"]);
    expect([0.002, 0.005, 0.01].map((canary, i) => printed(power(3000, canary), [".48", ".985", "1"][i]!))).toEqual([".48", ".985", "1"]);
  });

  it.each([
    { ratio: 10, errors: "5.6", requests: "294" },
    { ratio: 5, errors: "13.4", requests: "955" },
    { ratio: 2, errors: "104", requests: "9429" },
  ])("sizes Wald's test as printed for ratio $ratio", ({ ratio, errors, requests }) => {
    const size = waldSize({ alpha: 0.01, beta: 0.2, weight: 0.1, ratio, baseline: 0.001, rps: 5 });
    expect([printed(size.errors, errors), printed(size.canaryRequests, requests)]).toEqual([errors, requests]);
    const faster = waldSize({ alpha: 0.01, beta: 0.2, weight: 0.1, ratio, baseline: 0.001, rps: 500 });
    expect(faster.canaryRequests).toBeCloseTo(size.canaryRequests, 8);
    expect(faster.seconds).toBeCloseTo(size.seconds / 100, 8);
  });

  it("knows the rule of three and Noether's formula", () => {
    expect([ruleOfThree(300), ruleOfThree(0), ruleOfThree(1)]).toEqual([0.01, 1, 1]);
    // Noether 1987: one-sided .05, power .8, equal shares, P(X < Y) = .7 need 51.5 points in all.
    expect(mannWhitneyPoints({ alpha: 0.05, power: 0.8, superiority: 0.7, canaryShare: 0.5 })).toBeCloseTo(51.52, 2);
  });

  // Armitage, McPherson and Rowe 1969, table 2: two-sided .05.
  it.each([
    [1, 0.05],
    [2, 0.083],
    [5, 0.142],
    [10, 0.193],
    [20, 0.248],
    [50, 0.32],
  ])("%i looks inflate .05 to %d", (looks, inflated) => {
    expect(peekingFalseAlarm({ looks, alpha: 0.05, sides: 2 })).toBeCloseTo(inflated, 3);
  });

  // The reference prints .345 (single look .042) without saying for which traffic; in the normal limit it is .270, and skewed counts move it.
  it("agrees with a simulated random walk for a one-sided test of 50 looks", () => {
    const random = seededRandom(11);
    const runs = 20_000;
    let alarms = 0;
    for (let run = 0; run < runs; run += 1) {
      let sum = 0;
      for (let look = 1; look <= 50; look += 1) {
        // A standard normal number by Box and Muller.
        sum += Math.sqrt(2 * randomExponential(random)) * Math.cos(2 * Math.PI * random());
        if (sum <= 1.6448536 * Math.sqrt(look)) continue;
        alarms += 1;
        break;
      }
    }
    const exact = peekingFalseAlarm({ looks: 50, alpha: 0.05, sides: 1 });
    expect(exact).toBeCloseTo(0.27, 3);
    expect(Math.abs(alarms / runs - exact)).toBeLessThan(3 * Math.sqrt((exact * (1 - exact)) / runs));
  });
});
