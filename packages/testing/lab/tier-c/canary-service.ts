import type { KubeObject } from "@create-pipeline/lab";
import { podTemplate, type AnalysisTemplate, type Metric, type Rollout, type Step } from "./canary-manifests.ts";
import { istioHosts, type Router } from "./routers.ts";

/** A service with a canary: all that the proofs know of it, whoever wrote its manifests. */
export interface CanaryService {
  readonly name: string;
  readonly namespace: string;
  readonly router: Router;
  readonly rollout: (digest: string) => Rollout;
  readonly analysis: AnalysisTemplate;
  /** Services and what the router needs; the controller writes into them afterwards. */
  readonly network: readonly KubeObject[];
}

export interface CanaryOptions {
  readonly name?: string;
  readonly namespace: string;
  readonly prometheus: string;
  readonly router?: Router;
  readonly steps?: readonly Step[];
  readonly startingStep?: number;
  readonly metric?: Partial<Metric>;
  readonly progressDeadlineSeconds?: number;
  readonly timeoutSeconds?: number;
  /** What the query looks back over. */
  readonly window?: string;
}

/** Weights that each last so many seconds. */
export function ramp(weights: readonly number[], seconds: number): readonly Step[] {
  return weights.flatMap((weight): readonly Step[] => [{ setWeight: weight }, { pause: { duration: `${seconds}s` } }]);
}

/** The weights that the steps set, in order. */
export function weightsOf(service: CanaryService): readonly number[] {
  return service.rollout(anyDigest).spec.strategy.canary.steps.flatMap((step) => ("setWeight" in step ? [step.setWeight] : []));
}

export function metricOf(service: CanaryService): Metric {
  const [metric] = service.analysis.spec.metrics;
  if (metric === undefined) throw new Error(`${service.analysis.metadata.name} has no metric`);
  return metric;
}

const anyDigest = `sha256:${"0".repeat(64)}`;
const argo = { apiVersion: "argoproj.io/v1alpha1" };

/** The form that a canary has in a generated delivery, with steps of seconds. */
export function canaryService(options: CanaryOptions): CanaryService {
  const { name = "orders", namespace, router = istioHosts } = options;
  const labels = { "app.kubernetes.io/name": name };
  const service = (suffix: string): KubeObject => ({
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: `${name}-${suffix}` },
    spec: { selector: labels, ports: [{ name: "http", port: 80, targetPort: "http" }] },
  });
  return {
    name,
    namespace,
    router,
    rollout: (digest) => rollout({ ...options, name, router }, labels, digest),
    analysis: { ...argo, kind: "AnalysisTemplate", metadata: { name: "success-rate" }, spec: { args: [{ name: "hash" }], metrics: [successRate(options)] } },
    network: [service("stable"), service("canary"), ...router.objects(name)],
  };
}

function rollout(
  options: CanaryOptions & { readonly name: string; readonly router: Router },
  labels: Readonly<Record<string, string>>,
  digest: string,
): Rollout {
  const { name, namespace, router, steps = ramp([10, 30, 60], 5), startingStep = 1, progressDeadlineSeconds = 60 } = options;
  return {
    ...argo,
    kind: "Rollout",
    metadata: { name },
    spec: {
      replicas: 4,
      progressDeadlineSeconds,
      progressDeadlineAbort: true,
      revisionHistoryLimit: 3,
      rollbackWindow: { revisions: 3 },
      selector: { matchLabels: labels },
      template: podTemplate(labels, `registry.example/acme/${name}@${digest}`),
      strategy: {
        canary: {
          stableService: `${name}-stable`,
          canaryService: `${name}-canary`,
          minPodsPerReplicaSet: 2,
          dynamicStableScale: false,
          abortScaleDownDelaySeconds: 2,
          analysis: {
            templates: [{ templateName: "success-rate" }],
            startingStep,
            args: [{ name: "hash", valueFrom: { podTemplateHashValue: "Latest" } }],
          },
          trafficRouting: router.trafficRouting(name, namespace),
          steps,
        },
      },
    },
  };
}

function successRate({ prometheus, metric = {}, timeoutSeconds = 1, window = "5s" }: CanaryOptions): Metric {
  const requests = (more: string): string => `sum(rate(http_requests_total{rollouts_pod_template_hash="{{args.hash}}"${more}}[${window}]))`;
  return {
    name: "success-rate",
    interval: "1s",
    initialDelay: "1s",
    // Both conditions: a result that meets neither, as NaN and nothing do, is inconclusive.
    successCondition: "len(result) > 0 && result[0] >= 0.99",
    failureCondition: "len(result) > 0 && result[0] < 0.95",
    failureLimit: 2,
    inconclusiveLimit: 2,
    consecutiveErrorLimit: 1,
    provider: { prometheus: { address: prometheus, timeout: timeoutSeconds, query: `${requests(',status!~"5.."')} / ${requests("")}` } },
    ...metric,
  };
}
