import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../engine/power.ts";
import type { Question } from "../model.ts";
import { parseRequirement, type Requirement } from "../requirement/parse-requirement.ts";
import { processorTime } from "../testing/processor-time.ts";
import { type Controller, type Design, gridFor, sizeOf } from "./design.ts";
import { leastRequests } from "./information-bound.ts";
import { ladders } from "./ladders.ts";
import { type Search, search } from "./search.ts";
import { suggest } from "./suggest.ts";
import { meets, type NoSuggestion, type Suggestion } from "./suggestion.ts";
import { canaryOf } from "./to-canary.ts";

function ask(rps: number, overrides: Partial<Question> = {}): Question {
  return { traffic: { kind: "constant", rps }, baseline: 0.001, effects: [], ...overrides };
}

function required(text: string): Requirement {
  return parseRequirement(text).requirement!;
}

function found(suggestion: Suggestion | NoSuggestion): Suggestion {
  if (suggestion.kind === "none") throw new Error(`nothing found: ${JSON.stringify(suggestion)}`);
  return suggestion;
}

const GOAL = required("power(5x)>=0.8,false<=1%");

function searchOf(controller: Controller, requirement: Requirement, small: Partial<Search["grid"]>): Search {
  const grid = { ...gridFor(controller, ask(20), requirement), ...small };
  return { controller, grid, requirement, baseline: 0.001, informative: 20, rps: 20, wanted: 1 };
}

/** Every single candidate, judged by the general evaluation: what branch and bound must not miss. */
function bruteForce({ controller, grid, requirement }: Search): { exposed: number; design: Design } | undefined {
  let best: { exposed: number; design: Design } | undefined;
  for (const weights of grid.ladders) {
    for (const checksPerWeight of grid.checksPerWeight) {
      for (const intervalSeconds of grid.intervals) {
        for (const failures of grid.failures) {
          for (const errorShare of grid.shares) {
            const design = { controller, weights, checksPerWeight, intervalSeconds, failures, errorShare };
            const evaluator = evaluate(canaryOf(design, "any"), ask(20));
            const effects = requirement.power.map(({ ratio }) => evaluator.fate(ratio));
            const exposed = effects[0]!.requests;
            if (!meets(requirement, { healthy: evaluator.fate(1), effects, exposed, durationSeconds: evaluator.durationSeconds })) continue;
            if (best === undefined || exposed < best.exposed) best = { exposed, design };
          }
        }
      }
    }
  }
  return best;
}

describe("the search", () => {
  const small = {
    ladders: [[0.05], [0.1, 0.2], [0.05, 0.1, 0.2, 0.4]],
    intervals: [60, 120],
    failures: [1, 2, 3],
    shares: [0.001, 0.002, 0.003, 0.005, 0.008, 0.012],
  };

  it.each([
    ["argo", "power(5x)>=0.8,false<=5%"],
    ["argo", "power(10x)>=0.6,false<=5%,duration<=8m"],
    ["flagger", "power(5x)>=0.8,false<=5%"],
    ["flagger", "power(10x)>=0.6,power(20x)>=0.95,false<=1%"],
  ] as const)("finds what brute force finds: %s, %s", (controller, text) => {
    const options = searchOf(controller, required(text), { ...small, checksPerWeight: controller === "argo" ? [1, 3] : [1] });
    const best = bruteForce(options);
    const [first] = search(options).found;
    expect(first?.exposed).toBeCloseTo(best!.exposed, 9);
    expect(first?.design).toEqual(best!.design);
  });

  it("finds what brute force finds on any grid", () => {
    const grids = fc.record({
      ladders: fc.uniqueArray(fc.constantFrom(...ladders()), { minLength: 2, maxLength: 4 }),
      checksPerWeight: fc.uniqueArray(fc.constantFrom(1, 2, 5), { minLength: 1, maxLength: 2 }),
      intervals: fc.uniqueArray(fc.constantFrom(30, 60, 120, 300), { minLength: 1, maxLength: 2 }),
      failures: fc.uniqueArray(fc.constantFrom(1, 2, 3, 5), { minLength: 1, maxLength: 3 }),
      shares: fc.constant([0.001, 0.002, 0.004, 0.01, 0.02]),
    });
    const goals = fc.constantFrom("power(5x)>=0.5,false<=5%", "power(10x)>=0.8,false<=2%", "power(20x)>=0.9,false<=1%,exposed<=1000");
    fc.assert(
      fc.property(fc.constantFrom<Controller>("argo", "flagger"), grids, goals, (controller, grid, text) => {
        const options = searchOf(controller, required(text), controller === "argo" ? grid : { ...grid, checksPerWeight: [1] });
        const best = bruteForce(options);
        const [first] = search(options).found;
        if (best === undefined) expect(first).toBeUndefined();
        else expect(first?.exposed).toBeCloseTo(best.exposed, 7);
      }),
      { numRuns: 30, seed: 8 },
    );
  });

  it("finds nothing where brute force finds nothing", () => {
    const options = searchOf("argo", required("power(2x)>=0.9,false<=0.1%"), { ...small, checksPerWeight: [1, 3] });
    expect([bruteForce(options), search(options).found]).toEqual([undefined, []]);
  });
});

const designs = fc.record({
  controller: fc.constantFrom<Controller>("argo", "flagger"),
  weights: fc.constantFrom(...ladders()),
  checks: fc.integer({ min: 1, max: 6 }),
  intervalSeconds: fc.constantFrom(30, 60, 300),
  failures: fc.integer({ min: 1, max: 6 }),
  errorShare: fc.constantFrom(0.001, 0.005, 0.02),
});

describe("the fast score", () => {
  it("is the general law, for every design", () => {
    fc.assert(
      fc.property(designs, fc.constantFrom(0.01, 1, 40), fc.constantFrom(1, 5), ({ checks, ...design }, rps, designEffect) => {
        const checksPerWeight = design.controller === "argo" ? checks : 1;
        fc.pre(design.controller === "flagger" || design.failures <= design.weights.length * checksPerWeight);
        const grid = {
          ladders: [design.weights],
          checksPerWeight: [checksPerWeight],
          intervals: [design.intervalSeconds],
          failures: [design.failures],
          shares: [design.errorShare],
        };
        const requirement: Requirement = { power: [{ ratio: 5, atLeast: 0 }] };
        const [first] = search({ controller: design.controller, grid, requirement, baseline: 0.001, rps, informative: rps / designEffect, wanted: 1 }).found;
        const fate = evaluate(canaryOf({ ...design, checksPerWeight }, "any"), ask(rps, { designEffect })).fate(5);
        expect(Math.abs(first!.exposed / fate.requests - 1)).toBeLessThan(1e-9);
        const { bestPower } = search({ controller: design.controller, grid, requirement, baseline: 0.001, rps, informative: rps / designEffect, wanted: 1 });
        expect(Math.abs(bestPower - fate.abort)).toBeLessThan(1e-12);
      }),
      { numRuns: 60, seed: 4 },
    );
  });
});

describe("suggest", () => {
  it.each<[Controller | "sequential", number, string]>([
    ["argo", 5, "power(5x)>=0.8,false<=1%"],
    ["argo", 0.5, "power(10x)>=0.8,false<=1%"],
    ["argo", 50, "power(2x)>=0.8,false<=1%,duration<=2h"],
    ["flagger", 5, "power(5x)>=0.8,false<=1%,duration<=45m"],
    ["sequential", 50, "power(5x)>=0.8,false<=1%,duration<=45m"],
    ["argo", 1e5, "power(2x)>=0.99,false<=0.1%"],
  ])("%s at %d requests/s meets %s", (gate, rps, text) => {
    const requirement = required(text);
    const suggestion = found(suggest(gate, ask(rps), requirement));
    expect(meets(requirement, suggestion)).toBe(true);
    const evaluator = evaluate(suggestion.canary, ask(rps));
    expect(evaluator.fate(1).abort).toBe(suggestion.healthy.abort);
    // No procedure can do with less than the information-theoretic bound, so nothing found may claim to.
    const { ratio } = requirement.power[0]!;
    const least = leastRequests({ baseline: 0.001, ratio, power: suggestion.effects[0]!.abort, falseAborts: suggestion.healthy.abort });
    expect(suggestion.exposed).toBeGreaterThan(least * 0.999);
  });

  it("looks at more than 100,000 candidates in less than five seconds", () => {
    let candidates = 0;
    const spent = processorTime(() => ({ candidates } = suggest("argo", ask(5), GOAL)));
    expect(candidates).toBeGreaterThan(100_000);
    expect(candidates).toBeLessThanOrEqual(sizeOf(gridFor("argo", ask(5), GOAL)));
    expect(spent).toBeLessThan(5000);
  });

  it("checks its choice under the real profile, where the night has a tenth of the traffic", () => {
    const segments = [
      { seconds: 3600, rps: 20 },
      { seconds: 3600, rps: 2 },
    ];
    const question = ask(0, { traffic: { kind: "profile", startSeconds: 1800, segments } });
    const suggestion = found(suggest("argo", question, GOAL));
    expect(evaluate(suggestion.canary, question).fate(5).abort).toBeGreaterThanOrEqual(0.8);
  });

  it("says when no procedure at all could do it, and what this gate would need", () => {
    const none = suggest("argo", ask(5), required("power(5x)>=0.8,false<=1%,exposed<=500"));
    if (none.kind === "found") throw new Error("the bound is wrong");
    expect(none.needed.leastExposed).toBeGreaterThan(500);
    expect(none.needed.exposed).toBeGreaterThan(none.needed.leastExposed!);
    found(suggest("argo", ask(5), { ...GOAL, maxExposed: none.needed.exposed! * 1.001 }));
  });

  it.each<[Controller, string]>([
    ["argo", "10m"],
    ["flagger", "3m"],
  ])("%s in %s: each way out alone leads to a configuration, and a smaller step doesn't", (controller, time) => {
    const requirement = required(`power(5x)>=0.8,false<=1%,duration<=${time}`);
    const none = suggest(controller, ask(5), requirement);
    if (none.kind === "found") throw new Error("that should not be enough");
    const { seconds, traffic, falseAborts } = none.needed;
    found(suggest(controller, ask(5), { ...requirement, maxSeconds: seconds! }));
    found(suggest(controller, ask(5 * traffic!), requirement));
    found(suggest(controller, ask(5), { ...requirement, falseAborts: falseAborts! }));
    expect(suggest(controller, ask(5), { ...requirement, maxSeconds: seconds! * 0.9 }).kind).toBe("none");
    expect(suggest(controller, ask(5 * traffic! * 0.9), requirement).kind).toBe("none");
  });

  it("is quick to say no, too", () => {
    const spent = processorTime(() => {
      expect(suggest("argo", ask(0.01), GOAL)).toMatchObject({ kind: "none", bestPower: expect.closeTo(0.515, 2) });
    });
    expect(spent).toBeLessThan(5000);
  });

  it("finds no sequential ramp in a minute, and says how long one takes", () => {
    const none = suggest("sequential", ask(5), required("power(5x)>=0.8,false<=1%,duration<=5m"));
    if (none.kind === "found") throw new Error("five minutes should not be enough");
    expect(none.needed.seconds).toBeGreaterThan(300);
  });
});

describe("leastRequests", () => {
  it("is Wald's bound, and zero where nothing is asked for", () => {
    // kl(.8 ‖ .01) / kl(.005 ‖ .001) by hand.
    const needed = 0.8 * Math.log(80) + 0.2 * Math.log(0.2 / 0.99);
    const each = 0.005 * Math.log(5) + 0.995 * Math.log(0.995 / 0.999);
    expect(leastRequests({ baseline: 0.001, ratio: 5, power: 0.8, falseAborts: 0.01 })).toBeCloseTo(needed / each, 8);
    expect(leastRequests({ baseline: 0.001, ratio: 5, power: 0.01, falseAborts: 0.02 })).toBe(0);
  });
});
