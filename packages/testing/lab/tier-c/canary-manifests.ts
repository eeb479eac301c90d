/** The kinds of a canary, as far as a template writes them. */
import type { KubeObject } from "@create-pipeline/lab";

export interface Metric {
  readonly name: string;
  readonly interval: string;
  readonly initialDelay: string;
  /** Measurements after which it has succeeded; without it, it measures as long as the rollout lasts. */
  readonly count?: number;
  readonly successCondition: string;
  readonly failureCondition: string;
  /** Failures that are borne: the run fails with one more. */
  readonly failureLimit: number;
  readonly inconclusiveLimit: number;
  readonly consecutiveErrorLimit: number;
  readonly provider: { readonly prometheus: { readonly address: string; readonly timeout: number; readonly query: string } };
}

export interface AnalysisTemplate extends KubeObject {
  readonly kind: "AnalysisTemplate";
  readonly spec: { readonly args: readonly { readonly name: string }[]; readonly metrics: readonly Metric[] };
}

interface Analysis {
  readonly templates: readonly { readonly templateName: string }[];
  readonly args: readonly { readonly name: string; readonly valueFrom: ValueFrom }[];
}

type ValueFrom = { readonly podTemplateHashValue: "Latest" | "Stable" } | { readonly fieldRef: { readonly fieldPath: string } };

export type Step =
  | { readonly analysis: Analysis }
  | { readonly setWeight: number }
  | { readonly pause: { readonly duration: string } }
  | { readonly setCanaryScale: { readonly replicas: number } | { readonly matchTrafficWeight: true } };

export interface CanaryStrategy {
  readonly stableService: string;
  readonly canaryService: string;
  readonly minPodsPerReplicaSet: number;
  readonly dynamicStableScale: boolean;
  readonly abortScaleDownDelaySeconds: number;
  /** Measures in the background from a step on. */
  readonly analysis?: Analysis & { readonly startingStep: number };
  readonly trafficRouting: Readonly<Record<string, unknown>>;
  readonly steps: readonly Step[];
}

export interface Rollout extends KubeObject {
  readonly kind: "Rollout";
  readonly spec: {
    readonly replicas: number;
    readonly progressDeadlineSeconds: number;
    readonly progressDeadlineAbort: boolean;
    readonly revisionHistoryLimit: number;
    readonly rollbackWindow: { readonly revisions: number };
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly template: PodTemplate;
    readonly strategy: { readonly canary: CanaryStrategy };
  };
}

export interface PodTemplate {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: Readonly<Record<string, unknown>>;
}

/** A pod that the restricted profile admits. */
export function podTemplate(labels: Readonly<Record<string, string>>, image: string): PodTemplate {
  const securityContext = { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } };
  return {
    metadata: { labels },
    spec: {
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 10_001, seccompProfile: { type: "RuntimeDefault" } },
      containers: [{ name: "app", image, ports: [{ name: "http", containerPort: 8080 }], securityContext }],
    },
  };
}
