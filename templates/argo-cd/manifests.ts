import type { YamlMap } from "@create-pipeline/emit";
import type { Service } from "@create-pipeline/spec";

/** Cluster-wide kinds stay out of reach; whoever needs one asks the platform team. */
export function appProject({ service, delivery, environments }: Service): YamlMap {
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "AppProject",
    metadata: { name: delivery.argocd.project, namespace: delivery.argocd.namespace, finalizers: ["resources-finalizer.argocd.argoproj.io"] },
    spec: {
      description: `${service.name}, owned by ${service.owner}`,
      sourceRepos: [...new Set([service.repository, delivery.state.repository || service.repository])],
      destinations: environments.map((environment) => ({ name: environment.cluster, namespace: environment.namespace })),
      clusterResourceWhitelist: [{ group: "", kind: "Namespace" }],
      namespaceResourceBlacklist: [
        { group: "rbac.authorization.k8s.io", kind: "Role" },
        { group: "rbac.authorization.k8s.io", kind: "RoleBinding" },
      ],
      orphanedResources: { warn: true },
      roles: [
        {
          name: "pipeline-read",
          description: "the token that verify-rollout reads with",
          policies: [`p, proj:${delivery.argocd.project}:pipeline-read, applications, get, ${delivery.argocd.project}/*, allow`],
        },
      ],
    },
  };
}

/**
 * State files × environments: only what has a state becomes an application, and it takes chart, values and image
 * from the state's commit and digest. A change on the default branch moves nothing.
 */
export function applicationSet(all: Service, deploy: string): YamlMap {
  const { service, delivery } = all;
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "ApplicationSet",
    metadata: { name: service.name, namespace: delivery.argocd.namespace },
    spec: {
      goTemplate: true,
      goTemplateOptions: ["missingkey=error"],
      generators: [{ merge: { mergeKeys: ["environment"], generators: [stateGenerator(all), environmentGenerator(all)] } }],
      syncPolicy: { applicationsSync: "sync", preserveResourcesOnDeletion: false },
      template: { metadata: applicationMetadata(all), spec: applicationSpec(all, deploy) },
    },
  };
}

function stateGenerator({ service, delivery }: Service): YamlMap {
  return { git: { repoURL: delivery.state.repository || service.repository, revision: delivery.state.branch, files: [{ path: `${delivery.state.path}/*.json` }] } };
}

function environmentGenerator({ environments }: Service): YamlMap {
  return { list: { elements: environments.map(({ name, cluster, namespace }) => ({ environment: name, cluster, namespace })) } };
}

function applicationMetadata({ service }: Service): YamlMap {
  return {
    name: `${service.name}-{{ .environment }}`,
    labels: { "app.kubernetes.io/name": service.name, "pipeline/environment": "{{ .environment }}" },
    annotations: { "pipeline/run": "{{ .run }}" },
    finalizers: ["resources-finalizer.argocd.argoproj.io"],
  };
}

function applicationSpec({ service, delivery }: Service, deploy: string): YamlMap {
  return {
    project: delivery.argocd.project,
    source: {
      repoURL: service.repository,
      targetRevision: "{{ .revision }}",
      path: `${deploy}/chart`,
      helm: {
        releaseName: service.name,
        valueFiles: ["../values.yaml", "../environments/{{ .environment }}.yaml"],
        parameters: [
          { name: "image.digest", value: "{{ .digest }}", forceString: true },
          { name: "image.repository", value: "{{ .image }}", forceString: true },
          { name: "revision", value: "{{ .revision }}", forceString: true },
          { name: "version", value: "{{ .version }}", forceString: true },
        ],
      },
    },
    destination: { name: "{{ .cluster }}", namespace: "{{ .namespace }}" },
    syncPolicy: {
      automated: { prune: true, selfHeal: true },
      syncOptions: ["CreateNamespace=true", "ServerSideApply=true", "PruneLast=true", "FailOnSharedResource=true"],
      managedNamespaceMetadata: { labels: { "pod-security.kubernetes.io/enforce": "restricted", "pod-security.kubernetes.io/enforce-version": "latest" } },
      retry: { limit: 3, backoff: { duration: "10s", factor: 2, maxDuration: "2m" } },
    },
    revisionHistoryLimit: 10,
  };
}
