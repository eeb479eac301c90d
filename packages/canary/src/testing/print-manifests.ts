import { emitYaml } from "@create-pipeline/emit";
import type { YamlMap } from "@create-pipeline/emit";
import type { ArgoJudge, ArgoMetric, ArgoStep, Canary, Condition, FlaggerJudge, FlaggerMetric, Metric } from "../model.ts";
import { durationText } from "../read/duration.ts";

/** Manifests that mean what a model says, so that readers can be asked whether they read the same. */
export function printManifests({ name, judge }: Canary): string {
  if (judge.kind === "sequential") throw new TypeError("no controller has a sequential judge");
  const documents = judge.kind === "argo" ? argoDocuments(name, judge) : flaggerDocuments(name, judge);
  return documents.map((document) => emitYaml(document)).join("---\n");
}

function argoDocuments(name: string, judge: ArgoJudge): YamlMap[] {
  const templates: YamlMap[] = [];
  const analysis = (metrics: readonly ArgoMetric[], place: string): YamlMap => {
    templates.push({ ...head("argoproj.io/v1alpha1", "AnalysisTemplate", place), spec: { args: [{ name: "hash" }], metrics: metrics.map(argoMetric) } });
    const dryRun = metrics.filter((metric) => metric.dryRun === true).map((metric) => ({ metricName: metric.name }));
    return {
      templates: [{ templateName: place }],
      args: [{ name: "hash", valueFrom: { podTemplateHashValue: "Latest" } }],
      ...(dryRun.length > 0 && { dryRun }),
    };
  };
  const steps = judge.steps.map((step, index) => argoStep(step, (metrics) => analysis(metrics, `step-${index}`)));
  const background = judge.background && { analysis: { ...analysis(judge.background.metrics, "background"), startingStep: judge.background.startingStep } };
  const canary = { trafficRouting: { nginx: {} }, ...background, steps };
  return [{ ...head("argoproj.io/v1alpha1", "Rollout", name), spec: { strategy: { canary } } }, ...templates];
}

function head(apiVersion: string, kind: string, name: string): YamlMap {
  return { apiVersion, kind, metadata: { name } };
}

function argoStep(step: ArgoStep, analysis: (metrics: readonly ArgoMetric[]) => YamlMap): YamlMap {
  if (step.kind === "set-weight") return { setWeight: Math.round(step.weight * 100) };
  if (step.kind === "pause") return { pause: step.seconds === "manual" ? {} : { duration: step.seconds } };
  return step.kind === "analysis" ? { analysis: analysis(step.metrics) } : { [step.what]: {} };
}

function argoMetric(metric: ArgoMetric): YamlMap {
  const condition = (given: Condition | undefined): string | undefined => given && `result[0] ${given.operator} ${given.value}`;
  return {
    name: metric.name,
    successCondition: condition(metric.successCondition),
    failureCondition: condition(metric.failureCondition),
    ...(metric.initialDelaySeconds > 0 && { initialDelay: durationText(metric.initialDelaySeconds) }),
    ...(metric.intervalSeconds !== undefined && { interval: durationText(metric.intervalSeconds) }),
    count: metric.count,
    failureLimit: metric.failureLimit,
    inconclusiveLimit: metric.inconclusiveLimit,
    consecutiveErrorLimit: metric.consecutiveErrorLimit,
    consecutiveSuccessLimit: metric.consecutiveSuccessLimit,
    provider: { prometheus: { query: query(metric, 'hash="{{args.hash}}"', durationText(metric.windowSeconds)) } },
  };
}

function flaggerDocuments(name: string, judge: FlaggerJudge): YamlMap[] {
  const { strategy } = judge;
  const percent = (share: number | undefined): number | undefined => (share === undefined ? undefined : Math.round(share * 100));
  const ramp: YamlMap =
    strategy.kind === "canary"
      ? {
          stepWeight: percent(strategy.stepWeight),
          stepWeights: strategy.stepWeights?.map((weight) => Math.round(weight * 100)),
          maxWeight: percent(strategy.maxWeight),
        }
      : { iterations: strategy.iterations, ...(strategy.kind === "a/b" && { match: [{ headers: { x: { exact: "1" } } }] }) };
  const analysis = {
    interval: durationText(judge.intervalSeconds),
    threshold: judge.threshold,
    ...ramp,
    metrics: judge.metrics.map((metric) => flaggerMetric(metric)),
  };
  const templates = judge.metrics.map((metric) => ({
    ...head("flagger.app/v1beta1", "MetricTemplate", metric.name),
    spec: { provider: { type: "prometheus" }, query: query(metric, 'pod=~"{{ target }}-[0-9a-z]+-[0-9a-z]+"', "{{ interval }}") },
  }));
  const routed = strategy.kind === "blue-green" && !strategy.routed ? "kubernetes" : "istio";
  return [{ ...head("flagger.app/v1beta1", "Canary", name), spec: { provider: routed, targetRef: { name }, analysis } }, ...templates];
}

function flaggerMetric({ name, windowSeconds, minimum, maximum }: FlaggerMetric): YamlMap {
  return { name, templateRef: { name }, interval: durationText(windowSeconds), thresholdRange: { min: minimum, max: maximum } };
}

/** PromQL for a quantity; `guard` keeps the value only with enough requests. */
function query({ quantity, scope, minimumRequests }: Metric, canary: string, window: string): string {
  const labels = scope === "canary" ? canary : 'service="shop"';
  const requests = `sum(increase(http_requests_total{${labels}}[${window}]))`;
  const failed = `sum(increase(http_requests_total{${labels}, code=~"5.."}[${window}]))`;
  if (quantity === "request-count") return requests;
  if (quantity === "error-count") return `${failed} or vector(0)`;
  const ratio = quantity === "error-ratio" ? `(${failed} or vector(0)) / ${requests}` : failed.replace("code=~", "code!~").concat(` / ${requests}`);
  return minimumRequests === undefined ? ratio : `(${ratio}) and ${requests} >= ${minimumRequests.requests}`;
}
