import { beforeAll, expect, it } from "vitest";
import { spoil } from "../../../../tools/validators/rules-of.ts";
import { live, type Cluster } from "./apply.ts";
import { brokenPods } from "./broken-pods.ts";
import { podOf, untilIs, type Guarded } from "./guarded.ts";
import { documentsOf } from "./documents.ts";

/** The namespace that Argo CD makes accepts our pods and no worse ones. */
export function provePodSecurity(given: () => { readonly cluster: Cluster; readonly guarded: Guarded }): void {
  const create = (namespace: string, spec: Guarded["podSpec"]): ReturnType<Cluster["api"]["send"]> => {
    const { cluster, guarded } = given();
    return cluster.api.send("POST", `/api/v1/namespaces/${namespace}/pods?dryRun=All`, podOf({ ...guarded, namespace }, "twin", spec));
  };

  beforeAll(async () => {
    const { cluster, guarded } = given();
    const name = String(guarded.podSpec["serviceAccountName"]);
    const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "unguarded" } };
    const serviceAccount = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace: "unguarded" } };
    await cluster.kubectl.apply(JSON.stringify({ apiVersion: "v1", kind: "List", items: [namespace, serviceAccount] }));
  });

  it("accepts the pod as it is, without a warning", async () => {
    const { namespace, podSpec } = given().guarded;
    expect(await create(namespace, podSpec)).toMatchObject({ status: 201, warnings: [] });
  });

  it.each(brokenPods.map((broken) => [broken.what, broken] as const))("denies %s", async (_what, broken) => {
    const { guarded } = given();
    const twin = broken.spoil(guarded.podSpec);
    const { status, body } = await create(guarded.namespace, twin);
    expect(status).toBe(403);
    for (const text of [`violates PodSecurity "restricted:`, ...broken.says]) expect(body["message"]).toContain(text);

    // Without the labels of the namespace it would run: nothing else refuses it.
    expect(await create("unguarded", twin)).toMatchObject({ status: 201 });
  });

  it("lets no pod of a broken Deployment start, and says so when it is applied", async () => {
    const { cluster, guarded } = given();
    const { text, object } = guarded.document("Deployment");
    const renamed = spoil(text.replaceAll(`instance: ${object.metadata.name}`, "instance: broken"), `name: ${object.metadata.name}`, "name: broken");
    const broken = documentsOf(spoil(renamed, "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: true\n            runAsUser: 0"));
    const [document] = broken;
    if (document === undefined) throw new Error("nothing to apply");
    const { warnings } = await cluster.api.apply(document.text);
    expect(warnings.join()).toContain('would violate PodSecurity "restricted:');
    await untilIs(cluster, document, "refused", ({ conditions = [] }) =>
      conditions.some(({ type, message = "" }) => type === "ReplicaFailure" && message.includes("violates PodSecurity")),
    );
    expect((await live(cluster, document)).status).not.toHaveProperty("replicas");
    await cluster.kubectl.run(["delete", "deployment", "broken", `--namespace=${guarded.namespace}`]);
  });
}
