/** What the chart can do and no golden asks for. */
import { exampleDigest, type ChartCase } from "../../src/corpus-charts.ts";

export interface ChartOptionsCase {
  readonly chartCase: ChartCase;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Classes that the options name; a platform team would have made them. */
export const classes: readonly object[] = [
  { apiVersion: "scheduling.k8s.io/v1", kind: "PriorityClass", metadata: { name: "business-critical" }, value: 1000 },
  {
    apiVersion: "node.k8s.io/v1",
    kind: "RuntimeClass",
    metadata: { name: "gvisor" },
    handler: "runsc",
    overhead: { podFixed: { memory: "64Mi", cpu: "50m" } },
  },
];

const common = {
  image: { repository: "ghcr.io/acme/orders", digest: exampleDigest, pullSecrets: ["registry"] },
  version: "1.4.0+build.7",
  environment: "production",
  env: { LOG_LEVEL: "info", BANNER: "two\nlines" },
  secrets: [
    { name: "DATABASE_URL", from: "orders/database#url" },
    { name: "API_KEY", from: "orders/api" },
  ],
  secretStore: { kind: "SecretStore", name: "store", refreshInterval: "1h30m" },
  serviceAccount: { annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/orders" } },
  podLabels: { team: "orders" },
  podAnnotations: { "prometheus.io/scrape": "true" },
  scheduling: { priorityClassName: "business-critical", runtimeClassName: "gvisor", userNamespaces: true },
  runAsUser: 65532,
  tmpSize: "1Gi",
  network: {
    ingress: [
      { name: "checkout", namespace: "shop", app: "checkout" },
      { name: "all of a namespace", namespace: "shop" },
      { name: "the office", cidr: "203.0.113.0/24", except: ["203.0.113.7/32"] },
    ],
    egress: [
      { name: "the database", namespace: "data", app: "postgres", port: 5432 },
      { name: "the internet", cidr: "0.0.0.0/0", port: 443 },
      { name: "other names", cidr: "2001:db8::/32", port: 53, protocol: "UDP" },
    ],
  },
  namespace: { create: true },
};

const kinds = {
  service: {
    kind: "service",
    replicas: { min: 3, max: 3 },
    route: {
      host: "*.orders.acme.example",
      gateway: { name: "shared", namespace: "gateway-system", section: "https" },
      timeout: "1m30s",
      backends: [
        { name: "orders", weight: 90 },
        { name: "orders-canary", port: 8080, weight: 10 },
      ],
    },
    extraObjects: [{ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "extra", namespace: "options-service" }, data: { literal: "{{ .Values.kind }}" } }],
  },
  worker: {
    kind: "worker",
    health: { exec: ["/app/health", "--quick"] },
    replicas: { min: 1, max: 5, targetCpu: 1 },
    shutdown: { drainSeconds: 1, gracePeriodSeconds: 2 },
  },
  cronjob: { kind: "cronjob", cronjob: { schedule: "@hourly", timeZone: "Europe/Berlin", deadlineSeconds: 60, suspend: true } },
};

/** One environment for each kind of workload, with everything else that can be said. */
export function chartOptionsCases({ texts, chart, values }: ChartCase): readonly ChartOptionsCase[] {
  const deploy = chart.slice(0, -"/chart".length);
  const own = Object.fromEntries(Object.entries(texts).filter(([path]) => !path.startsWith(`${deploy}/argocd/`)));
  return Object.entries(kinds).map(([kind, one]) => {
    const path = `${deploy}/environments/${kind}.yaml`;
    return {
      chartCase: { path: `every option/${path}`, repository: "options", chart, values: [values[0] ?? "", path], texts: { ...own, [path]: "{}\n" } },
      values: { ...common, ...one },
    };
  });
}
