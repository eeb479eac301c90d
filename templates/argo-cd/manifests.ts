import { flow, type YamlMap } from "@create-pipeline/emit";
import type { Environment, Service } from "@create-pipeline/spec";
import type { WorkloadPart } from "@create-pipeline/template";

/** What the chart renders, and what Kubernetes makes of it: Argo CD hides the kinds that are not on this list. */
const KINDS = [
  ["", "ConfigMap"],
  ["", "LimitRange"],
  ["", "Pod"],
  ["", "ResourceQuota"],
  ["", "Service"],
  ["", "ServiceAccount"],
  ["apps", "Deployment"],
  ["apps", "ReplicaSet"],
  ["autoscaling", "HorizontalPodAutoscaler"],
  ["batch", "CronJob"],
  ["batch", "Job"],
  ["discovery.k8s.io", "EndpointSlice"],
  ["external-secrets.io", "ExternalSecret"],
  ["gateway.networking.k8s.io", "HTTPRoute"],
  ["networking.k8s.io", "NetworkPolicy"],
  ["policy", "PodDisruptionBudget"],
] as const;

/** The project limits what a state file can do: these repositories, these namespaces, these kinds. */
export function appProject({ service, delivery, environments }: Service, workload: readonly WorkloadPart[]): YamlMap {
  const { project, namespace } = delivery.argocd;
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "AppProject",
    metadata: { name: project, namespace },
    spec: {
      description: `What ${service.name} may deploy, from where and to where.`,
      sourceRepos: [service.repository],
      sourceNamespaces: [],
      destinations: environments.map((environment) => ({ name: environment.cluster, namespace: environment.namespace })),
      // CreateNamespace needs the permission; only its own namespaces, by name.
      clusterResourceWhitelist: [...new Set(environments.map((environment) => environment.namespace))].map((name) => ({ group: "", kind: "Namespace", name })),
      namespaceResourceWhitelist: [
        ...KINDS.map(([group, kind]) => flow({ group, kind })),
        ...workload.flatMap(({ kinds }) => kinds.map(({ group, kind }) => flow({ group, kind }))),
      ],
      orphanedResources: { warn: true },
      roles: [
        {
          name: "verify-rollout",
          description: "The pipeline reads whether a version has arrived; it changes nothing.",
          policies: [`p, proj:${project}:verify-rollout, applications, get, ${project}/*, allow`],
        },
      ],
    },
  };
}

/**
 * One generator per environment: until a state file exists there is no application, and a state file of an
 * environment that is not listed makes none. `deploy` is the service's deploy folder from the repository's root.
 */
export function applicationSet(all: Service, deploy: string, workload: readonly WorkloadPart[]): YamlMap {
  const { service, delivery, environments } = all;
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "ApplicationSet",
    metadata: { name: service.name, namespace: delivery.argocd.namespace },
    spec: {
      goTemplate: true,
      goTemplateOptions: ["missingkey=error"],
      generators: environments.map((environment) => stateGenerator(all, environment)),
      // A state that goes away takes the application along, never the running service.
      syncPolicy: { applicationsSync: "sync", preserveResourcesOnDeletion: true },
      template: { metadata: applicationMetadata(all), spec: applicationSpec(all, deploy, workload) },
    },
  };
}

function stateGenerator({ service, delivery }: Service, environment: Environment): YamlMap {
  return {
    git: {
      repoURL: delivery.state.repository || service.repository,
      revision: delivery.state.branch,
      requeueAfterSeconds: 60,
      files: [{ path: `${delivery.state.path}/${environment.name}.json` }],
      values: { environment: environment.name, cluster: environment.cluster, namespace: environment.namespace },
    },
  };
}

function applicationMetadata({ service }: Service): YamlMap {
  return {
    name: `${service.name}-{{ .values.environment }}`,
    labels: {
      "app.kubernetes.io/name": service.name,
      "app.kubernetes.io/managed-by": "create-pipeline",
      environment: "{{ .values.environment }}",
    },
    annotations: {
      "org.opencontainers.image.revision": "{{ .revision }}",
      "org.opencontainers.image.version": "{{ .version }}",
    },
  };
}

function applicationSpec({ service, delivery }: Service, deploy: string, workload: readonly WorkloadPart[]): YamlMap {
  const differences = workload.flatMap((part) => part.differences);
  return {
    project: delivery.argocd.project,
    source: {
      repoURL: service.repository,
      // Chart, values and image come from one commit, so they are promoted together.
      targetRevision: "{{ .revision }}",
      path: `${deploy}/chart`,
      helm: {
        releaseName: service.name,
        valueFiles: [`/${deploy}/values.yaml`, `/${deploy}/environments/{{ .values.environment }}.yaml`],
        valuesObject: {
          environment: "{{ .values.environment }}",
          revision: "{{ .revision }}",
          version: "{{ .version }}",
          image: { repository: "{{ .image }}", digest: "{{ .digest }}" },
        },
      },
    },
    destination: { name: "{{ .values.cluster }}", namespace: "{{ .values.namespace }}" },
    revisionHistoryLimit: 10,
    ...(differences.length > 0 ? { ignoreDifferences: differences.map(({ group, kind, jqPathExpressions }) => ({ group, kind, jqPathExpressions })) } : {}),
    syncPolicy: syncPolicy(differences.length > 0),
  };
}

/** What is ignored in a comparison would still be overwritten by a sync, unless that is told to respect it. */
function syncPolicy(respectsDifferences: boolean): YamlMap {
  return {
    automated: { enabled: true, prune: true, selfHeal: true, allowEmpty: false },
    managedNamespaceMetadata: {
      labels: {
        environment: "{{ .values.environment }}",
        "pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/enforce-version": "v1.37",
        "pod-security.kubernetes.io/warn": "restricted",
        "pod-security.kubernetes.io/audit": "restricted",
      },
    },
    syncOptions: [
      "CreateNamespace=true",
      "ServerSideApply=true",
      "PruneLast=true",
      "FailOnSharedResource=true",
      ...(respectsDifferences ? ["RespectIgnoreDifferences=true"] : []),
    ],
    retry: { limit: 5, refresh: true, backoff: { duration: "10s", factor: 2, maxDuration: "5m" } },
  };
}
