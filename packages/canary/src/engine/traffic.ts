import type { Traffic } from "../model.ts";

/** Requests of the whole service from the start of the release until `seconds`; negative before the start. */
export type CumulativeRequests = (seconds: number) => number;

/** The integral of the traffic, exact for piecewise-constant profiles. */
export function cumulativeRequests(traffic: Traffic): CumulativeRequests {
  if (traffic.kind === "constant") return (seconds) => traffic.rps * seconds;
  const { segments, startSeconds } = traffic;
  const period = segments.reduce((sum, segment) => sum + segment.seconds, 0);
  const perPeriod = segments.reduce((sum, segment) => sum + segment.seconds * segment.rps, 0);
  const sinceMidnight = (seconds: number): number => {
    const periods = Math.floor(seconds / period);
    let rest = seconds - periods * period;
    let requests = periods * perPeriod;
    for (const segment of segments) {
      const part = Math.min(rest, segment.seconds);
      requests += part * segment.rps;
      rest -= part;
      if (rest <= 0) break;
    }
    return requests;
  };
  const origin = sinceMidnight(startSeconds);
  return (seconds) => sinceMidnight(startSeconds + seconds) - origin;
}
