import type { KubeObject } from "@create-pipeline/lab";
import { podTemplate, type AnalysisTemplate, type CanaryStrategy, type Metric, type Rollout, type Step } from "./canary-manifests.ts";
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

/**
 * What a canary waits for at each weight. `gates`: an analysis of its own, which must succeed. `pauses`: a time, while one analysis
 * measures in the background; the controller does not hold that one where an inconclusive analysis says so, see the proofs and
 * https://github.com/argoproj/argo-rollouts/issues/3850, whose repair leaves this out.
 */
export type Form = { readonly kind: "gates"; readonly count?: number } | { readonly kind: "pauses"; readonly seconds?: number };

export interface CanaryOptions {
  readonly name?: string;
  readonly namespace: string;
  readonly prometheus: string;
  readonly form: Form;
  readonly router?: Router;
  readonly weights?: readonly number[];
  /** Pods that the canary has at every weight; without it, it has its share of them. */
  readonly canaryReplicas?: number;
  readonly metric?: Partial<Metric>;
  readonly progressDeadlineSeconds?: number;
  /** What the query looks back over. */
  readonly window?: string;
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
    analysis: {
      ...argo,
      kind: "AnalysisTemplate",
      metadata: { name: "success-rate" },
      spec: { args: [{ name: "hash" }, { name: "namespace" }], metrics: [successRate(options)] },
    },
    network: [service("stable"), service("canary"), ...router.objects(name)],
  };
}

type RolloutOptions = CanaryOptions & { readonly name: string; readonly router: Router };

function rollout(options: RolloutOptions, labels: Readonly<Record<string, string>>, digest: string): Rollout {
  const { name, progressDeadlineSeconds = 60 } = options;
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
      strategy: { canary: strategy(options) },
    },
  };
}

const analysis = {
  templates: [{ templateName: "success-rate" }],
  args: [
    { name: "hash", valueFrom: { podTemplateHashValue: "Latest" } },
    { name: "namespace", valueFrom: { fieldRef: { fieldPath: "metadata.namespace" } } },
  ],
} as const;

function strategy({ name, namespace, router, form, weights = [10, 30, 60], canaryReplicas }: RolloutOptions): CanaryStrategy {
  const scale: readonly Step[] = canaryReplicas === undefined ? [] : [{ setCanaryScale: { replicas: canaryReplicas } }];
  const wait: Step = form.kind === "gates" ? { analysis } : { pause: { duration: `${form.seconds ?? 5}s` } };
  const first = scale.length + 1;
  return {
    stableService: `${name}-stable`,
    canaryService: `${name}-canary`,
    minPodsPerReplicaSet: 2,
    dynamicStableScale: false,
    // While pods of the canary are left, a pipeline that looks at Argo CD sees that its digest was there and is Degraded.
    abortScaleDownDelaySeconds: 10,
    ...(form.kind === "pauses" ? { analysis: { ...analysis, startingStep: first } } : {}),
    trafficRouting: router.trafficRouting(name, namespace),
    steps: [...scale, ...weights.flatMap((weight): readonly Step[] => [{ setWeight: weight }, wait])],
  };
}

function successRate({ prometheus, form, metric = {}, window = "5s" }: CanaryOptions): Metric {
  // The same template has the same hash in every namespace, so the hash alone would mix environments.
  const pods = 'namespace="{{args.namespace}}",rollouts_pod_template_hash="{{args.hash}}"';
  const requests = (more: string): string => `sum(rate(http_requests_total{${pods}${more}}[${window}]))`;
  return {
    name: "success-rate",
    interval: "1s",
    initialDelay: "1s",
    ...(form.kind === "gates" ? { count: form.count ?? 4 } : {}),
    // Both conditions: a result that meets neither, as NaN and nothing do, is inconclusive.
    successCondition: "len(result) > 0 && result[0] >= 0.99",
    failureCondition: "len(result) > 0 && result[0] < 0.95",
    failureLimit: 2,
    inconclusiveLimit: 2,
    consecutiveErrorLimit: 1,
    provider: { prometheus: { address: prometheus, timeout: 1, query: `${requests(',status!~"5.."')} / ${requests("")}` } },
    ...metric,
  };
}
