/**
 * What the chart of a service makes of its canary's values, without Helm, which a developer's machine need not have. The chart is
 * the source; a test renders it and holds the two against each other.
 */

/** The part `canary` of the chart's values. */
export interface CanaryValues {
  readonly enabled: boolean;
  readonly router: "gateway-api" | "istio" | "replicas";
  readonly prometheus: { readonly address: string };
  readonly steps: readonly { readonly weight: number; readonly seconds: number; readonly minimumRequests: number }[];
  readonly queries: { readonly evidence: string; readonly requests: string };
}

interface ServiceValues {
  readonly canary?: CanaryValues;
  readonly replicas?: { readonly min?: number };
}

const api = "argoproj.io/v1alpha1";

/** A Rollout and its AnalysisTemplate, as JSON, which is YAML; nothing when the values switch the canary off. */
export function serviceManifests(name: string, { canary, replicas }: ServiceValues): string {
  if (canary?.enabled !== true) return "";
  const rollout = {
    apiVersion: api,
    kind: "Rollout",
    metadata: { name },
    spec: {
      replicas: replicas?.min ?? 2,
      strategy: { canary: { ...routing(name, canary.router), steps: canary.steps.flatMap((step) => stepsOf(name, step)) } },
    },
  };
  const { prometheus, queries } = canary;
  const ask = (query: string): object => ({ prometheus: { address: prometheus.address, timeout: 20, query } });
  const template = {
    apiVersion: api,
    kind: "AnalysisTemplate",
    metadata: { name: `${name}-canary` },
    spec: {
      args: [
        ...["namespace", "canary-hash", "stable-hash"].map((arg) => ({ name: arg })),
        { name: "seconds", value: "60" },
        { name: "looks", value: "1" },
        { name: "minimum-requests", value: "0" },
      ],
      metrics: [evidence(ask(queries.evidence)), requests(ask(queries.requests))],
    },
  };
  return [rollout, template].map((object) => JSON.stringify(object, undefined, 2)).join("\n---\n");
}

function routing(name: string, router: CanaryValues["router"]): object {
  if (router === "replicas") return { maxSurge: "25%", maxUnavailable: 0 };
  const trafficRouting =
    router === "istio" ? { istio: { virtualServices: [{ name, routes: ["primary"] }] } } : { plugins: { "argoproj-labs/gatewayAPI": { httpRoute: name } } };
  return { stableService: name, canaryService: `${name}-canary`, trafficRouting };
}

function stepsOf(name: string, { weight, seconds, minimumRequests }: CanaryValues["steps"][number]): readonly object[] {
  const args = [
    { name: "namespace", valueFrom: { fieldRef: { fieldPath: "metadata.namespace" } } },
    { name: "canary-hash", valueFrom: { podTemplateHashValue: "Latest" } },
    { name: "stable-hash", valueFrom: { podTemplateHashValue: "Stable" } },
    { name: "seconds", value: String(seconds) },
    { name: "looks", value: String(Math.floor(seconds / 60)) },
    { name: "minimum-requests", value: String(minimumRequests) },
  ];
  return [{ setWeight: weight }, { analysis: { templates: [{ templateName: `${name}-canary` }], args } }];
}

function evidence(provider: object): object {
  return {
    name: "evidence",
    initialDelay: "60s",
    interval: "60s",
    count: "{{args.looks}}",
    successCondition: "len(result) > 0 && result[0] <= 0",
    failureCondition: "len(result) > 0 && result[0] > 0",
    failureLimit: 0,
    inconclusiveLimit: 2,
    consecutiveErrorLimit: 11,
    provider,
  };
}

function requests(provider: object): object {
  return {
    name: "requests",
    initialDelay: "{{args.seconds}}s",
    successCondition: "len(result) > 0 && result[0] >= {{args.minimum-requests}}",
    failureCondition: "len(result) > 0 && result[0] < 0",
    failureLimit: 0,
    inconclusiveLimit: 0,
    consecutiveErrorLimit: 11,
    provider,
  };
}
