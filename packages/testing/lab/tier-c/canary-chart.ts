import type { KubeObject } from "@create-pipeline/lab";
import type { CanaryService } from "./canary-service.ts";

/**
 * What a service's generated chart needs for a canary: files of its repository, a deleted one being null. Until the template brings
 * them, the lab writes them: the pods are those of the chart, the rest is the form that all proofs here try.
 */
export function canaryChart(service: CanaryService): Readonly<Record<string, string | null>> {
  const { strategy, progressDeadlineSeconds, progressDeadlineAbort, rollbackWindow } = service.rollout(`sha256:${"0".repeat(64)}`).spec;
  // Before the rollout: while something that it names is missing it is invalid, and Argo CD calls that Degraded.
  const objects = [service.analysis, ...service.network].map(inEarlierWave).map(toTemplate);
  return {
    "deploy/chart/templates/deployment.yaml": null,
    "deploy/chart/templates/rollout.yaml": [
      "apiVersion: argoproj.io/v1alpha1",
      "kind: Rollout",
      "metadata:",
      '  name: {{ include "service.fullname" . }}',
      "  namespace: {{ .Release.Namespace }}",
      '  labels: {{- include "service.labels" . | nindent 4 }}',
      "spec:",
      "  replicas: {{ .Values.replicas.min }}",
      "  revisionHistoryLimit: 3",
      `  progressDeadlineSeconds: ${progressDeadlineSeconds}`,
      `  progressDeadlineAbort: ${progressDeadlineAbort}`,
      `  rollbackWindow: ${JSON.stringify(rollbackWindow)}`,
      `  strategy: ${JSON.stringify(strategy)}`,
      "  selector:",
      '    matchLabels: {{- include "service.selectorLabels" . | nindent 6 }}',
      "  template:",
      '    metadata: {{- include "service.podMetadata" . | nindent 6 }}',
      '    spec: {{- include "service.podSpec" . | nindent 6 }}',
      "",
    ].join("\n"),
    "deploy/chart/templates/canary.yaml": objects.join("\n---\n"),
  };
}

/** The analysis has placeholders of its own, in the same braces; the pods that a Service selects bear the labels of the chart. */
function toTemplate(object: KubeObject): string {
  const text = JSON.stringify(object.kind === "Service" ? { ...object, spec: { ...(object["spec"] as object), selector: "@" } } : object);
  const escaped = text.replaceAll(/\{\{[^}]*\}\}/g, (placeholder) => `{{ "${placeholder}" }}`);
  return escaped.replace('"selector":"@"', '"selector":{{ include "service.selectorLabels" . | fromYaml | toJson }}');
}

function inEarlierWave(object: KubeObject): KubeObject {
  return { ...object, metadata: { ...object.metadata, annotations: { "argocd.argoproj.io/sync-wave": "-1" } } };
}
