import { expect, test } from "vitest";
import { describeWithTools } from "../describe-with-tools.ts";
import { kubernetesVersions } from "./charts.ts";
import { validate as conftest } from "./conftest.ts";
import { validate as kubeScore } from "./kube-score.ts";
import { validate as kubeconform } from "./kubeconform.ts";
import { validate as pipelineCheck } from "./pipeline-check.ts";
import { rulesOf, spoil } from "./rules-of.ts";
import { goodManifests, manifestsPath } from "./samples.ts";

const good = { [manifestsPath]: goodManifests };
const spoiled = (from: string, to: string): Readonly<Record<string, string>> => ({ [manifestsPath]: spoil(goodManifests, from, to) });

const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: api}
spec:
  project: shop
  destination: {namespace: shop, server: https://cluster.example.invalid}
  source: {repoURL: https://git.example.invalid/acme/api.git, path: deploy, targetRevision: main}
  syncPolicy: {automated: {prune: true, selfHeal: true}}
`;

const route = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: api}
spec:
  parentRefs: [{name: gateway}]
  rules: [{backendRefs: [{name: api, port: 80}]}]
`;

describeWithTools("kubeconform", ["kubeconform", "kubernetes-schemas"], () => {
  test.for(kubernetesVersions().map((version) => [version] as const))("accepts sound manifests for Kubernetes %s", async ([kubernetesVersion]) => {
    const files = { ...good, "app.yaml": application, "route.yaml": route };

    expect(await rulesOf((inputs) => kubeconform(inputs, { kubernetesVersion }), files)).toEqual([]);
  });

  test.for([
    ["automountServiceAccountToken: false\n      enable", "automountServiceAcountToken: false\n      enable", "schema"],
    ["containerPort: 8080", 'containerPort: "8080"', "schema"],
    ["replicas: 3", "replicas:", "schema"],
    ["  selector: {matchLabels: {app.kubernetes.io/name: api}}\n  template", "  template", "schema"],
    ["apiVersion: policy/v1", "apiVersion: policy/v1beta1", "unknown-kind"],
  ] as const)("rejects %j turned into %j as %s", async ([from, to, rule]) => {
    expect(await rulesOf(kubeconform, spoiled(from, to))).toEqual([`${rule} ${manifestsPath}`]);
  });

  test.for([
    ["app.yaml", application, "syncPolicy", "syncPolicies"],
    ["app.yaml", application, "prune: true", "prune: yes please"],
    ["route.yaml", route, "port: 80", "port: http"],
    ["route.yaml", route, "metadata: {name: api}", "metadata: {name: api, label: x}"],
  ] as const)("rejects the custom resource in %s spoiled from %j", async ([path, text, from, to]) => {
    expect(await rulesOf(kubeconform, { [path]: spoil(text, from, to) })).toEqual([`schema ${path}`]);
  });
});

describeWithTools("kube-score", ["kube-score"], () => {
  test("accepts sound manifests", async () => {
    expect(await rulesOf(kubeScore, good)).toEqual([]);
  });

  test.for([
    ["readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false", "container-security-context-readonlyrootfilesystem"],
    ["          readinessProbe: {httpGet: {path: /readyz, port: http}, periodSeconds: 5}\n", "", "pod-probes"],
    ["  podSelector: {matchLabels: {app.kubernetes.io/name: api}}", "  podSelector: {matchLabels: {app.kubernetes.io/name: other}}", "pod-networkpolicy"],
  ] as const)("rejects %j turned into %j as %s", async ([from, to, rule]) => {
    expect(await rulesOf(kubeScore, spoiled(from, to))).toContain(`${rule} ${manifestsPath}`);
  });
});

describeWithTools("conftest with our policy", ["conftest"], () => {
  test("accepts sound manifests", async () => {
    expect(await rulesOf(conftest, good)).toEqual([]);
  });

  test.for([
    ["runAsNonRoot: true", "runAsNonRoot: false", "pod-run-as-non-root"],
    ["seccompProfile: {type: RuntimeDefault}", "seccompProfile: {type: Unconfined}", "pod-seccomp-profile"],
    ["automountServiceAccountToken: false\n      enable", "automountServiceAccountToken: true\n      enable", "automount-service-account-token"],
    ["enableServiceLinks: false", "enableServiceLinks: true", "enable-service-links"],
    ["serviceAccountName: api", "serviceAccountName: default", "service-account"],
    ["runAsUser: 10001", "runAsUser: 1000", "run-as-user"],
    ["serviceAccountName: api", "serviceAccountName: api\n      hostNetwork: true", "host-namespace"],
    ["emptyDir: {sizeLimit: 64Mi}", "hostPath: {path: /tmp}", "volume-type"],
    ["emptyDir: {sizeLimit: 64Mi}", "emptyDir: {}", "empty-dir-size"],
    ["topologyKey: topology.kubernetes.io/zone", "topologyKey: rack", "topology-spread"],
    ["maxUnavailable: 0", "maxUnavailable: 1", "rolling-update"],
    ["  selector: {matchLabels: {app.kubernetes.io/name: api}}\n---", "  selector: {matchLabels: {app.kubernetes.io/name: other}}\n---", "disruption-budget"],
    ["AlwaysAllow", "IfHealthyBudget", "eviction-policy"],
    [
      "  selector: {matchLabels: {app.kubernetes.io/name: api}}\n  template",
      "  selector: {matchLabels: {app.kubernetes.io/name: api, app.kubernetes.io/version: v1}}\n  template",
      "selector-version",
    ],
    ["allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true", "allow-privilege-escalation"],
    ["readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false", "read-only-root-filesystem"],
    ["drop: [ALL]", "drop: [NET_RAW]", "drop-capabilities"],
    ["privileged: false", "privileged: true", "privileged"],
    [/@sha256:\S+/.exec(goodManifests)?.[0] ?? "", ":1.0.0", "image-digest"],
    ["requests: {cpu: 100m, ", "requests: {", "resources"],
    ["limits: {memory: 256Mi", "limits: {memory: 512Mi", "memory-limit"],
    ["limits: {memory: 256Mi", "limits: {cpu: 1, memory: 256Mi", "cpu-limit"],
    ["startupProbe:", "startProbe:", "probes"],
    ["httpGet: {path: /readyz,", "httpGet: {host: x, path: /readyz,", "probe-host"],
    ["lifecycle: {preStop: {sleep: {seconds: 10}}}", "lifecycle: {}", "pre-stop"],
    ["kubernetes.io/enforce: restricted", "kubernetes.io/enforce: baseline", "pod-security-label"],
  ] as const)("rejects %j turned into %j as %s", async ([from, to, rule]) => {
    expect(await rulesOf(conftest, spoiled(from, to))).toEqual([`${rule} ${manifestsPath}`]);
  });
});

describeWithTools("pipeline-check on manifests", ["pipeline-check"], () => {
  test("accepts sound manifests", async () => {
    expect(await rulesOf(pipelineCheck, good)).toEqual([]);
  });

  test.for([
    [/@sha256:\S+/.exec(goodManifests)?.[0] ?? "", ":1.0.0", "K8S-001"],
    ["drop: [ALL]", "drop: [NET_RAW]", "K8S-009"],
  ] as const)("rejects %j turned into %j as %s", async ([from, to, rule]) => {
    expect(await rulesOf(pipelineCheck, spoiled(from, to))).toContain(`${rule} ${manifestsPath}`);
  });
});
