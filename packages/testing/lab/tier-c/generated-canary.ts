import type { KubeObject } from "@create-pipeline/lab";
import { newestKubernetesVersion } from "../../../../tools/validators/charts.ts";
import { chartCases, exampleDigest, renderCharts, type ChartCase } from "../../src/corpus-charts.ts";
import { repositories } from "../../src/corpus-repositories.ts";
import { documentsOf } from "../tier-a/documents.ts";
import type { AnalysisTemplate, Metric, Rollout } from "./canary-manifests.ts";
import type { CanaryService } from "./canary-service.ts";
import { istioHosts } from "./routers.ts";

/** How many times faster the clock of a canary goes: minutes become seconds. */
const FASTER = 60;
/** Three weights, two looks each; by the end of the second and the third the canary must have served requests. */
const STEPS = "[{ weight: 10, seconds: 120, minimumRequests: 0 }, { weight: 30, seconds: 120, minimumRequests: 50 }, { weight: 60, seconds: 120, minimumRequests: 90 }]"; // prettier-ignore

export interface GeneratedOptions {
  /** As the chart's values have them. */
  readonly steps?: string;
  readonly progressDeadlineSeconds?: number;
}

/**
 * The canary of a golden, as its chart renders it. Given are where Prometheus is, fewer steps than a real one has, and how fast time goes;
 * what is decided, and by what, is the golden's own.
 */
export async function generatedCanary(
  golden: string,
  namespace: string,
  prometheus: string,
  { steps = STEPS, progressDeadlineSeconds }: GeneratedOptions = {},
): Promise<CanaryService> {
  const objects = await objectsOf(withValues(environmentOf(golden), `  prometheus: { address: "${prometheus}" }\n  steps: ${steps}\n`));
  const ofKind = <T extends KubeObject>(kind: string): T[] => objects.filter((object) => object.kind === kind) as T[];
  const [rollout] = ofKind<Rollout>("Rollout");
  const [analysis] = ofKind<AnalysisTemplate>("AnalysisTemplate");
  if (rollout === undefined || analysis === undefined) throw new Error(`${golden} renders no canary`);
  const spec = { ...rollout.spec, replicas: 4, minReadySeconds: 0, ...(progressDeadlineSeconds === undefined ? {} : { progressDeadlineSeconds }) };
  return {
    name: rollout.metadata.name,
    namespace,
    router: istioHosts,
    rollout: (digest) => JSON.parse(faster(JSON.stringify({ ...rollout, spec })).replaceAll(exampleDigest, digest)) as Rollout,
    analysis: { ...analysis, spec: { ...analysis.spec, metrics: analysis.spec.metrics.map(fasterMetric) } },
    network: ["ServiceAccount", "Service", "VirtualService", "NetworkPolicy", "PodDisruptionBudget"].flatMap((kind) => ofKind(kind)),
  };
}

function environmentOf(golden: string): ChartCase {
  const cases = chartCases(repositories().filter(({ name }) => name === golden));
  const found = cases.find(({ texts, values }) => (texts[values[1] ?? ""] ?? "").includes("enabled: true"));
  if (found === undefined) throw new Error(`${golden} has no environment with a canary`);
  return found;
}

function withValues(environment: ChartCase, more: string): ChartCase {
  const path = environment.values[1] ?? "";
  return { ...environment, texts: { ...environment.texts, [path]: (environment.texts[path] ?? "").replace("  enabled: true\n", `  enabled: true\n${more}`) } };
}

async function objectsOf(environment: ChartCase): Promise<readonly KubeObject[]> {
  const rendered = (await renderCharts(environment))[newestKubernetesVersion()] ?? "";
  return documentsOf(rendered).map(({ object }) => {
    const { namespace: _, ...metadata } = object.metadata;
    return { ...object, metadata };
  });
}

function faster(rollout: string): string {
  const steps = rollout.replaceAll(/"name":"seconds","value":"(\d+)"/g, (_, seconds: string) => `"name":"seconds","value":"${Number(seconds) / FASTER}"`);
  return steps.replace('"abortScaleDownDelaySeconds":30', '"abortScaleDownDelaySeconds":2');
}

function fasterMetric(metric: Metric): Metric {
  const second = (duration: string): string => (duration === "60s" ? `${60 / FASTER}s` : duration);
  return { ...metric, initialDelay: second(metric.initialDelay), ...(metric.interval === undefined ? {} : { interval: second(metric.interval) }) };
}
