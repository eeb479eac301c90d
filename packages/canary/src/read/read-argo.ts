import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { CanaryCode } from "../codes.ts";
import type { ArgoJudge, ArgoMetric, ArgoStep, NotModelled, PhaseLength } from "../model.ts";
import { argumentValues } from "./argo-arguments.ts";
import { goDuration } from "./duration.ts";
import { findTemplates } from "./find-templates.ts";
import type { Manifest, ManifestNode } from "./manifest-node.ts";
import { metricsNotModelled } from "./not-modelled.ts";
import { readArgoMetric } from "./read-argo-metric.ts";
import { withGate } from "./sequential-reading.ts";
import type { PromqlParser } from "./read-query.ts";
import type { CanaryReading, MetricReading, ReadOptions } from "./reading.ts";

interface ArgoContext {
  readonly rollout: Manifest;
  readonly manifests: readonly Manifest[];
  readonly parser: PromqlParser;
  readonly options: ReadOptions;
  readonly diagnostics: Diagnostic<CanaryCode>[];
  readonly metrics: MetricReading[];
  readonly notModelled: NotModelled[];
}

export interface OneReading {
  readonly reading?: CanaryReading;
  readonly diagnostics: readonly Diagnostic<CanaryCode>[];
}

const path = "spec.strategy.canary";

/** A Rollout with its analyses; no reading where something the numbers need is missing. */
export function readRollout(rollout: Manifest, manifests: readonly Manifest[], parser: PromqlParser, options: ReadOptions): OneReading {
  const canary = rollout.node.at("spec", "strategy", "canary");
  const steps = canary?.list("steps") ?? [];
  if (canary === undefined || steps.length === 0) return { diagnostics: [noCanary(rollout, canary)] };
  const context: ArgoContext = { rollout, manifests, parser, options, diagnostics: [], metrics: [], notModelled: [] };
  const most = Number(canary.text("trafficRouting", "maxTrafficWeight") ?? 100);
  const modelledSteps = steps.map((step, index) => readStep(step, index, most, context));
  const background = readBackground(canary, steps.length, context);
  nameOddities(canary, rollout, context);
  const judge: ArgoJudge = { kind: "argo", steps: modelledSteps, ...(background && { background }) };
  if (context.diagnostics.length === 0 && context.metrics.every(({ place }) => place === "experiment"))
    context.diagnostics.push(noAnalysis(rollout, canary, steps));
  if (context.diagnostics.some(({ severity }) => severity === "error")) return { diagnostics: context.diagnostics };
  const startingStep = canary.at("analysis", "startingStep");
  const gated = withGate(judge, context.metrics);
  const reading: CanaryReading = {
    controller: "argo-rollouts",
    manifest: rollout,
    canary: {
      name: rollout.name,
      judge: gated.judge,
      notModelled: [...context.notModelled, ...gated.notModelled, ...metricsNotModelled(context.metrics, gated.judge)],
    },
    metrics: context.metrics,
    facts: { steps, hasBaseline: steps.some(runsBaseline), ...(startingStep && { startingStep }) },
  };
  return { reading, diagnostics: context.diagnostics };
}

function noCanary({ kind, name, node }: Manifest, canary: ManifestNode | undefined): Diagnostic<CanaryCode> {
  const blueGreen = node.at("spec", "strategy", "blueGreen");
  const how = blueGreen === undefined ? "without steps" : "with strategy blueGreen";
  return {
    code: "canary/not-a-canary",
    severity: "warning",
    message: `${kind} "${name}" ${how} sends no share of the traffic to the new version first`,
    hint: "there is nothing to compute: everybody gets the new version at once",
    location: (blueGreen ?? canary ?? node.at("spec", "strategy") ?? node.at("metadata", "name") ?? node).location,
  };
}

/** Experiments and plugins judge in ways of their own: then it is only said that the numbers leave them out. */
function noAnalysis({ kind, name }: Manifest, canary: ManifestNode, steps: readonly ManifestNode[]): Diagnostic<CanaryCode> {
  const judged = steps.some((step) => step.list("experiment", "analyses").length > 0 || step.at("plugin") !== undefined);
  return {
    code: "canary/no-analysis",
    severity: judged ? "warning" : "error",
    message: judged
      ? `${kind} "${name}" is judged by experiments or plugins only, which can't be modelled`
      : `${kind} "${name}" has no analysis: nobody measures, so every release is promoted, however broken, unless a person aborts it`,
    hint: "add spec.strategy.canary.analysis with an AnalysisTemplate",
    location: (canary.at("steps") ?? canary).location,
  };
}

function runsBaseline(step: ManifestNode): boolean {
  return step.list("experiment", "templates").some((template) => template.text("specRef") === "stable");
}

function readStep(step: ManifestNode, index: number, most: number, context: ArgoContext): ArgoStep {
  const weight = step.text("setWeight");
  if (weight !== undefined) return { kind: "set-weight", weight: Math.min(1, Math.max(0, Number(weight) / most)) };
  if (step.entries?.has("pause") === true) return { kind: "pause", seconds: readPause(step, context) };
  const analysis = step.at("analysis");
  if (analysis !== undefined) return { kind: "analysis", metrics: readAnalysis(analysis, "step", context) };
  // Its metrics are no part of the model, but lints look at them.
  for (const own of step.list("experiment", "analyses")) readAnalysis(own, "experiment", context);
  const what = [...(step.entries?.keys() ?? [])][0] ?? "nothing";
  const reason = Object.hasOwn(otherSteps, what) ? otherSteps[what] : "no step that is known";
  if (reason !== undefined) context.notModelled.push({ what: `${path}.steps[${index}].${what}`, reason });
  return { kind: "other", what };
}

/** What the steps do that the model leaves out; undefined: nothing. */
const otherSteps: Readonly<Record<string, string | undefined>> = {
  setCanaryScale: undefined,
  setHeaderRoute: "requests with that header reach the canary whatever its weight; how many there are is not known",
  setMirrorRoute: "copies of requests reach the canary; their answers are thrown away",
  experiment: "an experiment runs beside the release with its own analyses",
  plugin: "what a plugin does is not known",
};

function readPause(step: ManifestNode, context: ArgoContext): PhaseLength {
  const duration = step.at("pause", "duration");
  const text = step.text("pause", "duration");
  if (duration === undefined || text === undefined) return "manual";
  const seconds = /^\d+$/.test(text) ? Number(text) : goDuration(text);
  if (seconds !== undefined) return Math.trunc(seconds);
  context.diagnostics.push({
    code: "canary/duration",
    severity: "error",
    message: `the pause "${text}" is no duration`,
    hint: "write 30s, 5m or 1h30m",
    location: duration.location,
  });
  return 0;
}

function readBackground(canary: ManifestNode, steps: number, context: ArgoContext): ArgoJudge["background"] {
  const analysis = canary.at("analysis");
  if (analysis === undefined) return undefined;
  const startingStep = Number(analysis.text("startingStep") ?? 0);
  const node = analysis.at("startingStep");
  if (node !== undefined && !(startingStep >= 0 && startingStep < steps)) {
    context.diagnostics.push({
      code: "canary/value",
      severity: "error",
      message: `startingStep ${startingStep} is behind the last step`,
      hint: `there are ${steps} steps, counted from 0`,
      location: node.location,
    });
  }
  return { startingStep, metrics: readAnalysis(analysis, "background", context) };
}

function readAnalysis(analysis: ManifestNode, place: MetricReading["place"], context: ArgoContext): ArgoMetric[] {
  const { rollout, manifests, diagnostics } = context;
  const found = findTemplates(place === "experiment" ? [analysis] : analysis.list("templates"), rollout, manifests);
  const values = argumentValues(rollout, analysis.list("args"), found.templates);
  diagnostics.push(...found.diagnostics, ...values.diagnostics);
  const patterns = [analysis, ...found.templates.map(({ node }) => node.at("spec"))].flatMap(
    (node) => node?.list("dryRun").map((entry) => entry.text("metricName") ?? "") ?? [],
  );
  const readings = found.templates.flatMap((template) =>
    template.node.list("spec", "metrics").map((metric) =>
      readArgoMetric(metric, template, {
        ...context,
        values,
        place,
        dryRun: (name) => patterns.some((pattern) => matchesWhole(pattern, name)),
        report: (diagnostic) => void diagnostics.push(diagnostic),
      }),
    ),
  );
  context.metrics.push(...readings);
  return readings.map(({ metric }) => metric as ArgoMetric);
}

function matchesWhole(pattern: string, name: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(name);
  } catch {
    return pattern === name;
  }
}

/** Without a traffic router, shares are made of whole pods. */
function nameOddities(canary: ManifestNode, { node }: Manifest, context: ArgoContext): void {
  if (canary.at("trafficRouting") !== undefined) return;
  const replicas = node.text("spec", "replicas");
  context.notModelled.push({
    what: `${path}.trafficRouting`,
    reason: `there is none, so a weight is made of whole pods${replicas === undefined ? "" : ` out of ${replicas}`} and only roughly what setWeight says`,
  });
}
