/** A workflow that every GitHub validator accepts; the twins in the tests spoil one thing each. */
export const goodWorkflow = `name: ci
on:
  push:
    branches: [main]
  pull_request:
permissions: {}
concurrency:
  group: ci-\${{ github.ref }}
  cancel-in-progress: true
jobs:
  build:
    name: build
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      contents: read # to check out the code
    steps:
      - name: Check out
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - name: Say who started it
        env:
          ACTOR: \${{ github.actor }}
        run: echo "started by \${ACTOR}"
  test:
    name: test
    needs: build
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      contents: read # to check out the code
    steps:
      - name: Say hello
        run: echo "hello"
`;

export const workflowPath = ".github/workflows/ci.yml";

/** A pipeline that every GitLab validator accepts. */
export const goodPipeline = `stages: [build, deploy]
default:
  timeout: 10m
  interruptible: true
workflow:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
build:
  stage: build
  image: registry.example.invalid/tools@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
  timeout: 10m
  script:
    - echo "building"
deploy:
  stage: deploy
  image: registry.example.invalid/tools@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
  timeout: 10m
  needs: [build]
  resource_group: production
  environment:
    name: production
  script:
    - echo "deploying"
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
      when: manual
      allow_failure: false
`;

export const goodDockerfile = `FROM registry.example.invalid/base/node:24.1.0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
WORKDIR /app
COPY --chown=10001:10001 dist ./dist
USER 10001:10001
HEALTHCHECK CMD ["node", "dist/health.js"]
CMD ["node", "dist/main.js"]
`;

/** Manifests that hold every fact of our policy. */
export const goodManifests = `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: restricted
    pod-security.kubernetes.io/warn: restricted
    pod-security.kubernetes.io/audit: restricted
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: api, namespace: shop}
automountServiceAccountToken: false
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: shop}
spec:
  replicas: 3
  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%, maxUnavailable: 0}}
  selector: {matchLabels: {app.kubernetes.io/name: api}}
  template:
    metadata: {labels: {app.kubernetes.io/name: api}}
    spec:
      automountServiceAccountToken: false
      enableServiceLinks: false
      serviceAccountName: api
      securityContext: {runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001, seccompProfile: {type: RuntimeDefault}}
      topologySpreadConstraints:
        - {maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {app.kubernetes.io/name: api}}}
        - {maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {app.kubernetes.io/name: api}}}
      affinity:
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - {weight: 100, podAffinityTerm: {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app.kubernetes.io/name: api}}}}
      containers:
        - name: api
          image: registry.example.invalid/api@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          imagePullPolicy: Always
          ports: [{name: http, containerPort: 8080}]
          securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, privileged: false, runAsUser: 10001, runAsGroup: 10001, capabilities: {drop: [ALL]}}
          resources: {requests: {cpu: 100m, memory: 256Mi, ephemeral-storage: 64Mi}, limits: {memory: 256Mi, ephemeral-storage: 64Mi}}
          startupProbe: {httpGet: {path: /healthz, port: http}, periodSeconds: 2, failureThreshold: 30}
          readinessProbe: {httpGet: {path: /readyz, port: http}, periodSeconds: 5}
          livenessProbe: {httpGet: {path: /healthz, port: http}, periodSeconds: 10}
          lifecycle: {preStop: {sleep: {seconds: 10}}}
          volumeMounts: [{name: tmp, mountPath: /tmp}]
      volumes: [{name: tmp, emptyDir: {sizeLimit: 64Mi}}]
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec:
  selector: {app.kubernetes.io/name: api}
  ports: [{name: http, port: 80, targetPort: http}]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: api, namespace: shop}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector: {matchLabels: {app.kubernetes.io/name: api}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: api, namespace: shop}
spec:
  podSelector: {matchLabels: {app.kubernetes.io/name: api}}
  policyTypes: [Ingress, Egress]
  ingress: [{from: [{podSelector: {matchLabels: {app.kubernetes.io/name: gateway}}}]}]
  egress: [{ports: [{protocol: UDP, port: 53}]}]
`;

export const manifestsPath = "manifests/api.yaml";

/** A chart that Helm accepts in its strict mode. */
export const goodChart: Readonly<Record<string, string>> = {
  "chart/Chart.yaml": `apiVersion: v2
name: api
description: The api service
type: application
version: 1.0.0
appVersion: "1.0.0"
kubeVersion: ">=1.35.0-0"
icon: https://icons.example.invalid/api.svg
`,
  "chart/values.yaml": "replicas: 2\n",
  "chart/values.schema.json": `{"type":"object","additionalProperties":false,"properties":{"replicas":{"type":"integer"},"global":{"type":"object"}}}\n`,
  "chart/templates/configmap.yaml": `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
data:
  replicas: {{ .Values.replicas | quote }}
`,
};
