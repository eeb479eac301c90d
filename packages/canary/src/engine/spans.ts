import type { CumulativeRequests } from "./traffic.ts";

/** A piece of the timeline, start inclusive, end exclusive, in seconds since the canary first existed. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** Share of the requests the canary sees: what its queries count. */
  readonly weight: number;
  /** Share of the requests users get the canary's answer to; below `weight` while traffic is only mirrored. */
  readonly exposed: number;
}

/** Expected requests in (from, to], split by who answers. */
export interface Requests {
  readonly canary: number;
  readonly stable: number;
}

/** Outside every span the canary gets nothing. */
export function requestsBetween(spans: readonly Span[], traffic: CumulativeRequests, from: number, to: number): Requests {
  const all = traffic(to) - traffic(from);
  let canary = 0;
  for (const span of spans) {
    const start = Math.max(from, span.start);
    const end = Math.min(to, span.end);
    if (start < end) canary += span.weight * (traffic(end) - traffic(start));
  }
  return { canary, stable: Math.max(0, all - canary) };
}

/** Requests of users the canary has answered until `seconds`, and the largest share it had by then. */
export function exposureUntil(spans: readonly Span[], traffic: CumulativeRequests, seconds: number): { requests: number; largest: number } {
  let requests = 0;
  let largest = 0;
  for (const span of spans) {
    const end = Math.min(seconds, span.end);
    if (end <= span.start) continue;
    requests += span.exposed * (traffic(end) - traffic(span.start));
    largest = Math.max(largest, span.exposed);
  }
  return { requests, largest };
}
