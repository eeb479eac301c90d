import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Traffic } from "../model.ts";
import { cumulativeRequests } from "./traffic.ts";

const profile: Traffic = {
  kind: "profile",
  startSeconds: 90,
  segments: [
    { seconds: 60, rps: 2 },
    { seconds: 100, rps: 5 },
    { seconds: 40, rps: 0 },
  ],
};

/** Requests per second at one moment. */
function rateAt(traffic: Traffic, seconds: number): number {
  if (traffic.kind === "constant") return traffic.rps;
  const period = traffic.segments.reduce((sum, segment) => sum + segment.seconds, 0);
  const position = (((traffic.startSeconds + seconds) % period) + period) % period;
  let end = 0;
  for (const segment of traffic.segments) {
    end += segment.seconds;
    if (position < end) return segment.rps;
  }
  return traffic.segments.at(-1)?.rps ?? 0;
}

describe("cumulativeRequests", () => {
  it("integrates a profile from where the release starts, over midnight and before the start", () => {
    const requests = cumulativeRequests(profile);
    // 70 s of 5, 40 s of 0, 60 s of 2, 100 s of 5 …
    expect([0, 70, 110, 170, 270, 310].map(requests)).toEqual([0, 350, 350, 470, 970, 970]);
    expect([-30, -90, -130].map(requests)).toEqual([-150, -270, -270]);
  });

  it("is the sum of the rate, whatever the profile", () => {
    const segments = fc.array(fc.record({ seconds: fc.integer({ min: 1, max: 50 }), rps: fc.integer({ min: 0, max: 9 }) }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(segments, fc.integer({ min: 0, max: 300 }), fc.integer({ min: -200, max: 300 }), (list, startSeconds, until) => {
        const traffic: Traffic = { kind: "profile", startSeconds, segments: list };
        let sum = 0;
        for (let second = Math.min(0, until); second < Math.max(0, until); second += 1) sum += rateAt(traffic, second);
        return Math.abs(cumulativeRequests(traffic)(until) - Math.sign(until) * sum) < 1e-9;
      }),
    );
  });
});
