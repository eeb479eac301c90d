import { describe, expect, it } from "vitest";
import { ask } from "../testing/upstream-examples.ts";
import { type Atom, fateOf } from "./fate.ts";
import { exposureUntil } from "./spans.ts";

function fate(aborts: readonly Atom[]): ReturnType<typeof fateOf> {
  const promote = 1 - aborts.reduce((sum, { probability }) => sum + probability, 0);
  return fateOf(ask(5), 10, { aborts, pauses: [], promote, requestsWhenPromoted: 100, durationSeconds: 600, method: { kind: "exact" } });
}

function atom(seconds: number, probability: number): Atom {
  return { seconds, probability, requests: seconds / 2, largest: 0.1 };
}

describe("fateOf", () => {
  it("gives times given an abort, in whatever order the aborts come", () => {
    const { abort, abortSeconds, requestsUntilAbort, requests } = fate([atom(30, 0.1), atom(10, 0.1), atom(20, 0.3)]);
    expect(abort).toBeCloseTo(0.5, 12);
    expect(abortSeconds).toEqual({ mean: expect.closeTo(20, 12), median: 20, p90: 30 });
    expect(requestsUntilAbort).toBeCloseTo(10, 12);
    expect(requests).toBeCloseTo(0.5 * 10 + 0.5 * 100, 12);
  });

  it("takes the moment by which half and nine tenths have been aborted, rounding errors apart", () => {
    const tenths = Array.from({ length: 10 }, (_, index) => atom((index + 1) * 60, 0.07));
    expect(fate(tenths).abortSeconds).toMatchObject({ median: 300, p90: 540 });
  });

  it("has no times without an abort", () => {
    expect(fate([])).toEqual({ ratio: 10, errorProbability: 0.01, abort: 0, pause: 0, promote: 1, requests: 100, method: { kind: "exact" } });
  });
});

describe("exposureUntil", () => {
  const spans = [
    { start: 0, end: 60, weight: 1, exposed: 0 },
    { start: 60, end: 120, weight: 0.5, exposed: 0.5 },
    { start: 120, end: 180, weight: 0.2, exposed: 0.2 },
  ];
  const traffic = (seconds: number): number => 10 * seconds;

  it("keeps the largest share when the weight goes down again, and leaves mirrored requests out", () => {
    expect(exposureUntil(spans, traffic, 60)).toEqual({ requests: 0, largest: 0 });
    expect(exposureUntil(spans, traffic, 90)).toEqual({ requests: 150, largest: 0.5 });
    expect(exposureUntil(spans, traffic, 180)).toEqual({ requests: 300 + 120, largest: 0.5 });
  });
});
