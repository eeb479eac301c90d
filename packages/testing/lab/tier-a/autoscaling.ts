import { expect, it } from "vitest";
import type { Metrics } from "../../../../tools/lab/src/metrics/start-metrics.ts";
import { apply, live, type Cluster } from "./apply.ts";
import { untilIs, type Guarded } from "./guarded.ts";

/** The autoscaler scales by the CPU of the service's own container, up at once and down slowly. Its target is 70 of the 100m that a pod requests. */
export function proveAutoscaling(given: () => { readonly cluster: Cluster; readonly guarded: Guarded; readonly metrics: Metrics }): void {
  const slow = { timeout: 120_000 };
  const use = (cpu: string): void => given().metrics.set(given().guarded.namespace, { cpu, memory: "64Mi" });
  const untilReplicas = async (replicas: number): Promise<void> => {
    const { cluster, guarded } = given();
    await untilIs(
      cluster,
      guarded.document("Deployment"),
      `${replicas} pods`,
      (status) => status.replicas === replicas && status.availableReplicas === replicas,
    );
  };
  const untilSays = async (type: string, reason: string): Promise<void> => {
    const { cluster, guarded } = given();
    await untilIs(cluster, guarded.document("HorizontalPodAutoscaler"), reason, ({ conditions = [] }) =>
      conditions.some((condition) => condition.type === type && condition.reason === reason),
    );
  };
  const patch = async (scaleDown: object): Promise<void> => {
    const { cluster, guarded } = given();
    const path = await cluster.api.pathOf(guarded.document("HorizontalPodAutoscaler").object);
    const { status } = await cluster.api.send("PATCH", path ?? "", JSON.stringify({ spec: { behavior: { scaleDown } } }), "application/merge-patch+json");
    expect(status).toBe(200);
  };
  const goldenPolicies = (): readonly object[] =>
    (given().guarded.document("HorizontalPodAutoscaler").object.spec as unknown as ScalerSpec).behavior.scaleDown.policies;
  const replicas = async (): Promise<unknown> => (await live(given().cluster, given().guarded.document("Deployment"))).spec?.["replicas"];

  it("keeps the least number of pods while they do as much as they should", slow, async () => {
    use("70m");
    await untilReplicas(3);
    await untilSays("ScalingActive", "ValidMetricFound");
    expect(await replicas()).toBe(3);
  });

  it("doubles them at once under load, and no faster", slow, async () => {
    use("900m");
    await untilReplicas(6);
    await untilSays("ScalingLimited", "ScaleUpLimit");
    expect(await replicas()).toBe(6);
  });

  it("is not undone when the manifests are applied again", slow, async () => {
    const { cluster, guarded } = given();
    use("70m");
    expect(await apply(cluster, guarded.release)).toEqual([]);
    expect(await replicas()).toBe(6);
  });

  it("does not follow a short lull", slow, async () => {
    use("1m");
    await untilSays("AbleToScale", "ScaleDownStabilized");
    expect(await replicas()).toBe(6);
  });

  // Nobody waits for five minutes here, so that the window is taken away, and for a while the pace too.
  it("goes down to the least number when the lull lasts", slow, async () => {
    await patch({ stabilizationWindowSeconds: 0, policies: [{ type: "Percent", value: 100, periodSeconds: 1 }] });
    await untilReplicas(3);
    await untilSays("ScalingLimited", "TooFewReplicas");
    expect(await replicas()).toBe(3);
  });

  it("goes down by a tenth in a minute, and no faster", slow, async () => {
    const { cluster, guarded } = given();
    await patch({ stabilizationWindowSeconds: 0, policies: goldenPolicies() });
    await cluster.kubectl.run([
      "scale",
      "deployment",
      guarded.document("Deployment").object.metadata.name,
      "--replicas=10",
      `--namespace=${guarded.namespace}`,
    ]);
    await untilReplicas(9);
    await untilSays("ScalingLimited", "ScaleDownLimit");
    expect(await replicas()).toBe(9);
  });

  it("does nothing when it knows nothing", slow, async () => {
    const { metrics, guarded } = given();
    metrics.set(guarded.namespace);
    await untilSays("ScalingActive", "FailedGetContainerResourceMetric");
    expect(await replicas()).toBe(9);
  });
}

interface ScalerSpec {
  readonly behavior: { readonly scaleDown: { readonly policies: readonly object[] } };
}
