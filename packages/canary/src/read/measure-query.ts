import type { Quantity } from "../model.ts";
import type { Measure } from "./read-conditions.ts";
import type { QueryReading } from "./read-query.ts";
import type { CountValue, Emptiness, RatioValue } from "./query-value.ts";
import type { ReadOptions } from "./reading.ts";

/** A query in the words of the model, and how its numbers relate to the model's. */
export interface MeasuredQuery {
  readonly quantity: Quantity;
  readonly scope: "canary" | "service";
  readonly windowSeconds: number;
  readonly writtenWindowSeconds: number;
  readonly measure: Measure;
  /** What the query returns with counters that don't move, and with none at all. */
  readonly whenIdle: Emptiness;
  readonly whenMissing: Emptiness;
  readonly guard?: RatioValue["guard"];
  readonly needsAnError: boolean;
  readonly ratio?: RatioValue;
}

export function measureQuery({ value, scalar }: QueryReading, options: ReadOptions): MeasuredQuery | { readonly notModelled: string } {
  if (value.kind === "unknown") return { notModelled: `the query can't be modelled: ${value.reason}` };
  if (value.kind === "number") return { notModelled: "the query is a constant" };
  if (value.kind === "filtered") return { notModelled: "the query can't be modelled: it compares by itself instead of returning a value" };
  if (value.scope === "stable") return { notModelled: "the query looks at the stable version only" };
  const windowSeconds = seenSeconds(value, options);
  if (windowSeconds <= 0) return { notModelled: `the query can't be modelled: its window holds less than two scrapes, so that it mostly returns nothing` };
  return value.kind === "ratio" ? measureRatio(value, value.scope, scalar, windowSeconds) : measureCount(value, value.scope, scalar, windowSeconds);
}

/** What a query sees of its window. */
export function seenSeconds(
  { instant, windowSeconds }: Pick<RatioValue, "instant" | "windowSeconds">,
  { scrapeSeconds, scrapesKnown = false }: ReadOptions,
): number {
  if (instant) return scrapeSeconds;
  return scrapesKnown ? windowSeconds - scrapeSeconds : windowSeconds;
}

function measureRatio(value: RatioValue, scope: "canary" | "service", scalar: boolean, windowSeconds: number): MeasuredQuery {
  // 1 - successes is the share of errors: the same numbers without a rounding in between.
  const flipped = value.offset !== 0 && value.offset + value.factor === 0;
  const errors = (value.of === "errors") !== flipped;
  return {
    quantity: errors ? "error-ratio" : "success-ratio",
    scope,
    windowSeconds,
    writtenWindowSeconds: value.windowSeconds,
    measure: { offset: flipped ? 0 : value.offset, factor: flipped ? -value.factor : value.factor, most: 1, scalar },
    whenIdle: value.whenIdle,
    whenMissing: value.whenMissing,
    ...(value.guard && { guard: { ...value.guard, requests: guardOf(value.guard.requests, value, windowSeconds) } }),
    needsAnError: value.needsAnError,
    ratio: value,
  };
}

/** increase extrapolates to the whole window, so that a guard asks for fewer requests than it says. */
function guardOf(requests: number, value: RatioValue, seen: number): number {
  return value.instant ? requests : Math.ceil((requests * seen) / value.windowSeconds - 1e-9);
}

function measureCount(
  value: CountValue,
  scope: "canary" | "service",
  scalar: boolean,
  windowSeconds: number,
): MeasuredQuery | { readonly notModelled: string } {
  if (!value.single) return { notModelled: "the query can't be modelled: it returns one value per series; sum() is missing" };
  if (value.of === "successes") return { notModelled: "the query can't be modelled: it counts successful requests without a total" };
  return {
    quantity: value.of === "errors" ? "error-count" : "request-count",
    scope,
    windowSeconds,
    writtenWindowSeconds: value.windowSeconds,
    measure: { offset: 0, factor: (value.factor * value.windowSeconds) / windowSeconds, most: Infinity, scalar },
    whenIdle: 0,
    whenMissing: value.zeroWhenMissing ? 0 : "nothing",
    needsAnError: value.of === "errors" && !value.zeroWhenMissing,
  };
}
