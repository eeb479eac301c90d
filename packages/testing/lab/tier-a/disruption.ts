import { expect, it } from "vitest";
import { spoil } from "../../../../tools/validators/rules-of.ts";
import { apply, type Cluster } from "./apply.ts";
import { documentsOf } from "./documents.ts";
import { podsOf, untilIs, type Guarded, type Pod } from "./guarded.ts";
import { exampleDigest } from "../../src/corpus-charts.ts";

const isReady = ({ status }: Pod): boolean => (status.conditions ?? []).some(({ type, status: is }) => type === "Ready" && is === "True");

/** The budget lets one pod go at a time, and broken ones always. */
export function proveDisruption(given: () => { readonly cluster: Cluster; readonly guarded: Guarded }): void {
  const evict = ({ metadata: { name } }: Pod): ReturnType<Cluster["api"]["send"]> => {
    const { cluster, guarded } = given();
    const { namespace } = guarded;
    return cluster.api.send("POST", `/api/v1/namespaces/${namespace}/pods/${name}/eviction`, {
      apiVersion: "policy/v1",
      kind: "Eviction",
      metadata: { name, namespace },
    });
  };
  const whole = async (): Promise<readonly Pod[]> => {
    const { cluster, guarded } = given();
    await untilIs(cluster, guarded.document("PodDisruptionBudget"), "one may go", (status) => status.currentHealthy === 2 && status.disruptionsAllowed === 1);
    return (await podsOf(cluster, guarded)).filter(isReady);
  };
  const overBudget = {
    status: 429,
    body: { reason: "TooManyRequests", message: "Cannot evict pod as it would violate the pod's disruption budget." },
  };

  /** As while a cluster is drained and has no room elsewhere: what is evicted is not replaced for now. */
  const withoutRoom = async (work: () => Promise<void>): Promise<void> => {
    const { kubectl } = given().cluster;
    const nodes = (await kubectl.list("nodes")).map(({ metadata }) => metadata.name);
    await kubectl.run(["cordon", ...nodes]);
    await work().finally(() => kubectl.run(["uncordon", ...nodes]));
  };

  it("one pod may go, the next one not before the first is replaced", async () => {
    const [first, second] = await whole();
    if (first === undefined || second === undefined) throw new Error("there are not two pods");
    const name = given().guarded.document("PodDisruptionBudget").object.metadata.name;
    await withoutRoom(async () => {
      expect(await evict(first)).toMatchObject({ status: 201 });
      const refused = await evict(second);
      expect(refused).toMatchObject(overBudget);
      expect(JSON.stringify(refused.body["details"])).toContain(`The disruption budget ${name} needs 1 healthy pods and has 1 currently`);
    });

    const names = (await whole()).map(({ metadata }) => metadata.name);
    expect(names).toHaveLength(2);
    expect(names).not.toContain(first.metadata.name);
    expect(await evict(second)).toMatchObject({ status: 201 });
  });

  it("a pod that is broken anyway may always go", async () => {
    const { cluster, guarded } = given();
    await whole();
    const { text } = guarded.document("Deployment");
    expect(await apply(cluster, documentsOf(spoil(text, exampleDigest, `sha256:0bad${"0".repeat(60)}`)))).toEqual([]);
    await untilIs(
      cluster,
      guarded.document("Deployment"),
      "a broken pod beside the good ones",
      ({ replicas, availableReplicas = 0 }) => replicas === 3 && availableReplicas === 2,
    );
    const pods = await podsOf(cluster, guarded);
    const [good, other] = pods.filter(isReady);
    const [broken] = pods.filter((pod) => !isReady(pod));
    if (good === undefined || other === undefined || broken === undefined) throw new Error(`there are ${pods.length} pods`);

    await withoutRoom(async () => {
      expect(await evict(good)).toMatchObject({ status: 201 });
      expect(await evict(other)).toMatchObject(overBudget);
      expect(await evict(broken)).toMatchObject({ status: 201 });
    });
  });

  it("without the budget, all of them may go at once", async () => {
    const { cluster, guarded } = given();
    expect(await apply(cluster, [guarded.document("Deployment")])).toEqual([]);
    const pods = await whole();
    await cluster.kubectl.run(["delete", "poddisruptionbudget", "--all", `--namespace=${guarded.namespace}`]);
    await withoutRoom(async () => {
      for (const pod of pods) expect(await evict(pod)).toMatchObject({ status: 201 });
      expect((await podsOf(cluster, guarded)).filter(isReady)).toEqual([]);
    });
  });
}
