import { until, watchObjects, type KubeObject, type Lab } from "@create-pipeline/lab";
import type { CanaryService } from "./canary-service.ts";

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

export interface RolloutStatus {
  readonly phase?: string;
  readonly message?: string;
  readonly abort?: boolean;
  readonly controllerPause?: boolean;
  readonly currentStepIndex?: number;
  readonly currentPodHash?: string;
  readonly stableRS?: string;
  readonly observedGeneration?: string;
  readonly pauseConditions?: readonly { readonly reason: string }[];
  readonly conditions?: readonly Condition[];
}

export interface Measurement {
  readonly phase: string;
  readonly value?: string;
  readonly message?: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
}

export interface AnalysisRunStatus {
  readonly phase?: string;
  readonly message?: string;
  readonly metricResults?: readonly { readonly phase: string; readonly measurements?: readonly Measurement[]; readonly error?: number }[];
}

/** Everything that happened to a canary since it was looked at, from watches that leave nothing out. */
export interface Observed {
  /** Weights of the canary; one that is written again is told once. */
  readonly weights: number[];
  /** Replicas that each ReplicaSet was told to have. */
  readonly replicas: Map<string, number[]>;
  readonly phases: string[];
  readonly stop: () => void;
}

export async function observe(lab: Lab, { name, namespace, router }: CanaryService): Promise<Observed> {
  const observed = { weights: [] as number[], replicas: new Map<string, number[]>(), phases: [] as string[] };
  const one = (path: string): readonly [string, string] => [path.slice(0, path.lastIndexOf("/")), path.slice(path.lastIndexOf("/") + 1)];
  const [routes, route] = one(router.path(name, namespace));
  const watches = await Promise.all([
    watchObjects(lab, routes, ({ object }) => void (object.metadata.name === route && note(observed.weights, router.canaryWeight(object)))),
    watchObjects(lab, `/apis/apps/v1/namespaces/${namespace}/replicasets`, ({ type, object }) => {
      const { replicas } = object["spec"] as { readonly replicas: number };
      const list = observed.replicas.get(object.metadata.name) ?? [];
      observed.replicas.set(object.metadata.name, list);
      note(list, type === "DELETED" ? -1 : replicas);
    }),
    watchObjects(lab, `/apis/argoproj.io/v1alpha1/namespaces/${namespace}/rollouts`, ({ object }) => {
      const { phase } = (object["status"] ?? {}) as RolloutStatus;
      if (phase !== undefined) note(observed.phases, phase);
    }),
  ]);
  return { ...observed, stop: () => watches.forEach((watch) => watch.stop()) };
}

function note<T>(list: T[], value: T): void {
  if (list.at(-1) !== value) list.push(value);
}

export async function statusOf(lab: Lab, { name, namespace }: CanaryService): Promise<RolloutStatus> {
  const rollout = await lab.kubectl.get("rollout", name, namespace);
  const status: RolloutStatus = rollout?.["status"] ?? {};
  return status;
}

/** The analyses of a service, in the order in which they began. */
export async function analysesOf(lab: Lab, { namespace }: CanaryService): Promise<readonly AnalysisRunStatus[]> {
  const runs = await lab.kubectl.list("analysisruns", namespace);
  const created = (run: KubeObject): string => String(run.metadata["creationTimestamp"]);
  return runs.toSorted((a, b) => created(a).localeCompare(created(b))).map((run) => run["status"] as AnalysisRunStatus);
}

export function measurementsOf(run: AnalysisRunStatus | undefined): readonly Measurement[] {
  return run?.metricResults?.[0]?.measurements ?? [];
}

/** Waits until the rollout, of its last generation, has one of the phases for this digest, and answers its status. */
export async function untilPhase(lab: Lab, service: CanaryService, phases: readonly string[], timeoutMs = 90_000): Promise<RolloutStatus> {
  return until(
    `${service.namespace}/${service.name} to be ${phases.join(" or ")}`,
    async () => {
      const rollout = await lab.kubectl.get("rollout", service.name, service.namespace);
      const status = (rollout?.["status"] ?? {}) as RolloutStatus;
      const isCurrent = status.observedGeneration === String(rollout?.metadata["generation"]);
      return isCurrent && status.phase !== undefined && phases.includes(status.phase) ? status : undefined;
    },
    { timeoutMs, everyMs: 250 },
  );
}

/** Creates objects in the namespace of a service. */
export async function create(lab: Lab, { namespace }: CanaryService, objects: readonly KubeObject[]): Promise<void> {
  const all = [{ apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } }, ...objects.map((object) => into(namespace, object))];
  await lab.kubectl.apply(all.map((object) => JSON.stringify(object)).join("\n---\n"));
}

/** Creates the service with its first version and waits until that is Healthy. */
export async function install(lab: Lab, service: CanaryService, digest: string): Promise<RolloutStatus> {
  await create(lab, service, [service.analysis, ...service.network, service.rollout(digest)]);
  return untilPhase(lab, service, ["Healthy"]);
}

/** Changes the digest, as a promotion does, and nothing else. */
export async function promote(lab: Lab, service: CanaryService, digest: string): Promise<void> {
  await lab.kubectl.apply(JSON.stringify(into(service.namespace, service.rollout(digest))));
}

function into(namespace: string, object: KubeObject): KubeObject {
  return { ...object, metadata: { ...object.metadata, namespace } };
}

/** What "promote" of the controller's command does to a rollout that waits for somebody. */
export async function resume(lab: Lab, { name, namespace }: CanaryService): Promise<void> {
  const patch = JSON.stringify({ status: { pauseConditions: null } });
  await lab.kubectl.run(["patch", "rollout", name, `--namespace=${namespace}`, "--subresource=status", "--type=merge", `--patch=${patch}`]);
}

/** A phase is told before the last weight is written. */
export async function untilWeights(observed: Observed, weights: readonly number[]): Promise<void> {
  const areThere = (): true | undefined => (observed.weights.length >= weights.length ? true : undefined);
  await until(`weights ${weights.join(", ")}`, () => Promise.resolve(areThere()), { timeoutMs: 30_000 });
}
