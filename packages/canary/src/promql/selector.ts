/** Something that can't be written as PromQL without changing its meaning. */
export interface SelectorProblem {
  readonly what: "metric name" | "label name" | "label value";
  readonly text: string;
}

export interface Matcher {
  readonly label: string;
  readonly operator: "=" | "!=" | "=~" | "!~";
  /** The value itself, unquoted; for =~ and !~ a regular expression in RE2's syntax. */
  readonly value: string;
}

/** A counter of requests or errors. */
export interface Counter {
  readonly metric: string;
  readonly matchers: readonly Matcher[];
}

const METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
/** A surrogate without its other half: no UTF-8 text holds it. */
const HALF_CHARACTER = /\p{Cs}/u;
const LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** `metric{label="value"}`; nothing in a value can end its quotes. Call `selectorProblems` first. */
export function selector({ metric, matchers }: Counter, more: readonly Matcher[] = []): string {
  const all = [...matchers, ...more].map(({ label, operator, value }) => `${label}${operator}${quoted(value)}`);
  return all.length === 0 ? metric : `${metric}{${all.join(",")}}`;
}

/** Names must be names, as they can't be quoted; values may be anything but half a character. */
export function selectorProblems(counters: readonly Counter[]): SelectorProblem[] {
  return counters.flatMap(({ metric, matchers }) => [
    ...(METRIC.test(metric) ? [] : [{ what: "metric name", text: metric } as const]),
    ...matchers.flatMap(({ label, value }) => [
      ...(LABEL.test(label) ? [] : [{ what: "label name", text: label } as const]),
      ...(HALF_CHARACTER.test(value) ? [{ what: "label value", text: value } as const] : []),
    ]),
  ]);
}

/** A PromQL string; its escapes are Go's, of which JSON's are a part. */
function quoted(value: string): string {
  return JSON.stringify(value);
}
