import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canaryObjects, renderCanaryChart, withCanary } from "../testing/render-canary-chart.ts";
import { find, helm, kinds, renderChart, type Values } from "../testing/render-chart.ts";

const skip = "skip" in helm;
const canary = withCanary["canary"] as Readonly<Record<string, unknown>>;
const changed = (changes: Values, others: Values = {}): Values => ({ ...withCanary, ...others, canary: { ...canary, ...changes } });
const withoutRoute = { route: undefined };
/** A route of the mesh instead of the Gateway API. */
const inMesh = ["templates/httproute.yaml"];

interface Strategy {
  readonly strategy: { readonly canary: Readonly<Record<string, unknown>> & { readonly steps?: readonly Readonly<Record<string, unknown>>[] } };
}

function strategy(values: Values, without?: readonly string[]): Strategy["strategy"]["canary"] {
  return (find(canaryObjects(values, without), "Rollout").spec as Strategy).strategy.canary;
}

describe.skipIf(skip)("a service with a canary", () => {
  it("is a Rollout instead of a Deployment, with the very same pods", () => {
    const objects = canaryObjects(withCanary);
    const [rollout, deployment] = [find(objects, "Rollout"), find(renderChart({ route: withCanary["route"] }), "Deployment")];
    const pod = (object: typeof rollout): unknown =>
      JSON.parse(JSON.stringify((object.spec as { template: unknown }).template).replaceAll("rollouts-pod-template-hash", "pod-template-hash"));

    expect(kinds(objects)).not.toContain("Deployment");
    expect(pod(rollout)).toEqual(pod(deployment));
    expect(rollout).toMatchObject({
      metadata: { annotations: { "argocd.argoproj.io/sync-wave": "1" } },
      spec: { progressDeadlineSeconds: 300, progressDeadlineAbort: true, rollbackWindow: { revisions: 3 }, revisionHistoryLimit: 3, minReadySeconds: 10 },
    });
  });

  it("waits for an analysis at every weight, and never for a time", () => {
    const { steps, ...rest } = strategy(withCanary);

    expect(rest).toMatchObject({
      stableService: "orders",
      canaryService: "orders-canary",
      trafficRouting: { plugins: { "argoproj-labs/gatewayAPI": { httpRoute: "orders", namespace: "orders-staging" } } },
    });
    expect(steps?.map((step) => Object.keys(step)[0])).toEqual(["setWeight", "analysis", "setWeight", "analysis"]);
    expect(steps?.[3]).toMatchObject({
      analysis: {
        templates: [{ templateName: "orders-canary" }],
        args: [
          { name: "namespace", valueFrom: { fieldRef: { fieldPath: "metadata.namespace" } } },
          { name: "canary-hash", valueFrom: { podTemplateHashValue: "Latest" } },
          { name: "stable-hash", valueFrom: { podTemplateHashValue: "Stable" } },
          { name: "seconds", value: "600" },
          { name: "looks", value: "10" },
          { name: "minimum-requests", value: "40" },
        ],
      },
    });
  });

  it("is aborted by evidence, held by silence, and taken back when nobody answers", () => {
    const { metrics } = find(canaryObjects(withCanary), "AnalysisTemplate", "orders-canary").spec as { readonly metrics: readonly object[] };

    expect(metrics).toMatchObject([
      {
        name: "evidence",
        interval: "60s",
        count: "{{args.looks}}",
        successCondition: "len(result) > 0 && result[0] <= 0",
        failureCondition: "len(result) > 0 && result[0] > 0",
        failureLimit: 0,
        inconclusiveLimit: 0,
        consecutiveErrorLimit: 11,
        provider: { prometheus: { address: "http://prometheus.monitoring:9090", query: 'sum(errors{hash="{{args.canary-hash}}"}) or vector(-4.6)' } },
      },
      {
        name: "requests",
        initialDelay: "{{args.seconds}}s",
        successCondition: "len(result) > 0 && result[0] >= {{args.minimum-requests}}",
        failureCondition: "len(result) > 0 && result[0] < 0",
        inconclusiveLimit: 0,
      },
    ]);
  });

  it("has a Service of its own for the new version, and both behind its route", () => {
    const objects = canaryObjects(withCanary);

    expect(find(objects, "Service", "orders-canary").spec).toEqual(find(objects, "Service").spec);
    expect(find(objects, "HTTPRoute").spec).toMatchObject({
      rules: [
        {
          backendRefs: [
            { name: "orders", weight: 100 },
            { name: "orders-canary", weight: 0 },
          ],
        },
      ],
    });
  });

  it("is scaled and protected as one, and lets Prometheus in", () => {
    const objects = canaryObjects({ ...withCanary, replicas: { min: 2, max: 6 } });

    expect(find(objects, "HorizontalPodAutoscaler").spec).toMatchObject({
      scaleTargetRef: { apiVersion: "argoproj.io/v1alpha1", kind: "Rollout", name: "orders" },
    });
    expect(find(objects, "Rollout").spec).not.toHaveProperty("replicas");
    expect(find(objects, "PodDisruptionBudget").spec).toMatchObject({ maxUnavailable: 1 });
    expect(find(objects, "NetworkPolicy", "orders-metrics").spec).toMatchObject({
      policyTypes: ["Ingress"],
      ingress: [{ from: [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "monitoring" } } }], ports: [{ port: 8080 }] }],
    });
    expect(kinds(canaryObjects(changed({ prometheus: { address: "https://metrics.example.com" } }))).filter((kind) => kind === "NetworkPolicy")).toHaveLength(
      3,
    );
  });
});

describe.skipIf(skip)("the ways to divide traffic", () => {
  it("in a mesh: one division for callers inside and for the gateway", () => {
    const values = changed({ router: "istio" }, { route: { host: "orders.example.com", gateway: { name: "public", namespace: "gateways" } } });

    expect(strategy(values, inMesh)).toMatchObject({ trafficRouting: { istio: { virtualServices: [{ name: "orders", routes: ["primary"] }] } } });
    expect(find(canaryObjects(values, inMesh), "VirtualService").spec).toMatchObject({
      hosts: ["orders", "orders.example.com"],
      gateways: ["mesh", "gateways/public"],
      http: [
        {
          name: "primary",
          route: [
            { destination: { host: "orders" }, weight: 100 },
            { destination: { host: "orders-canary" }, weight: 0 },
          ],
        },
      ],
    });
  });

  it("by pods: no Service but the one that all of them answer", () => {
    const values = changed({ router: "replicas" }, withoutRoute);

    expect(strategy(values, ["templates/virtualservice.yaml", "templates/service-canary.yaml"])).toMatchObject({ maxSurge: "25%", maxUnavailable: 0 });
    expect(strategy(values)).not.toHaveProperty("trafficRouting");
  });

  it("where there is none, pods are replaced step by step", () => {
    const objects = canaryObjects(changed({ enabled: false }));

    expect(strategy(changed({ enabled: false }))).toEqual({ maxSurge: "25%", maxUnavailable: 0 });
    expect(kinds(objects)).not.toContain("AnalysisTemplate");
    expect(objects.filter(({ kind }) => kind === "Service")).toHaveLength(1);
  });
});

describe.skipIf(skip)("values of a canary that make no sense", () => {
  it.each<[string, Values, string]>([
    ["no steps", changed({ steps: [] }), "canary.steps is empty"],
    ["weights that fall", changed({ steps: [{ weight: 9, seconds: 60, minimumRequests: 0 }, { weight: 5, seconds: 60, minimumRequests: 0 }] }), "weights must rise"], // prettier-ignore
    ["parts of a minute", changed({ steps: [{ weight: 9, seconds: 90, minimumRequests: 0 }] }), "no whole minutes"],
    ["everything at once", changed({ steps: [{ weight: 100, seconds: 60, minimumRequests: 0 }] }), "at '/canary/steps/0/weight'"],
    ["a route that is not there", changed({}, withoutRoute), "route.host is empty"],
    ["a worker", changed({}, { kind: "worker", ...withoutRoute }), "a worker has no canary"],
    ["an unknown key", changed({ weights: [] }), "additional properties 'weights' not allowed"],
    ["an address with a password", changed({ prometheus: { address: "http://me:secret@prometheus" } }), "at '/canary/prometheus/address'"],
  ])("are refused: %s", (_, values, message) => {
    const { status, stderr } = renderCanaryChart(values);
    expect({ status, told: stderr.includes(message) ? message : stderr }).toEqual({ status: 1, told: message });
  });
});

describe.skipIf(skip)("a query", () => {
  it("arrives as it is written, whatever it holds", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1 }).filter((value) => !/[\u007F-\u009F\u2028\u2029\uFEFF]/.test(value));
    fc.assert(
      fc.property(text, (query) => {
        const { metrics } = find(canaryObjects(changed({ queries: { evidence: query, requests: query } })), "AnalysisTemplate", "orders-canary")
          .spec as Metrics;
        return metrics.every(({ provider }) => provider.prometheus.query === query);
      }),
      { numRuns: 30, examples: [['{{ .Values.image }} {{ fail "x" }} "\n---\nkind: Secret # \' \\']] },
    );
  });
});

interface Metrics {
  readonly metrics: readonly { readonly provider: { readonly prometheus: { readonly query: string } } }[];
}
