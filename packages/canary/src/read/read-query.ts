import type { SyntaxNode } from "@lezer/common";
import type { LRParser } from "@lezer/lr";
import { countedBy, scopeOf } from "./classify-selector.ts";
import type { Matcher, ReleaseNames, Selector } from "./classify-selector.ts";
import { promDuration } from "./duration.ts";
import { combine } from "./query-arithmetic.ts";
import type { CountValue, QueryValue } from "./query-value.ts";
import { unknown } from "./query-value.ts";

export type PromqlParser = LRParser;

/** Prometheus' own grammar; loaded when a manifest has a query, not before. */
export async function loadPromqlParser(): Promise<PromqlParser> {
  const { parser } = await import("@prometheus-io/lezer-promql");
  return parser;
}

export interface QueryReading {
  readonly value: QueryValue;
  /** scalar(…): the controller sees a number instead of a list. */
  readonly scalar: boolean;
  /** The query uses irate somewhere. */
  readonly instant: boolean;
}

interface Context {
  readonly text: string;
  readonly names: ReleaseNames;
}

/** What the query measures, or why that can't be told. */
export function readQuery(text: string, names: ReleaseNames, parser: PromqlParser): QueryReading {
  const tree = parser.parse(text);
  const context = { text, names };
  const instant = /\birate\s*\(/.test(text);
  let broken: number | undefined;
  tree.iterate({
    enter: ({ type, from }) => {
      if (type.isError) broken ??= from;
    },
  });
  if (broken !== undefined) return { value: unknown(`it is not PromQL at ${JSON.stringify(text.slice(broken, broken + 20).trim())}`), scalar: false, instant };
  const top = unwrapped(tree.topNode.firstChild);
  if (top === null) return { value: unknown("it is empty"), scalar: false, instant };
  const scalar = top.name === "FunctionCall" && functionName(top, context) === "scalar";
  return { value: valueOf(top, context), scalar, instant };
}

/** Every selector of a query, each once. */
export function selectorsOf(text: string, parser: PromqlParser): Selector[] {
  const context: Context = { text, names: { canary: [], stable: [] } };
  const all = selectorsIn(parser.parse(text).topNode, context);
  return [...new Map(all.map((selector) => [JSON.stringify(selector), selector])).values()];
}

function unwrapped(node: SyntaxNode | null): SyntaxNode | null {
  return node?.name === "ParenExpr" ? unwrapped(node.firstChild) : node;
}

function valueOf(node: SyntaxNode | null, context: Context): QueryValue {
  if (node === null) return unknown("a part of it is missing");
  const read = Object.hasOwn(readers, node.name) ? readers[node.name] : undefined;
  return read === undefined ? unknown(`it contains ${nameOf(node)}`) : read(node, context);
}

const readers: Readonly<Record<string, (node: SyntaxNode, context: Context) => QueryValue>> = {
  ParenExpr: (node, context) => valueOf(node.firstChild, context),
  NumberDurationLiteral: (node, context) => ({ kind: "number", value: Number(textOf(node, context)) }),
  UnaryExpr: (node, context) => {
    const value = valueOf(node.lastChild, context);
    return textOf(node, context).startsWith("-") ? combine("*", value, { kind: "number", value: -1 }) : value;
  },
  BinaryExpr: readBinary,
  AggregateExpr: readAggregate,
  FunctionCall: readCall,
  OffsetExpr: () => unknown("it looks at another time (offset)"),
  StepInvariantExpr: () => unknown("it looks at a fixed time (@)"),
  VectorSelector: () => unknown("it reads a value that is no count of requests"),
  SubqueryExpr: () => unknown("it contains a subquery outside of a function"),
};

function readBinary(node: SyntaxNode, context: Context): QueryValue {
  if (node.getChild("BoolModifier") !== null) return unknown('it compares by itself ("bool")');
  const operator = node.firstChild?.nextSibling ?? null;
  if (operator === null) return unknown("a part of it is missing");
  return combine(textOf(operator, context).toLowerCase(), valueOf(node.firstChild, context), valueOf(node.lastChild, context));
}

function readAggregate(node: SyntaxNode, context: Context): QueryValue {
  const operator = textOf(node.getChild("AggregateOp"), context).toLowerCase();
  const inner = valueOf(node.getChild("FunctionCallBody")?.lastChild ?? null, context);
  if (inner.kind === "unknown") return inner;
  if (operator !== "sum") return unknown(`it takes the ${operator} of several series`);
  const modifier = node.getChild("AggregateModifier");
  if (modifier !== null && !isPinned(node, modifier, context))
    return unknown(`it returns one value per group (${textOf(modifier, context).replaceAll(/\s+/g, " ")})`);
  if (inner.kind === "count") return { ...inner, single: true };
  // A ratio or a filter over single numbers is one number; over series it was refused already.
  return inner;
}

/** Grouped only by labels that the selector fixes to one value: there is one group. */
function isPinned(aggregate: SyntaxNode, modifier: SyntaxNode, context: Context): boolean {
  if (/^\s*without\b/i.test(textOf(modifier, context))) return false;
  const labels = modifier.getChild("GroupingLabels")?.getChildren("LabelName") ?? [];
  const fixed = new Set(
    selectorsIn(aggregate, context).flatMap(({ matchers }) => matchers.filter(({ operator }) => operator === "=").map(({ label }) => label)),
  );
  return labels.every((label) => fixed.has(textOf(label, context)));
}

function readCall(node: SyntaxNode, context: Context): QueryValue {
  const name = functionName(node, context);
  const parts = argumentsOf(node);
  const [first, second] = parts;
  if (first === undefined) return unknown(`it calls ${name}()`);
  if (name === "rate" || name === "irate" || name === "increase") return readRange(name, first, context);
  if (name === "vector" || name === "scalar" || name === "sort" || name === "label_replace") return valueOf(first, context);
  if (name === "sum_over_time" || name === "avg_over_time") return readOverTime(name, first, context);
  if ((name === "clamp_max" || name === "clamp_min") && second !== undefined) return valueOf(first, context);
  if (name === "histogram_quantile") return unknown("it is a quantile of durations, whose distribution is not known");
  return unknown(`it calls ${name}()`);
}

/** rate(x[5m]) is a number per second, increase(x[5m]) a number; both are extrapolated to the window. */
function readRange(name: string, argument: SyntaxNode, context: Context): QueryValue {
  if (argument.name !== "MatrixSelector")
    return argument.name === "OffsetExpr" ? unknown("it looks at another time (offset)") : unknown(`${name}() of something else than a counter`);
  const selector = selectorsIn(argument, context)[0];
  const windowSeconds = promDuration(textOf(argument.getChild("DurationExpr"), context));
  if (selector === undefined || windowSeconds === undefined || windowSeconds <= 0) return unknown("its window is no duration");
  const of = countedBy(selector);
  if (typeof of === "object") return unknown(of.reason);
  const count: CountValue = {
    kind: "count",
    of,
    factor: name === "increase" ? 1 : 1 / windowSeconds,
    windowSeconds,
    instant: name === "irate",
    scope: scopeOf(selector, context.names),
    single: false,
    zeroWhenMissing: false,
    selector: selector.metric,
  };
  return count;
}

/** sum_over_time(increase(x[1m])[10m:1m]): the pieces must fit into one another, or requests are counted twice or never. */
function readOverTime(name: string, argument: SyntaxNode, context: Context): QueryValue {
  if (argument.name !== "SubqueryExpr") return unknown(`${name}() of something that is no subquery of counts`);
  const inner = valueOf(argument.firstChild, context);
  if (inner.kind !== "count") return inner.kind === "unknown" ? inner : unknown("it averages ratios of short windows, each of which may be empty");
  const [range, step] = argument.getChildren("DurationExpr").map((node) => promDuration(textOf(node, context)));
  if (range === undefined || step !== inner.windowSeconds) return unknown("the step of its subquery is not the window inside it");
  const perWindow = inner.factor * inner.windowSeconds;
  const factor = name === "sum_over_time" ? inner.factor : perWindow / range;
  return { ...inner, factor, windowSeconds: range };
}

function functionName(call: SyntaxNode, context: Context): string {
  return textOf(call.getChild("FunctionIdentifier"), context).toLowerCase();
}

function argumentsOf(call: SyntaxNode): SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  for (let child = call.getChild("FunctionCallBody")?.firstChild ?? null; child !== null; child = child.nextSibling)
    if (/^[A-Z]/.test(child.name)) parts.push(child);
  return parts;
}

function selectorsIn(node: SyntaxNode, context: Context): Selector[] {
  const selectors: Selector[] = [];
  node.cursor().iterate(({ name, node: inner }) => {
    if (name === "VectorSelector") selectors.push(readSelector(inner, context));
  });
  return selectors;
}

function readSelector(node: SyntaxNode, context: Context): Selector {
  const matchers = (node.getChild("LabelMatchers")?.getChildren("UnquotedLabelMatcher") ?? []).map((matcher): Matcher => ({
    label: textOf(matcher.getChild("LabelName"), context),
    operator: textOf(matcher.getChild("MatchOp"), context) as Matcher["operator"],
    value: unquoted(textOf(matcher.getChild("StringLiteral"), context)),
  }));
  const named = matchers.find(({ label }) => label === "__name__");
  return { metric: node.getChild("Identifier") === null ? (named?.value ?? "") : textOf(node.getChild("Identifier"), context), matchers };
}

function unquoted(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith("`")) return inner;
  return inner.replaceAll(/\\(.)/g, (_, sign: string) => ({ n: "\n", t: "\t", r: "\r" })[sign] ?? sign);
}

function textOf(node: SyntaxNode | null, { text }: Context): string {
  return node === null ? "" : text.slice(node.from, node.to);
}

function nameOf({ name }: SyntaxNode): string {
  return name.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
