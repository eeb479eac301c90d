import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { CanaryCode } from "../codes.ts";
import type { ArgoMetric } from "../model.ts";
import { canaryHash, stableHash } from "./argo-arguments.ts";
import type { ArgumentValues } from "./argo-arguments.ts";
import type { ReleaseNames } from "./classify-selector.ts";
import { goDuration } from "./duration.ts";
import { fillHoles } from "./fill-holes.ts";
import type { Manifest, ManifestNode } from "./manifest-node.ts";
import { measureQuery } from "./measure-query.ts";
import type { MeasuredQuery } from "./measure-query.ts";
import type { Emptiness } from "./query-value.ts";
import { readConditions } from "./read-conditions.ts";
import type { Conditions, ConditionsReading } from "./read-conditions.ts";
import { recognizeGate, recognizeRequests } from "./recognize-gate.ts";
import { readKayenta } from "./read-kayenta.ts";
import { readQuery } from "./read-query.ts";
import type { PromqlParser } from "./read-query.ts";
import type { MetricReading, ReadOptions } from "./reading.ts";

export interface ArgoMetricContext {
  readonly rollout: Manifest;
  readonly values: ArgumentValues;
  readonly parser: PromqlParser;
  readonly options: ReadOptions;
  readonly place: MetricReading["place"];
  readonly dryRun: (name: string) => boolean;
  readonly report: (diagnostic: Diagnostic<CanaryCode>) => void;
}

const COUNTS = "it counts the canary's requests; that it may hold a release with few of them is left out";

/** One metric of an analysis, arguments filled in. */
export function readArgoMetric(node: ManifestNode, template: Manifest, context: ArgoMetricContext): MetricReading {
  const { values, options, parser, place } = context;
  const fill = (text: string | undefined): string | undefined => (text === undefined ? undefined : fillHoles(text, values.holes).text);
  reportOpenHoles(node, context);
  const name = fill(node.text("name")) ?? "unnamed";
  const query = fill(node.text("provider", "prometheus", "query"));
  const queryNode = node.at("provider", "prometheus", "query");
  const kayenta = readKayenta(node, values.holes);
  const read = query === undefined ? undefined : readQuery(query, releaseNames(context.rollout), parser);
  const counts = query !== undefined && recognizeRequests(query, releaseNames(context.rollout), parser);
  const measured = read === undefined || counts ? { notModelled: counts ? COUNTS : providerReason(node) } : measureQuery(read, options);
  const conditions =
    "notModelled" in measured ? measured : readConditions(fill(node.text("successCondition")), fill(node.text("failureCondition")), measured.measure);
  const rhythm = readRhythm(node, name, context);
  const gate = query === undefined ? undefined : recognizeGate(query, releaseNames(context.rollout), parser);
  return {
    name,
    metric: { ...rhythm, ...modelled(measured, conditions) },
    manifest: template,
    node,
    place,
    instant: read?.instant ?? false,
    scale: "measure" in measured ? Math.abs(measured.measure.factor) : 1,
    empty: emptiness(measured, conditions),
    ...(query !== undefined && { query }),
    ...(queryNode && { queryNode }),
    ...("ratio" in measured && measured.ratio && { ratio: measured.ratio }),
    ...("writtenWindowSeconds" in measured && { writtenWindowSeconds: measured.writtenWindowSeconds }),
    ...(gate && { gate, gateConditions: gateConditions(fill(node.text("successCondition")), fill(node.text("failureCondition"))) }),
    ...(kayenta && { kayenta }),
    ...(values.stableArgument && { stableArgument: values.stableArgument }),
  };
}

/** Evidence is a number from below zero to infinity; what matters is on which side of 0 the verdict turns. */
function gateConditions(success: string | undefined, failure: string | undefined): NonNullable<MetricReading["gateConditions"]> {
  const reading = readConditions(success, failure, { offset: 0, factor: 1, most: Infinity, scalar: false });
  if ("notModelled" in reading) return {};
  const { successCondition, failureCondition } = reading.conditions;
  return { ...(successCondition && { success: successCondition }), ...(failureCondition && { failure: failureCondition }) };
}

/** An argument that no template declares: the controller refuses to start the analysis. */
function reportOpenHoles(node: ManifestNode, { values, report, rollout }: ArgoMetricContext): void {
  for (const child of [node.at("provider", "prometheus", "query"), node.at("successCondition"), node.at("failureCondition")]) {
    if (typeof child?.value !== "string") continue;
    const [open] = fillHoles(child.value, values.holes).open.filter((name) => name.startsWith("args."));
    if (open === undefined || values.diagnostics.some(({ message }) => message.includes(`"${open.slice(5)}"`))) continue;
    report({
      code: "canary/argument",
      severity: "error",
      message: `{{${open}}} has no value in the analysis of ${rollout.kind} "${rollout.name}"`,
      location: child.location,
    });
  }
}

/** The names that the canary and the stable version of a Rollout go by. */
export function releaseNames({ name, node }: Manifest): ReleaseNames {
  const canary = node.at("spec", "strategy", "canary");
  const [canaryService, stableService] = [canary?.text("canaryService"), canary?.text("stableService")];
  return {
    canary: [canaryHash, `${name}-${canaryHash}-x2x4z`, ...(canaryService === undefined ? [] : [canaryService])],
    stable: [stableHash, `${name}-${stableHash}-x2x4z`, ...(stableService === undefined ? [] : [stableService])],
  };
}

function providerReason(node: ManifestNode): string {
  const provider = [...(node.at("provider")?.entries?.keys() ?? [])][0];
  if (provider === "prometheus") return "the metric has no query";
  return provider === undefined ? "the metric has no provider" : `provider ${provider} can't be modelled`;
}

type Modelled = Pick<
  ArgoMetric,
  "quantity" | "scope" | "windowSeconds" | "whenEmpty" | "minimumRequests" | "successCondition" | "failureCondition" | "notModelled"
>;

function modelled(measured: MeasuredQuery | { readonly notModelled: string }, conditions: ConditionsReading): Modelled {
  const known = "quantity" in measured ? measured : undefined;
  const base = { quantity: known?.quantity ?? "error-ratio", scope: known?.scope ?? "service", windowSeconds: known?.windowSeconds ?? 60 } as const;
  if ("notModelled" in conditions || known === undefined)
    return { ...base, whenEmpty: "error", notModelled: "notModelled" in conditions ? conditions.notModelled : "" };
  const { successCondition, failureCondition } = conditions.conditions;
  const says = outcomeFor(conditions.conditions, known.measure.scalar);
  return {
    ...base,
    whenEmpty: says(known.whenIdle),
    ...(known.guard && { minimumRequests: { requests: known.guard.requests, outcome: says(known.guard.below) } }),
    ...(successCondition && { successCondition }),
    ...(failureCondition && { failureCondition }),
  };
}

function emptiness(measured: MeasuredQuery | { readonly notModelled: string }, conditions: ConditionsReading): MetricReading["empty"] {
  if ("notModelled" in conditions || "notModelled" in measured) return { idle: "unknown", missing: "unknown" };
  const says = outcomeFor(conditions.conditions, measured.measure.scalar);
  return { idle: says(measured.whenIdle), missing: says(measured.whenMissing) };
}

function outcomeFor({ outcomeOf }: Conditions, scalar: boolean): (empty: Emptiness) => ReturnType<Conditions["outcomeOf"]> {
  return (empty) => {
    // scalar() of nothing is NaN.
    const value = empty === "nan" || (empty === "nothing" && scalar) ? Number.NaN : empty;
    return outcomeOf(value === "nothing" ? [] : scalar ? value : [value]);
  };
}

type Rhythm = Omit<ArgoMetric, keyof Modelled>;

/** Interval, count and limits with the controller's defaults. */
function readRhythm(node: ManifestNode, name: string, context: ArgoMetricContext): Rhythm {
  const seconds = (key: string): number | undefined => readSeconds(node, key, context);
  const whole = (key: string): number | undefined => readWhole(node, key, context);
  const intervalSeconds = seconds("interval");
  const count = whole("count");
  return {
    name,
    initialDelaySeconds: seconds("initialDelay") ?? 0,
    ...(intervalSeconds !== undefined && { intervalSeconds }),
    // A count of zero is none; without an interval either way it is a single measurement.
    ...(count !== undefined && count > 0 && { count }),
    failureLimit: whole("failureLimit") ?? 0,
    inconclusiveLimit: whole("inconclusiveLimit") ?? 0,
    consecutiveErrorLimit: whole("consecutiveErrorLimit") ?? 4,
    consecutiveSuccessLimit: whole("consecutiveSuccessLimit") ?? 0,
    ...(context.dryRun(name) && { dryRun: true }),
  };
}

function readSeconds(node: ManifestNode, key: string, { values, report }: ArgoMetricContext): number | undefined {
  const child = node.at(key);
  const text = node.text(key);
  if (child === undefined || text === undefined || text === "") return undefined;
  const seconds = goDuration(fillHoles(text, values.holes).text);
  if (seconds === undefined)
    report({
      code: "canary/duration",
      severity: "error",
      message: `${key} "${text}" is no duration`,
      hint: "write 30s, 5m or 1h30m",
      location: child.location,
    });
  return seconds;
}

function readWhole(node: ManifestNode, key: string, { values, report }: ArgoMetricContext): number | undefined {
  const child = node.at(key);
  const text = node.text(key);
  if (child === undefined || text === undefined || text === "") return undefined;
  const filled = fillHoles(text, values.holes).text;
  if (/^-?\d+$/.test(filled)) return Number(filled);
  report({ code: "canary/value", severity: "error", message: `${key} "${text}" is no whole number`, location: child.location });
  return undefined;
}
