import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { CanaryCode } from "../codes.ts";
import type { FlaggerMetric } from "../model.ts";
import type { ReleaseNames } from "./classify-selector.ts";
import { goDuration } from "./duration.ts";
import { fillHoles } from "./fill-holes.ts";
import { namedManifest } from "./find-templates.ts";
import type { Manifest, ManifestNode } from "./manifest-node.ts";
import { measureQuery, seenSeconds } from "./measure-query.ts";
import type { MeasuredQuery } from "./measure-query.ts";
import { recognizeGate } from "./recognize-gate.ts";
import { readQuery } from "./read-query.ts";
import type { PromqlParser } from "./read-query.ts";
import type { MetricReading, ReadOptions } from "./reading.ts";

export interface FlaggerContext {
  readonly canary: Manifest;
  readonly manifests: readonly Manifest[];
  readonly parser: PromqlParser;
  readonly options: ReadOptions;
  readonly diagnostics: Diagnostic<CanaryCode>[];
}

interface Written {
  readonly node: ManifestNode;
  readonly name: string;
  readonly windowSeconds: number;
}

/** What the controller takes when a metric says nothing about its window. */
const defaultWindow = "1m";

/** One check of a Canary: a built-in one, a query, or a template. */
export function readFlaggerMetric(node: ManifestNode, context: FlaggerContext): MetricReading {
  const interval = node.text("interval") ?? defaultWindow;
  const windowSeconds = goDuration(interval);
  if (windowSeconds === undefined) {
    context.diagnostics.push({
      code: "canary/duration",
      severity: "error",
      message: `interval "${interval}" is no duration`,
      hint: "write 30s, 5m or 1h30m",
      location: (node.at("interval") ?? node).location,
    });
  }
  const written: Written = { node, name: node.text("name") ?? "unnamed", windowSeconds: windowSeconds ?? 60 };
  if (written.name === "request-success-rate") return successRate(written, context);
  if (written.name === "request-duration") return left(written, context, "the built-in check is a quantile of durations, whose distribution is not known");
  return readCustom(written, interval, context);
}

/** The built-in checks select the canary's workload and count in percent. */
function successRate(written: Written, context: FlaggerContext): MetricReading {
  const range = thresholds(written.node, true, 100);
  const windowSeconds = seenSeconds({ instant: false, windowSeconds: written.windowSeconds }, context.options);
  if (windowSeconds <= 0) return left(written, context, "its interval holds less than two scrapes");
  const metric: FlaggerMetric = {
    name: written.name,
    quantity: "success-ratio",
    scope: "canary",
    windowSeconds,
    whenEmpty: "failed",
    ...range,
    ...(range.minimum === undefined && range.maximum === undefined && { notModelled: "the check has no threshold, so it always passes" }),
  };
  return { ...common(written, context), metric, scale: 100, writtenWindowSeconds: written.windowSeconds };
}

function readCustom(written: Written, interval: string, context: FlaggerContext): MetricReading {
  const { canary, diagnostics } = context;
  const reference = written.node.at("templateRef");
  const template =
    reference === undefined
      ? undefined
      : namedManifest(context.manifests, "MetricTemplate", reference.text("name") ?? "", canary, reference.text("namespace") ?? canary.namespace);
  if (reference !== undefined && template === undefined) {
    diagnostics.push({
      code: "canary/template-missing",
      severity: "error",
      message: `MetricTemplate "${reference.text("name") ?? ""}" is not among the manifests`,
      hint: "give its file, too: -f is repeatable and takes folders",
      location: (reference.at("name") ?? reference).location,
    });
    return left(written, context, "its template is missing");
  }
  const provider = template?.node.text("spec", "provider", "type");
  if (template !== undefined && provider !== "prometheus") return left(written, context, `provider ${provider ?? "unknown"} can't be modelled`);
  const queryNode = template?.node.at("spec", "query") ?? written.node.at("query");
  if (typeof queryNode?.value !== "string") return left(written, context, "the check has neither a template nor a query");
  const query = fillHoles(queryNode.value, flaggerHoles(written.node, interval, canary)).text;
  return measuredMetric(written, query, queryNode, template, context);
}

function measuredMetric(written: Written, query: string, queryNode: ManifestNode, template: Manifest | undefined, context: FlaggerContext): MetricReading {
  const read = readQuery(query, flaggerNames(context.canary), context.parser);
  const measured = measureQuery(read, context.options);
  const base = { ...common(written, context), manifest: template ?? context.canary, query, queryNode, instant: read.instant };
  const gate = recognizeGate(query, flaggerNames(context.canary), context.parser);
  if ("notModelled" in measured) {
    const rest = left(written, context, measured.notModelled);
    return { ...rest, ...base, ...(gate && { gate, metric: { ...rest.metric, ...thresholds(written.node, false, 1) } }) };
  }
  const { factor, offset } = measured.measure;
  const range = thresholds(written.node, false, factor, offset);
  const metric: FlaggerMetric = {
    name: written.name,
    quantity: measured.quantity,
    scope: measured.scope,
    windowSeconds: measured.windowSeconds,
    whenEmpty: emptyOutcome(measured, range),
    ...(measured.guard && { minimumRequests: { requests: measured.guard.requests, outcome: says(measured.guard.below, measured, range) } }),
    ...range,
    ...(range.minimum === undefined && range.maximum === undefined && { notModelled: "the check has no threshold, so it always passes" }),
  };
  return {
    ...base,
    metric,
    scale: Math.abs(factor),
    writtenWindowSeconds: measured.writtenWindowSeconds,
    empty: { idle: metric.whenEmpty, missing: says(measured.whenMissing, measured, range) },
    ...(measured.ratio && { ratio: measured.ratio }),
  };
}

type Range = Pick<FlaggerMetric, "minimum" | "maximum">;

function emptyOutcome(measured: MeasuredQuery, range: Range): "success" | "failed" {
  return says(measured.whenIdle, measured, range);
}

/** Nothing and NaN fail the check; a number is compared. */
function says(empty: MeasuredQuery["whenIdle"], { measure }: MeasuredQuery, { minimum, maximum }: Range): "success" | "failed" {
  if (typeof empty !== "number") return "failed";
  const value = (empty - measure.offset) / measure.factor;
  return (minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum) ? "failed" : "success";
}

/** thresholdRange, or the old threshold: a minimum for the built-in success rate, a maximum for everything else. */
function thresholds(node: ManifestNode, oldIsMinimum: boolean, factor: number, offset = 0): Range {
  const range = node.at("thresholdRange");
  // Without any threshold the controller compares with zero, which the success rate is never below.
  const unwritten = range === undefined && !oldIsMinimum ? 0 : undefined;
  const old = range === undefined ? (numberAt(node, "threshold") ?? unwritten) : undefined;
  const low = numberAt(range, "min") ?? (oldIsMinimum ? old : undefined);
  const high = numberAt(range, "max") ?? (oldIsMinimum ? undefined : old);
  const bound = (value: number | undefined): number | undefined => (value === undefined ? undefined : (value - offset) / factor);
  const [minimum, maximum] = factor < 0 ? [bound(high), bound(low)] : [bound(low), bound(high)];
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
}

function numberAt(node: ManifestNode | undefined, key: string): number | undefined {
  const text = node?.text(key);
  const value = Number(text);
  return text === undefined || text === "" || Number.isNaN(value) ? undefined : value;
}

function left(written: Written, context: FlaggerContext, reason: string): MetricReading {
  const metric: FlaggerMetric = {
    name: written.name,
    quantity: "error-ratio",
    scope: "canary",
    windowSeconds: written.windowSeconds,
    whenEmpty: "failed",
    notModelled: reason,
  };
  return { ...common(written, context), metric, scale: 1 };
}

function common({ name, node }: Written, { canary }: FlaggerContext): Pick<MetricReading, "name" | "manifest" | "node" | "instant" | "empty" | "place"> {
  return { name, manifest: canary, node, instant: false, empty: { idle: "failed", missing: "failed" }, place: "background" };
}

/** What a query's holes stand for, as the controller fills them. */
function flaggerHoles(metric: ManifestNode, interval: string, { name, namespace, node }: Manifest): Map<string, string> {
  const target = node.text("spec", "targetRef", "name") ?? name;
  const variables = [...(metric.at("templateVariables")?.entries ?? [])].map(([key, value]) => [`variables.${key}`, String(value.value)] as const);
  return new Map([
    ["name", name],
    ["namespace", namespace ?? "default"],
    ["target", target],
    ["service", node.text("spec", "service", "name") ?? target],
    ["ingress", node.text("spec", "ingressRef", "name") ?? target],
    ["route", node.text("spec", "routeRef", "name") ?? target],
    ["interval", interval],
    ...variables,
  ]);
}

/** The target is the canary; the controller runs the stable version as a copy called "<target>-primary". */
function flaggerNames({ name, node }: Manifest): ReleaseNames {
  const target = node.text("spec", "targetRef", "name") ?? name;
  const service = node.text("spec", "service", "name") ?? target;
  const pod = "7d5c9b8f6-x2x4z";
  return {
    canary: [`${target}-${pod}`, `${target}-canary`, `${service}-canary`],
    stable: [`${target}-primary`, `${target}-primary-${pod}`, `${service}-primary`],
    canaryWorkload: target,
  };
}
