/** What a part of a query stands for. */
export type QueryValue = NumberValue | CountValue | RatioValue | FilteredValue | UnknownValue;

export interface NumberValue {
  readonly kind: "number";
  readonly value: number;
}

export type Counted = "requests" | "errors" | "successes";
export type CountScope = "canary" | "service" | "stable";

/** Requests of some kind in a window, times a factor. */
export interface CountValue {
  readonly kind: "count";
  readonly of: Counted;
  /** Value = factor * number of requests in the window. */
  readonly factor: number;
  readonly windowSeconds: number;
  /** irate: only the last two samples of the window count. */
  readonly instant: boolean;
  readonly scope: CountScope;
  /** One number, not one per series. */
  readonly single: boolean;
  /** "or vector(0)": a series that doesn't exist yet counts as zero. */
  readonly zeroWhenMissing: boolean;
  /** What identifies the series, to tell apart two counts of the same kind. */
  readonly selector: string;
}

/** Value = offset + factor * (errors or successes) / requests. */
export interface RatioValue {
  readonly kind: "ratio";
  readonly of: "errors" | "successes";
  readonly offset: number;
  readonly factor: number;
  readonly windowSeconds: number;
  readonly instant: boolean;
  readonly scope: CountScope;
  /** With requests at rest: 0/0, nothing, or a number by "or vector()". */
  readonly whenIdle: Emptiness;
  /** With no series at all. */
  readonly whenMissing: Emptiness;
  /** Below so many requests in the window, the query returns what `below` says. */
  readonly guard?: { readonly requests: number; readonly below: Emptiness };
  /** Without an error so far there may be no series to count them: the query returns nothing, or the number after "or". */
  readonly needsAnError: boolean;
}

export type Emptiness = "nan" | "nothing" | number;

/** A count that is only there while it is above a number: `count > 100`. */
export interface FilteredValue {
  readonly kind: "filtered";
  readonly count: CountValue;
  readonly above: number;
  readonly orEqual: boolean;
}

export interface UnknownValue {
  readonly kind: "unknown";
  /** Lower case, no full stop. */
  readonly reason: string;
}

export function unknown(reason: string): UnknownValue {
  return { kind: "unknown", reason };
}
