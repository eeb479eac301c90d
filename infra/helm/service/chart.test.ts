import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { chartDirectory, digest, find, helm, kinds, minimal, refusal, renderChart, runHelm } from "../testing/render-chart.ts";
import type { KubernetesObject } from "../testing/render-chart.ts";

const skip = "skip" in helm;
const image = { repository: "registry.example.com/shop/orders", digest };
const everyday = [
  "Deployment",
  "LimitRange",
  "NetworkPolicy",
  "NetworkPolicy",
  "NetworkPolicy",
  "Pod",
  "PodDisruptionBudget",
  "ResourceQuota",
  "Service",
  "ServiceAccount",
];
const withoutTraffic = everyday.filter((kind) => kind !== "Pod" && kind !== "Service").toSpliced(2, 1);
const selector = { "app.kubernetes.io/name": "service", "app.kubernetes.io/instance": "orders" };

interface PodSpecs {
  readonly template: {
    readonly metadata: { readonly labels: object; readonly annotations: Readonly<Record<string, string>> };
    readonly spec: { readonly containers: readonly object[] };
  };
}

function podTemplate(objects: readonly KubernetesObject[]): PodSpecs["template"] {
  return (find(objects, "Deployment").spec as PodSpecs).template;
}

describe.skipIf(skip)("a service with the smallest values", () => {
  it("renders the workload and everything that guards it", () => {
    expect(kinds(renderChart())).toEqual(everyday);
  });

  it("rolls out without losing capacity and spreads over zones and nodes", () => {
    const spread = { maxSkew: 1, whenUnsatisfiable: "ScheduleAnyway", labelSelector: { matchLabels: selector }, matchLabelKeys: ["pod-template-hash"] };

    expect(find(renderChart(), "Deployment").spec).toMatchObject({
      replicas: 2,
      revisionHistoryLimit: 3,
      progressDeadlineSeconds: 300,
      minReadySeconds: 10,
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 } },
      selector: { matchLabels: selector },
      template: {
        spec: {
          topologySpreadConstraints: [
            { ...spread, topologyKey: "topology.kubernetes.io/zone" },
            { ...spread, topologyKey: "kubernetes.io/hostname" },
          ],
        },
      },
    });
  });

  it("runs the pod under the restricted standard, without a token", () => {
    const { topologySpreadConstraints: _, ...pod } = podTemplate(renderChart()).spec as Readonly<Record<string, unknown>>;

    expect(pod).toEqual({
      serviceAccountName: "orders",
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: 45,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 10001,
        runAsGroup: 10001,
        fsGroup: 10001,
        fsGroupChangePolicy: "OnRootMismatch",
        seccompProfile: { type: "RuntimeDefault" },
      },
      containers: [
        {
          name: "service",
          image: `registry.example.com/shop/orders@${digest}`,
          imagePullPolicy: "IfNotPresent",
          securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, privileged: false, capabilities: { drop: ["ALL"] } },
          ports: [{ name: "http", containerPort: 8080, protocol: "TCP" }],
          resources: { requests: { cpu: "100m", memory: "256Mi", "ephemeral-storage": "64Mi" }, limits: { memory: "256Mi", "ephemeral-storage": "256Mi" } },
          startupProbe: { httpGet: { path: "/healthz", port: "http" }, periodSeconds: 2, failureThreshold: 30 },
          readinessProbe: { httpGet: { path: "/readyz", port: "http" }, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3 },
          livenessProbe: { httpGet: { path: "/healthz", port: "http" }, periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 6 },
          lifecycle: { preStop: { sleep: { seconds: 10 } } },
          volumeMounts: [{ name: "tmp", mountPath: "/tmp" }],
        },
      ],
      volumes: [{ name: "tmp", emptyDir: { sizeLimit: "64Mi" } }],
    });
  });

  it("has an account without a token and a Service that stays in the zone", () => {
    const objects = renderChart();

    expect(find(objects, "ServiceAccount")).toMatchObject({ automountServiceAccountToken: false });
    expect(find(objects, "Service").spec).toEqual({
      type: "ClusterIP",
      trafficDistribution: "PreferSameZone",
      selector,
      ports: [{ name: "http", port: 80, targetPort: "http", protocol: "TCP", appProtocol: "http" }],
    });
  });

  it("puts version, revision and environment into metadata and never into a selector", () => {
    const objects = renderChart({ version: "1.4.0+7", revision: "abcdef0", environment: "staging" });
    const { metadata, spec } = find(objects, "Deployment");

    expect(metadata.labels).toMatchObject({ "app.kubernetes.io/version": "1.4.0_7", environment: "staging" });
    expect(metadata.annotations).toEqual({ "org.opencontainers.image.revision": "abcdef0" });
    expect(spec).toMatchObject({ selector: { matchLabels: selector } });
    expect(podTemplate(objects).metadata.labels).toEqual({ ...selector, environment: "staging" });
  });

  it("sets priority, runtime class and user namespaces only when asked", () => {
    const objects = renderChart({ scheduling: { priorityClassName: "business-critical", runtimeClassName: "gvisor", userNamespaces: true } });

    expect(podTemplate(objects).spec).toMatchObject({ priorityClassName: "business-critical", runtimeClassName: "gvisor", hostUsers: false });
    expect(find(objects, "ResourceQuota", "orders-priority").spec).toMatchObject({
      scopeSelector: { matchExpressions: [{ scopeName: "PriorityClass", operator: "In", values: ["business-critical"] }] },
    });
  });
});

describe.skipIf(skip)("values that make no sense", () => {
  it.each([
    ["an unknown key", { replica: 3 }, "additional properties 'replica' not allowed"],
    ["an unknown nested key", { image: { ...image, tag: "latest" } }, "additional properties 'tag' not allowed"],
    ["an unknown kind", { kind: "statefulset" }, "at '/kind'"],
    ["a tag in the repository", { image: { repository: "registry.example.com/shop/orders:1.0", digest } }, "at '/image/repository'"],
    ["a number as variable", { env: { PORT: 8080 } }, "at '/env/PORT'"],
    ["a missing repository", { image: { digest } }, "image.repository is empty"],
    [
      "a missing digest",
      { image: { repository: image.repository } },
      'image.digest must be sha256:<64 hex digits>, got "": images are deployed by digest, never by tag',
    ],
    ["a tag as digest", { image: { ...image, digest: "v1.4.0" } }, 'got "v1.4.0"'],
    ["a short digest", { image: { ...image, digest: digest.slice(0, -1) } }, "image.digest must be sha256:<64 hex digits>"],
    ["a digest with something behind it", { image: { ...image, digest: `${digest}\nx` } }, "image.digest must be sha256:<64 hex digits>"],
    ["a cron job without a schedule", { kind: "cronjob" }, "cronjob.schedule is empty"],
    ["a worker with a route", { kind: "worker", route: { host: "a.example.com" } }, "a worker has no route"],
    ["a route without a gateway", { route: { host: "a.example.com" } }, "route.gateway.name"],
    ["less than the fewest replicas", { replicas: { min: 3, max: 2 } }, "replicas.max (2) is smaller than replicas.min (3)"],
    ["secrets without a store", { secrets: [{ name: "A", from: "a" }] }, "set secretStore.name"],
    [
      "a secret that is also plain",
      { env: { A: "b" }, secrets: [{ name: "A", from: "a" }], secretStore: { name: "vault" } },
      "A is both in env and in secrets",
    ],
    ["a drain longer than the grace period", { shutdown: { drainSeconds: 60 } }, "must be greater than shutdown.drainSeconds"],
    [
      "a secret among the extra objects",
      { extraObjects: [{ apiVersion: "v1", kind: "Secret", metadata: { name: "s" }, stringData: { a: "b" } }] },
      'the Secret "s" with its values',
    ],
    ["a peer that is nobody", { network: { egress: [{ name: "postgres", port: 5432 }] } }, "at '/network/egress/0'"],
    ["a peer in two places", { network: { egress: [{ name: "x", port: 443, namespace: "a", cidr: "10.0.0.0/8" }] } }, "at '/network/egress/0'"],
  ])("are refused: %s", (_, values, message) => {
    expect(refusal({ ...minimal, ...values })).toContain(message);
  });
});

describe.skipIf(skip)("the other kinds", () => {
  it("give a worker no Service, no route, no port and no probe", () => {
    const objects = renderChart({ kind: "worker" });
    const container = podTemplate(objects).spec.containers[0];

    expect(kinds(objects)).toEqual(withoutTraffic);
    expect(Object.keys(container ?? {})).toEqual(["name", "image", "imagePullPolicy", "securityContext", "resources", "volumeMounts"]);
    expect(find(objects, "NetworkPolicy").spec).toMatchObject({ policyTypes: ["Ingress", "Egress"], ingress: [] });
  });

  it("ask a worker with a command", () => {
    const exec = { command: ["/app/health", "--queue", 'it\'s "mine"'] };

    expect(podTemplate(renderChart({ kind: "worker", health: { exec: exec.command } })).spec.containers[0]).toMatchObject({
      startupProbe: { exec },
      livenessProbe: { exec },
    });
  });

  it("run a cron job that never overlaps, never hangs and never restarts in place", () => {
    const objects = renderChart({ kind: "cronjob", cronjob: { schedule: "15 3 * * *" } });

    expect(kinds(objects)).toEqual(["CronJob", "LimitRange", "NetworkPolicy", "NetworkPolicy", "ResourceQuota", "ServiceAccount"]);
    expect(find(objects, "CronJob").spec).toMatchObject({
      schedule: "15 3 * * *",
      timeZone: "Etc/UTC",
      concurrencyPolicy: "Forbid",
      jobTemplate: {
        spec: {
          backoffLimit: 1,
          activeDeadlineSeconds: 3600,
          ttlSecondsAfterFinished: 86_400,
          template: {
            spec: {
              restartPolicy: "Never",
              automountServiceAccountToken: false,
              securityContext: { runAsNonRoot: true },
              containers: [{ image: `registry.example.com/shop/orders@${digest}`, securityContext: { readOnlyRootFilesystem: true } }],
            },
          },
        },
      },
    });
  });
});

describe.skipIf(skip)("configuration", () => {
  it("arrives as the same bytes", () => {
    const awkward = {
      QUOTES: `"double" 'single' \`back\``,
      LINES: "first\n  second\r\n\ttab\n\n",
      TEMPLATE: '{{ .Values.image.digest }} {{- fail "x" -}} ${{ secrets.X }}',
      SHELL: "$HOME $(HOME) ${HOME} $$ \\ \\n !",
      YAML: "no: yes # - [a] {b} & *c | > % @ ---\n...\n",
      LOOKS_LIKE_A_NUMBER: "0o17",
      EMOJI: "🚀 👩‍🚀 ü 你好",
      INVISIBLE: "\u0007\u007F\u0085\u2028\u2029\uFEFF",
      EMPTY: "",
    };
    const random = Object.fromEntries(
      fc.sample(fc.string({ unit: "grapheme", maxLength: 60 }), { seed: 42, numRuns: 300 }).map((value, index) => [`RANDOM_${index}`, value]),
    );

    const objects = renderChart({ env: { ...awkward, ...random } });

    expect(find(objects, "ConfigMap").data).toEqual({ ...awkward, ...random });
    expect(podTemplate(objects).spec.containers[0]).toMatchObject({ envFrom: [{ configMapRef: { name: "orders" } }] });
  });

  it("rolls the pods when it changes, and only then", () => {
    const checksum = (values: object): unknown => podTemplate(renderChart({ ...values })).metadata.annotations["checksum/config"];

    const before = checksum({ env: { A: "1" } });

    expect(before).toMatch(/^[0-9a-f]{64}$/);
    expect(checksum({ env: { A: "2" } })).not.toBe(before);
    expect(checksum({ env: { A: "1" }, version: "2.0.0", revision: "abcdef0" })).toBe(before);
  });

  it("reads secrets from the store and never holds their values", () => {
    const objects = renderChart({
      secrets: [
        { name: "DATABASE_URL", from: "shop/orders#url" },
        { name: "KEY", from: "shop/key" },
      ],
      secretStore: { name: "vault" },
    });

    expect(kinds(objects)).not.toContain("Secret");
    expect(find(objects, "ExternalSecret")).toMatchObject({
      apiVersion: "external-secrets.io/v1",
      spec: {
        refreshPolicy: "Periodic",
        refreshInterval: "1h",
        secretStoreRef: { kind: "ClusterSecretStore", name: "vault" },
        target: { name: "orders", creationPolicy: "Owner", deletionPolicy: "Retain" },
        data: [
          { secretKey: "DATABASE_URL", remoteRef: { key: "shop/orders", property: "url" } },
          { secretKey: "KEY", remoteRef: { key: "shop/key" } },
        ],
      },
    });
    expect(podTemplate(objects).spec.containers[0]).toMatchObject({
      env: [{ name: "DATABASE_URL", valueFrom: { secretKeyRef: { name: "orders", key: "DATABASE_URL" } } }, { name: "KEY" }],
    });
  });

  it("uses an existing Secret instead when it is named", () => {
    const objects = renderChart({ secrets: [{ name: "KEY", from: "any" }], secretStore: { existingSecret: "sealed" } });

    expect(kinds(objects)).not.toContain("ExternalSecret");
    expect(podTemplate(objects).spec.containers[0]).toMatchObject({ env: [{ valueFrom: { secretKeyRef: { name: "sealed", key: "KEY" } } }] });
  });
});

describe.skipIf(skip)("the documentation", () => {
  const values = parse(readFileSync(join(chartDirectory, "values.yaml"), "utf8")) as Readonly<Record<string, unknown>>;
  const schema = JSON.parse(readFileSync(join(chartDirectory, "values.schema.json"), "utf8")) as Schema;

  it("has a schema entry and a README row for every value, and no others", () => {
    const rows = readFileSync(join(chartDirectory, "README.md"), "utf8").matchAll(/^\| `(\w+)/gm);

    expect(Object.keys(schema.properties ?? {}).sort()).toEqual(Object.keys(values).sort());
    expect(new Set([...rows].map(([, key]) => key))).toEqual(new Set(Object.keys(values)));
  });

  it("closes every object of the schema except the objects that are not ours", () => {
    expect(openObjects(schema, "")).toEqual(["/properties/extraObjects/items"]);
  });

  it("lints", () => {
    expect(runHelm("lint", minimal)).toMatchObject({ status: 0 });
  });
});

interface Schema {
  readonly type?: string;
  readonly additionalProperties?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
}

function openObjects(schema: unknown, path: string): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = (schema as Schema).type === "object" && (schema as Schema).additionalProperties !== false ? [path] : [];
  return [...own, ...Object.entries(schema).flatMap(([key, value]) => openObjects(value, `${path}/${key}`))];
}
