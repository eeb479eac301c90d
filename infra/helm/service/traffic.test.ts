import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { requireTool } from "../../../tools/index.ts";
import { find, helm, kinds, minimal, renderChart, runHelm } from "../testing/render-chart.ts";
import type { Values } from "../testing/render-chart.ts";

const skip = "skip" in helm;
const kubeconform = requireTool("kubeconform");
const schemas = requireTool("kubernetes-schemas");
const kubeScore = requireTool("kube-score");
const route = { host: "orders.example.com", gateway: { name: "public", namespace: "gateway-system" } };
const selector = { "app.kubernetes.io/name": "service", "app.kubernetes.io/instance": "orders" };
const inNamespace = (name: string): object => ({ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } } });

const everything: Values = {
  ...minimal,
  version: "1.4.0",
  revision: "0123456789abcdef0123456789abcdef01234567",
  environment: "production",
  env: { LOG_LEVEL: "info" },
  secrets: [{ name: "DATABASE_URL", from: "shop/orders#url" }],
  secretStore: { name: "vault" },
  replicas: { min: 3, max: 9 },
  route,
  network: { ingress: [{ name: "checkout", namespace: "shop" }], egress: [{ name: "internet", cidr: "0.0.0.0/0", port: 443 }] },
  scheduling: { priorityClassName: "business-critical", runtimeClassName: "gvisor", userNamespaces: true },
  namespace: { create: true },
};

const shapes: readonly (readonly [string, Values])[] = [
  ["the smallest service", minimal],
  ["a service with everything", everything],
  ["a worker", { ...minimal, kind: "worker", health: { exec: ["/app/health"] } }],
  ["a cron job", { ...minimal, kind: "cronjob", cronjob: { schedule: "15 3 * * *" } }],
];

describe.skipIf(skip)("replicas", () => {
  it("get a disruption budget from two on", () => {
    expect(find(renderChart({ replicas: { min: 2, max: 2 } }), "PodDisruptionBudget").spec).toEqual({
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: "AlwaysAllow",
      selector: { matchLabels: selector },
    });
    expect(kinds(renderChart({ replicas: { min: 1, max: 1 } }))).not.toContain("PodDisruptionBudget");
  });

  it("belong to the autoscaler when max is above min", () => {
    const objects = renderChart({ replicas: { min: 2, max: 6, targetCpu: 60 } });

    expect(find(objects, "Deployment").spec).not.toHaveProperty("replicas");
    expect(find(objects, "HorizontalPodAutoscaler")).toMatchObject({
      apiVersion: "autoscaling/v2",
      spec: {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "orders" },
        minReplicas: 2,
        maxReplicas: 6,
        metrics: [
          { type: "ContainerResource", containerResource: { name: "cpu", container: "service", target: { type: "Utilization", averageUtilization: 60 } } },
        ],
        behavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
      },
    });
  });

  it("can be those of a rollout", () => {
    const scaleTarget = { apiVersion: "argoproj.io/v1alpha1", kind: "Rollout" };

    expect(find(renderChart({ replicas: { min: 2, max: 6 }, scaleTarget }), "HorizontalPodAutoscaler").spec).toMatchObject({ scaleTargetRef: scaleTarget });
  });
});

describe.skipIf(skip)("a route", () => {
  it("publishes the service through the named gateway", () => {
    expect(find(renderChart({ route }), "HTTPRoute")).toMatchObject({
      apiVersion: "gateway.networking.k8s.io/v1",
      spec: {
        parentRefs: [{ kind: "Gateway", name: "public", namespace: "gateway-system" }],
        hostnames: ["orders.example.com"],
        rules: [{ timeouts: { request: "30s" }, backendRefs: [{ kind: "Service", name: "orders", port: 80, weight: 1 }] }],
      },
    });
  });

  it("splits traffic as asked, down to nothing", () => {
    const backends = [{ name: "orders-stable" }, { name: "orders-canary", weight: 0 }];

    expect(find(renderChart({ route: { ...route, backends } }), "HTTPRoute").spec).toMatchObject({
      rules: [
        {
          backendRefs: [
            { name: "orders-stable", port: 80, weight: 1 },
            { name: "orders-canary", port: 80, weight: 0 },
          ],
        },
      ],
    });
  });

  it("is absent without a host", () => {
    expect(kinds(renderChart())).not.toContain("HTTPRoute");
  });
});

describe.skipIf(skip)("the network", () => {
  const dns = {
    to: [{ ...inNamespace("kube-system"), podSelector: { matchLabels: { "k8s-app": "kube-dns" } } }],
    ports: [
      { port: 53, protocol: "UDP" },
      { port: 53, protocol: "TCP" },
    ],
  };
  const test = {
    from: [{ podSelector: { matchLabels: { "app.kubernetes.io/name": "service-test", "app.kubernetes.io/instance": "orders" } } }],
    ports: [{ port: 8080, protocol: "TCP" }],
  };

  it("is closed except for names and the chart's own test", () => {
    expect(find(renderChart(), "NetworkPolicy").spec).toEqual({
      podSelector: { matchLabels: selector },
      policyTypes: ["Ingress", "Egress"],
      ingress: [test],
      egress: [dns],
    });
  });

  it("opens to the gateway and to whom the values name", () => {
    const network = {
      ingress: [{ name: "checkout", namespace: "shop", app: "checkout" }],
      egress: [
        { name: "postgres", namespace: "data", app: "postgres", port: 5432 },
        { name: "internet", cidr: "0.0.0.0/0", port: 443 },
        { name: "partner", cidr: "203.0.113.0/24", except: ["203.0.113.9/32"], port: 4433, protocol: "UDP" },
      ],
    };
    const ports = [{ port: 8080, protocol: "TCP" }];

    expect(find(renderChart({ route, network }), "NetworkPolicy").spec).toMatchObject({
      ingress: [
        test,
        { from: [inNamespace("gateway-system")], ports },
        { from: [{ ...inNamespace("shop"), podSelector: { matchLabels: { "app.kubernetes.io/name": "checkout" } } }], ports },
      ],
      egress: [
        dns,
        { to: [{ ...inNamespace("data"), podSelector: { matchLabels: { "app.kubernetes.io/name": "postgres" } } }], ports: [{ port: 5432, protocol: "TCP" }] },
        { to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["169.254.0.0/16"] } }], ports: [{ port: 443, protocol: "TCP" }] },
        { to: [{ ipBlock: { cidr: "203.0.113.0/24", except: ["203.0.113.9/32"] } }], ports: [{ port: 4433, protocol: "UDP" }] },
      ],
    });
  });
});

describe.skipIf(skip)("the namespace", () => {
  it("denies by default, is limited, and is not created by the chart", () => {
    const objects = renderChart();

    expect(find(objects, "NetworkPolicy", "orders-default-deny").spec).toEqual({ podSelector: {}, policyTypes: ["Ingress", "Egress"] });
    expect(find(objects, "ResourceQuota").spec).toMatchObject({
      hard: { pods: "50", "requests.cpu": "8", "limits.memory": "16Gi", "services.loadbalancers": "0", "services.nodeports": "0" },
    });
    expect(find(objects, "LimitRange").spec).toMatchObject({
      limits: [{ type: "Container", defaultRequest: { cpu: "50m" }, maxLimitRequestRatio: { memory: "2" } }],
    });
    // A largest CPU limit would become every container's default limit.
    expect(find(objects, "LimitRange").spec).not.toHaveProperty("limits.0.max.cpu");
    expect(kinds(objects)).not.toContain("Namespace");
  });

  it("enforces the restricted standard when the chart does create it", () => {
    expect(find(renderChart({ namespace: { create: true } }), "Namespace", "orders-staging").metadata.labels).toMatchObject({
      "pod-security.kubernetes.io/enforce": "restricted",
      "pod-security.kubernetes.io/enforce-version": "v1.37",
      "pod-security.kubernetes.io/warn": "restricted",
      "pod-security.kubernetes.io/audit": "restricted",
    });
  });

  it("can be somebody else's", () => {
    const objects = renderChart({ namespace: { guardrails: false } });

    expect(objects.filter(({ kind, metadata }) => kind === "ResourceQuota" || kind === "LimitRange" || metadata.name.endsWith("default-deny"))).toEqual([]);
  });
});

describe.skipIf(skip)("the chart's own test", () => {
  it("is as restricted as the service and is never taken for it", () => {
    const pod = find(renderChart(), "Pod", "orders-test");

    expect(pod.metadata.annotations).toMatchObject({ "helm.sh/hook": "test" });
    expect(pod.metadata.labels).not.toMatchObject(selector);
    expect(pod.spec).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
      containers: [
        {
          image: expect.stringMatching(/@sha256:[0-9a-f]{64}$/),
          env: [{ name: "URL", value: "http://orders.orders-staging.svc/readyz" }],
          securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } },
        },
      ],
    });
  });
});

describe.skipIf(skip)("extra objects", () => {
  it("are deployed as they are, braces included", () => {
    const extra = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "dashboard" }, data: { legend: "{{ pod }}" } };

    expect(find(renderChart({ extraObjects: [extra] }), "ConfigMap", "dashboard")).toEqual(extra);
  });
});

describe.skipIf(skip || "skip" in kubeconform || "skip" in schemas).each(["1.35.8", "1.36.4", "1.37.1"])("on Kubernetes %s", (version) => {
  it.each(shapes)("%s fits the published schemas", (_, values) => {
    const folder = (schemas as { readonly path: string }).path;
    const locations = [
      `${folder}/v${version}-standalone-strict/{{.ResourceKind}}{{.KindSuffix}}.json`,
      `${folder}/crds/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json`,
    ];

    // The schemas of External Secrets are not among the tools' sources.
    const args = ["-strict", "-summary", "-skip", "external-secrets.io/v1/ExternalSecret", ...locations.flatMap((location) => ["-schema-location", location])];
    const { status, stdout } = spawnSync((kubeconform as { readonly path: string }).path, args, {
      encoding: "utf8",
      input: runHelm("template", values, version).stdout,
    });

    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^Summary: [1-9]\d* resources found .* Invalid: 0, Errors: 0/) });
  });
});

describe.skipIf(skip || "skip" in kubeScore)("kube-score", () => {
  it.each(shapes)("accepts %s, apart from what the README answers", (_, values) => {
    const answered = ["container-image-pull-policy", "container-resources", "deployment-has-host-podantiaffinity"];
    const args = ["score", "--kubernetes-version", "v1.37", "--output-format", "ci", ...answered.flatMap((check) => ["--ignore-test", check]), "-"];
    const { status, stdout } = spawnSync((kubeScore as { readonly path: string }).path, args, { encoding: "utf8", input: runHelm("template", values).stdout });

    expect({ status, findings: stdout.split("\n").filter((line) => /^\[(CRITICAL|WARNING)\]/.test(line)) }).toEqual({ status: 0, findings: [] });
  });
});
