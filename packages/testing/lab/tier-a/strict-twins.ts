/** Our own manifests, each spoiled in one place; the API server must refuse every one of them and name the place. */
export interface StrictTwin {
  readonly what: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  /** What the refusal must say. */
  readonly says: string;
  readonly status: number;
}

const twin = (what: string, kind: string, from: string, to: string, says: string, status: number): StrictTwin => ({ what, kind, from, to, says, status });

/** A field that no version has: of built-in kinds, and of every custom resource that the goldens hold. */
const unknownFields: readonly StrictTwin[] = [
  twin("an unknown field", "Deployment", "  minReadySeconds: 10", "  minReadySecond: 10", ".spec.minReadySecond: field not declared in schema", 500),
  twin(
    "an unknown field deep inside",
    "Deployment",
    "readOnlyRootFilesystem: true",
    "readOnlyRootFileSystem: true",
    "readOnlyRootFileSystem: field not declared",
    500,
  ),
  twin("an unknown field", "NetworkPolicy", "policyTypes:", "policyType:", ".spec.policyType: field not declared in schema", 500),
  twin("an unknown field", "HTTPRoute", "timeouts:", "timeout:", ".spec.rules[0].timeout: field not declared in schema", 500),
  twin("an unknown field", "ExternalSecret", "refreshInterval:", "refreshEvery:", ".spec.refreshEvery: field not declared in schema", 500),
  twin("an unknown field", "Rollout", "progressDeadlineAbort:", "progressDeadlineAborts:", ".spec.progressDeadlineAborts: field not declared in schema", 500),
  twin("an unknown field in a step", "Rollout", "- setWeight:", "- setWeights:", "setWeights: field not declared in schema", 500),
  twin("an unknown field", "AnalysisTemplate", "consecutiveErrorLimit:", "errorLimit:", ".spec.metrics[0].errorLimit: field not declared in schema", 500),
  twin("an unknown field", "VirtualService", "timeout:", "timeouts:", ".spec.http[0].timeouts: field not declared in schema", 500),
  twin("an unknown field", "AppProject", "orphanedResources:", "orphans:", ".spec.orphans: field not declared in schema", 500),
  twin(
    "an unknown field",
    "ApplicationSet",
    "preserveResourcesOnDeletion:",
    "keepResources:",
    ".spec.syncPolicy.keepResources: field not declared in schema",
    500,
  ),
  twin(
    "an unknown field in its template",
    "ApplicationSet",
    "selfHeal: true",
    "selfheal: true",
    ".spec.template.spec.syncPolicy.automated.selfheal: field not declared in schema",
    500,
  ),
];

const doubledKeys: readonly StrictTwin[] = [
  twin("a doubled key", "Deployment", "  minReadySeconds: 10", "  minReadySeconds: 10\n  minReadySeconds: 0", 'key "minReadySeconds" already set in map', 400),
  twin("a doubled key", "ConfigMap", "  LOG_LEVEL: ", "  LOG_LEVEL: debug\n  LOG_LEVEL: ", 'key "LOG_LEVEL" already set in map', 400),
  twin("a doubled key", "ApplicationSet", "goTemplate: true", "goTemplate: true\n  goTemplate: false", 'key "goTemplate" already set in map', 400),
];

const wrongTypes: readonly StrictTwin[] = [
  twin("a word for a number", "Deployment", "minReadySeconds: 10", "minReadySeconds: soon", ".spec.minReadySeconds: expected numeric", 500),
  twin("a number for a text", "ConfigMap", "\ndata:\n", "\ndata:\n  MORE: 1\n", ".data.MORE: expected string", 500),
  twin("a list for a text", "Service", "type: ClusterIP", "type: [ClusterIP]", ".spec.type: expected string", 500),
  twin("a text for a truth", "ApplicationSet", "goTemplate: true", 'goTemplate: "true"', ".spec.goTemplate: expected boolean", 500),
  twin("a number for a text", "HTTPRoute", "request: 30s", "request: 30", ".spec.rules[0].timeouts.request: expected string", 500),
  twin("a text for a list", "ExternalSecret", "  data:\n", "  dataFrom: all\n  data:\n", ".spec.dataFrom: expected list", 500),
];

const wrongValues: readonly StrictTwin[] = [
  twin("a value that is not one of the known", "Service", "PreferSameZone", "PreferNearby", "spec.trafficDistribution: Unsupported value", 422),
  twin("a schedule that is none", "CronJob", "15 2 * * 1-5", "15 25 * * 1-5", "spec.schedule: Invalid value", 422),
  twin("a time zone that is none", "CronJob", "Etc/UTC", "Etc/Nowhere", "spec.timeZone: Invalid value", 422),
  twin("an autoscaler with its limits exchanged", "HorizontalPodAutoscaler", "maxReplicas: 12", "maxReplicas: 1", "spec.maxReplicas: Invalid value", 422),
  twin(
    "a policy that is not one of the known",
    "ExternalSecret",
    "deletionPolicy: Retain",
    "deletionPolicy: Keep",
    "spec.target.deletionPolicy: Unsupported value",
    422,
  ),
];

/** Versions that the server does not have any more. */
const removedVersions: readonly StrictTwin[] = [
  twin("a removed version", "Deployment", "apps/v1", "extensions/v1beta1", 'no matches for kind "Deployment" in version "extensions/v1beta1"', 404),
  twin("a removed version", "PodDisruptionBudget", "policy/v1", "policy/v1beta1", 'no matches for kind "PodDisruptionBudget" in version "policy/v1beta1"', 404),
  twin("a removed version", "HorizontalPodAutoscaler", "autoscaling/v2", "autoscaling/v2beta2", 'in version "autoscaling/v2beta2"', 404),
  twin("a removed version", "CronJob", "batch/v1", "batch/v1beta1", 'no matches for kind "CronJob" in version "batch/v1beta1"', 404),
  twin(
    "a version that is not served",
    "HTTPRoute",
    "gateway.networking.k8s.io/v1",
    "gateway.networking.k8s.io/v1alpha2",
    'in version "gateway.networking.k8s.io/v1alpha2"',
    404,
  ),
];

export const strictTwins: readonly StrictTwin[] = [...unknownFields, ...doubledKeys, ...wrongTypes, ...wrongValues, ...removedVersions];
