import type { CountValue, Emptiness, FilteredValue, QueryValue, RatioValue } from "./query-value.ts";
import { unknown } from "./query-value.ts";

/** What an operator of a query makes of two parts; the reason where it can't be modelled. */
export function combine(operator: string, left: QueryValue, right: QueryValue): QueryValue {
  if (left.kind === "unknown") return left;
  if (right.kind === "unknown") return right;
  const work = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  return work === undefined ? unknown(`it uses the operator "${operator}"`) : work(left, right);
}

type Known = Exclude<QueryValue, { readonly kind: "unknown" }>;

const operators: Readonly<Record<string, (left: Known, right: Known) => QueryValue>> = {
  "*": multiply,
  "/": divide,
  "+": (left, right) => add(left, right, 1),
  "-": (left, right) => add(left, right, -1),
  or,
  and,
  ">": (left, right) => filter(left, right, false),
  ">=": (left, right) => filter(left, right, true),
};

function multiply(left: Known, right: Known): QueryValue {
  if (left.kind === "number" && right.kind === "number") return { kind: "number", value: left.value * right.value };
  if (right.kind === "number") return scale(left, right.value);
  return left.kind === "number" ? scale(right, left.value) : unknown("it multiplies two metrics");
}

function scale(value: Known, factor: number): QueryValue {
  if (value.kind === "count") return { ...value, factor: value.factor * factor };
  if (value.kind !== "ratio") return unknown("it multiplies a comparison");
  return {
    ...value,
    offset: value.offset * factor,
    factor: value.factor * factor,
    whenIdle: scaled(value.whenIdle, factor),
    whenMissing: scaled(value.whenMissing, factor),
    ...(value.guard && { guard: { ...value.guard, below: scaled(value.guard.below, factor) } }),
  };
}

function scaled(value: Emptiness, factor: number): Emptiness {
  return typeof value === "number" ? value * factor : value;
}

function divide(left: Known, right: Known): QueryValue {
  if (right.kind === "number") return left.kind === "number" ? { kind: "number", value: left.value / right.value } : scale(left, 1 / right.value);
  if (left.kind === "number") return unknown("it divides a number by a metric");
  if (left.kind === "ratio" || right.kind === "ratio") return unknown("it compares two ratios, such as the canary's with the stable version's");
  const [counted, total, guard] = [bare(left), bare(right), right.kind === "filtered" ? right : undefined];
  if (left.kind === "filtered") return unknown("its numerator is filtered by a comparison");
  const problem = mismatch(counted, total);
  if (problem !== undefined) return unknown(problem);
  const flipped = total.of === "requests" ? counted.of : undefined;
  if (flipped === undefined || flipped === "requests") {
    return unknown(total.of === "requests" ? "nothing in it tells what the numerator counts" : `it divides ${counted.of} by ${total.of}`);
  }
  return ratio({ ...counted, of: flipped }, total, guard);
}

function mismatch(counted: CountValue, total: CountValue): string | undefined {
  if (!counted.single || !total.single) return "it returns one value per series; sum() is missing";
  if (counted.windowSeconds !== total.windowSeconds) return "numerator and denominator look over different windows";
  if (counted.scope !== total.scope) return "numerator and denominator count different versions' requests";
  if (counted.instant !== total.instant) return "numerator and denominator use different functions";
  return undefined;
}

function ratio(counted: CountValue & { readonly of: "errors" | "successes" }, total: CountValue, filtered: FilteredValue | undefined): RatioValue {
  const factor = counted.factor / total.factor;
  const emptyIdle: Emptiness = filtered === undefined ? "nan" : "nothing";
  const least = filtered === undefined ? 0 : leastRequests(filtered);
  return {
    kind: "ratio",
    of: counted.of,
    offset: 0,
    factor,
    windowSeconds: counted.windowSeconds,
    instant: counted.instant,
    scope: counted.scope,
    whenIdle: emptyIdle,
    whenMissing: counted.zeroWhenMissing && total.zeroWhenMissing ? emptyIdle : "nothing",
    needsAnError: counted.of === "errors" && !counted.zeroWhenMissing,
    ...(least > 1 && { guard: { requests: least, below: "nothing" as const } }),
  };
}

function bare(value: CountValue | FilteredValue): CountValue {
  return value.kind === "filtered" ? value.count : value;
}

function leastRequests({ count, above, orEqual }: FilteredValue): number {
  const requests = above / count.factor;
  // Rates are floating point: 5/60 * 60 must not become six requests.
  const whole = Math.round(requests);
  const exact = Math.abs(requests - whole) < 1e-9;
  if (exact) return orEqual ? whole : whole + 1;
  return Math.ceil(requests);
}

function add(left: Known, right: Known, sign: 1 | -1): QueryValue {
  if (left.kind === "number" && right.kind === "number") return { kind: "number", value: left.value + sign * right.value };
  if (left.kind === "ratio" && right.kind === "number") return shifted(left, sign * right.value);
  if (left.kind === "number" && right.kind === "ratio") return shifted(scale(right, sign) as RatioValue, left.value);
  if (left.kind === "count" && right.kind === "count") return addCounts(left, right, sign);
  return unknown("it compares two metrics by adding or subtracting them");
}

function shifted(value: RatioValue, by: number): RatioValue {
  const moved = (empty: Emptiness): Emptiness => (typeof empty === "number" ? empty + by : empty);
  return {
    ...value,
    offset: value.offset + by,
    whenIdle: moved(value.whenIdle),
    whenMissing: moved(value.whenMissing),
    ...(value.guard && { guard: { ...value.guard, below: moved(value.guard.below) } }),
  };
}

function addCounts(left: CountValue, right: CountValue, sign: 1 | -1): QueryValue {
  if (left.factor !== right.factor || left.windowSeconds !== right.windowSeconds || left.scope !== right.scope)
    return unknown("it adds counts that don't belong together");
  const kinds = new Set([left.of, right.of]);
  const together = { ...left, single: left.single && right.single, zeroWhenMissing: left.zeroWhenMissing && right.zeroWhenMissing };
  if (sign === 1) {
    if (kinds.size === 2 && !kinds.has("requests")) return { ...together, of: "requests" };
    return kinds.size === 1 ? together : unknown("it adds requests to a part of themselves");
  }
  if (left.of !== "requests" || right.of === "requests") return unknown("it subtracts counts that are no part of each other");
  return { ...together, of: right.of === "errors" ? "successes" : "errors" };
}

/** "or vector(0)": the number that stands in for nothing. */
function or(left: Known, right: Known): QueryValue {
  if (right.kind !== "number") return unknown('it takes another metric where the first has no data ("or")');
  if (left.kind === "count") return right.value === 0 ? { ...left, zeroWhenMissing: true } : unknown('it takes a number where there is no data ("or")');
  if (left.kind !== "ratio") return unknown('it takes a number where a comparison fails ("or")');
  const instead = (empty: Emptiness): Emptiness => (empty === "nothing" ? right.value : empty);
  return {
    ...left,
    whenIdle: instead(left.whenIdle),
    whenMissing: instead(left.whenMissing),
    ...(left.guard && { guard: { ...left.guard, below: instead(left.guard.below) } }),
  };
}

/** "ratio and requests > 100": without enough requests there is no value. */
function and(left: Known, right: Known): QueryValue {
  if (left.kind !== "ratio" || right.kind !== "filtered") return unknown('it joins metrics with "and" otherwise than as a guard');
  if (right.count.scope !== left.scope) return unknown("its guard counts other requests than the ratio");
  if (right.count.of !== "requests" || !right.count.single) return unknown("its guard counts something else than requests");
  const minimum = leastRequests(right) * (left.windowSeconds / right.count.windowSeconds);
  return { ...left, whenIdle: "nothing", whenMissing: "nothing", ...(minimum > 1 && { guard: { requests: minimum, below: "nothing" as const } }) };
}

/** The smallest value a ratio can have. */
function least({ offset, factor }: RatioValue): number {
  return Math.min(offset, offset + factor);
}

/** "ratio >= 0" keeps every number and drops NaN; "requests > 100" is a guard. */
function filter(left: Known, right: Known, orEqual: boolean): QueryValue {
  if (left.kind === "ratio" && right.kind === "number" && right.value === 0 && orEqual && least(left) >= 0)
    return { ...left, whenIdle: left.whenIdle === "nan" ? "nothing" : left.whenIdle };
  if (left.kind !== "count" || left.of !== "requests" || right.kind !== "number") return unknown("it compares by itself instead of returning a value");
  return { kind: "filtered", count: left, above: right.value, orEqual };
}
