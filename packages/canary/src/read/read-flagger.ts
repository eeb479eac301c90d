import type { FlaggerJudge, FlaggerMetric, FlaggerStrategy, NotModelled } from "../model.ts";
import { goDuration } from "./duration.ts";
import { readLoadTest } from "./load-test.ts";
import type { Manifest, ManifestNode } from "./manifest-node.ts";
import { metricsNotModelled } from "./not-modelled.ts";
import type { OneReading } from "./read-argo.ts";
import { readFlaggerMetric } from "./read-flagger-metric.ts";
import type { FlaggerContext } from "./read-flagger-metric.ts";
import { withGate } from "./sequential-reading.ts";
import type { PromqlParser } from "./read-query.ts";
import type { CanaryReading, MetricReading, ReadOptions } from "./reading.ts";

/** A Flagger Canary with its checks; no reading where something the numbers need is missing. */
export function readFlagger(canary: Manifest, manifests: readonly Manifest[], parser: PromqlParser, options: ReadOptions): OneReading {
  const spec = canary.node.at("spec");
  // The old name still works.
  const key = spec?.at("analysis") === undefined ? "canaryAnalysis" : "analysis";
  const analysis = spec?.at(key);
  if (spec === undefined || analysis === undefined || spec.text("skipAnalysis") === "true") return { diagnostics: [skipped(canary, spec)] };
  const context: FlaggerContext = { canary, manifests, parser, options, diagnostics: [] };
  const metrics = analysis.list("metrics").map((metric) => readFlaggerMetric(metric, context));
  if (metrics.length === 0) context.diagnostics.push(noMetrics(canary, analysis));
  const judge = readJudge(analysis, spec.text("provider"), metrics, context);
  const strategyNotes = nameOddities(analysis, `spec.${key}`, judge.strategy);
  if (context.diagnostics.some(({ severity }) => severity === "error")) return { diagnostics: context.diagnostics };
  const loadTest = readLoadTest(analysis.list("webhooks"));
  // Without a share of the users' requests, the load test is all that the checks see.
  const alone = judge.strategy.kind === "blue-green" && judge.strategy.mirror !== true && loadTest !== undefined;
  const gated = withGate(judge, metrics);
  const notModelled = [
    ...strategyNotes,
    ...gated.notModelled,
    ...webhookNotes(analysis, `spec.${key}`, loadTest, alone),
    ...metricsNotModelled(metrics, gated.judge),
  ];
  const reading: CanaryReading = {
    controller: "flagger",
    manifest: canary,
    canary: { name: canary.name, judge: gated.judge, notModelled, ...(alone && { loadTestRps: loadTest.rps }) },
    metrics,
    facts: { steps: [], hasBaseline: false },
    ...(loadTest && { loadTest }),
  };
  return { reading, diagnostics: context.diagnostics };
}

function skipped({ kind, name, node }: Manifest, spec: ManifestNode | undefined): OneReading["diagnostics"][number] {
  const flag = spec?.at("skipAnalysis");
  return {
    code: "canary/no-analysis",
    severity: "error",
    message: `${kind} "${name}" ${flag === undefined ? "has no analysis" : "skips its analysis"}: every release is promoted at once, however broken`,
    hint: flag === undefined ? "add spec.analysis with a metric" : "remove skipAnalysis",
    location: (flag ?? spec?.at("targetRef") ?? node.at("metadata", "name") ?? node).location,
  };
}

function noMetrics({ kind, name }: Manifest, analysis: ManifestNode): OneReading["diagnostics"][number] {
  return {
    code: "canary/no-analysis",
    severity: "error",
    message: `${kind} "${name}" has no metric: nobody measures, so every release is promoted, however broken, unless a webhook stops it`,
    hint: "add request-success-rate with a thresholdRange under spec.analysis.metrics",
    location: analysis.location,
  };
}

function readJudge(analysis: ManifestNode, provider: string | undefined, metrics: readonly MetricReading[], { diagnostics }: FlaggerContext): FlaggerJudge {
  const interval = analysis.text("interval");
  // The controller takes a minute for what it can't read, and never less than ten seconds.
  const seconds = (interval === undefined ? undefined : goDuration(interval)) ?? 60;
  const whole = (key: string): number | undefined => {
    const text = analysis.text(key);
    if (text === undefined) return undefined;
    if (/^\d+$/.test(text)) return Number(text);
    diagnostics.push({
      code: "canary/value",
      severity: "error",
      message: `${key} "${text}" is no whole number`,
      location: (analysis.at(key) ?? analysis).location,
    });
    return undefined;
  };
  const promotion = whole("stepWeightPromotion");
  return {
    kind: "flagger",
    intervalSeconds: Math.max(10, seconds),
    threshold: Math.max(1, whole("threshold") ?? 1),
    strategy: readStrategy(analysis, provider, whole),
    metrics: metrics.map(({ metric }) => metric as FlaggerMetric),
    ...(promotion !== undefined && { stepWeightPromotion: promotion / 100 }),
  };
}

function readStrategy(analysis: ManifestNode, provider: string | undefined, whole: (key: string) => number | undefined): FlaggerStrategy {
  const iterations = whole("iterations") ?? 0;
  const mirror = analysis.text("mirror") === "true";
  if (iterations > 0 && analysis.list("match").length > 0) return { kind: "a/b", iterations, matchedShare: 1 };
  if (iterations > 0) return { kind: "blue-green", iterations, routed: provider !== "kubernetes", ...(mirror && { mirror }) };
  const [step, most] = [whole("stepWeight"), whole("maxWeight")];
  const steps = analysis.list("stepWeights").map(({ value }) => Number(value) / 100);
  return {
    kind: "canary",
    ...(step !== undefined && step > 0 && { stepWeight: step / 100 }),
    ...(steps.length > 0 && { stepWeights: steps }),
    ...(most !== undefined && most > 0 && { maxWeight: most / 100 }),
    ...(mirror && { mirror }),
  };
}

function nameOddities(analysis: ManifestNode, path: string, strategy: FlaggerStrategy): NotModelled[] {
  const notes: NotModelled[] = [];
  if (strategy.kind === "a/b")
    notes.push({ what: `${path}.match`, reason: "how many requests match is not written here; the requests per second are taken as those that do" });
  if (analysis.at("mirrorWeight") !== undefined) notes.push({ what: `${path}.mirrorWeight`, reason: "mirroring is taken as of all requests" });
  if (analysis.at("sessionAffinity") !== undefined)
    notes.push({ what: `${path}.sessionAffinity`, reason: "users who met the canary stay there, so its share is larger than its weight" });
  return notes;
}

function webhookNotes(analysis: ManifestNode, path: string, loadTest: CanaryReading["loadTest"], counted: boolean): NotModelled[] {
  return analysis.list("webhooks").flatMap((webhook, index): NotModelled[] => {
    const what = `${path}.webhooks[${index}]`;
    const type = webhook.text("type") ?? "rollout";
    if (loadTest !== undefined && webhook.at("metadata", "cmd")?.location.line === loadTest.location.line)
      return [
        {
          what,
          reason: `sends ${loadTest.rps} requests a second to the canary, which may not meet what users meet; ${counted ? "counted, because nothing else reaches it" : "not counted (--load-test counts them)"}`,
        },
      ];
    if (type.startsWith("confirm-")) return [{ what, reason: "waits for somebody's word, however long that takes" }];
    if (type === "rollout" && !/load/i.test(webhook.text("name") ?? "")) return [{ what, reason: "its answer can fail the check, too" }];
    return [];
  });
}
