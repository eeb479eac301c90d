import { expect, it } from "vitest";
import type { Cluster } from "./apply.ts";
import type { PodSpec } from "./broken-pods.ts";
import { podOf, untilIs, type Guarded } from "./guarded.ts";
import { documentsOf } from "./documents.ts";

type Amounts = Readonly<Record<string, string>>;
interface Resources {
  readonly requests?: Amounts;
  readonly limits?: Amounts;
}

/** The ResourceQuota and the LimitRange of the namespace act. */
export function proveQuota(given: () => { readonly cluster: Cluster; readonly guarded: Guarded }): void {
  const create = (path: string, object: object): ReturnType<Cluster["api"]["send"]> => {
    const { cluster, guarded } = given();
    return cluster.api.send("POST", path.replace("{namespace}", guarded.namespace), object);
  };
  const pod = (resources: Resources | undefined, containers = 1): object => {
    const { guarded } = given();
    const [container] = guarded.podSpec.containers;
    if (container === undefined) throw new Error("the pod has no container");
    const { resources: _, ...rest } = container;
    const copies = Array.from({ length: containers }, (_unused, index) => ({ ...rest, name: `c${index}`, ...(resources === undefined ? {} : { resources }) }));
    return podOf(guarded, "more", { ...guarded.podSpec, containers: copies });
  };
  const quotaName = (): string => given().guarded.document("ResourceQuota").object.metadata.name;
  const fits: Resources = { requests: { cpu: "10m", memory: "64Mi", "ephemeral-storage": "8Mi" }, limits: { memory: "64Mi", "ephemeral-storage": "8Mi" } };

  it("counts what runs", async () => {
    const { cluster, guarded } = given();
    await untilIs(cluster, guarded.document("ResourceQuota"), "counted", ({ hard }) => hard !== undefined);
    const { status } = await create("/api/v1/namespaces/{namespace}/pods?dryRun=All", pod(fits));
    expect(status).toBe(201);
  });

  it.each([
    ["requests.cpu", 1, { ...fits, requests: { ...fits.requests, cpu: "9" } }],
    ["requests.memory", 5, { requests: { ...fits.requests, memory: "4Gi" }, limits: { ...fits.limits, memory: "4Gi" } }],
    ["limits.memory", 5, { requests: { ...fits.requests, memory: "2Gi" }, limits: { ...fits.limits, memory: "4Gi" } }],
    ["requests.ephemeral-storage", 3, { requests: { ...fits.requests, "ephemeral-storage": "3Gi" }, limits: { ...fits.limits, "ephemeral-storage": "3Gi" } }],
    ["limits.ephemeral-storage", 9, { requests: { ...fits.requests, "ephemeral-storage": "8Mi" }, limits: { ...fits.limits, "ephemeral-storage": "4Gi" } }],
  ] as const)("refuses a pod over %s", async (resource, containers, resources) => {
    const { status, body } = await create("/api/v1/namespaces/{namespace}/pods", pod(resources, containers));
    expect(body["message"]).toMatch(new RegExp(`exceeded quota: ${quotaName()}, requested: .*${resource}=`));
    expect(status).toBe(403);
  });

  it.each([
    ["LoadBalancer", "services.loadbalancers"],
    ["NodePort", "services.nodeports"],
  ])("refuses a Service of type %s", async (type, resource) => {
    const { object } = given().guarded.document("Service");
    const { status, body } = await create("/api/v1/namespaces/{namespace}/services", {
      ...object,
      metadata: { name: "outside" },
      spec: { ...object.spec, type },
    });
    expect(body["message"]).toMatch(new RegExp(`exceeded quota: ${quotaName()}, requested: .*${resource}=1,.* limited: .*${resource}=0`));
    expect(status).toBe(403);
  });

  it("refuses one Job too many", async () => {
    const template = { spec: { ...given().guarded.podSpec, restartPolicy: "Never" } };
    const job = (index: number): object => ({ apiVersion: "batch/v1", kind: "Job", metadata: { name: `job-${index}` }, spec: { suspend: true, template } });
    const answers = [];
    for (let index = 0; index < 21; index += 1) answers.push(await create("/apis/batch/v1/namespaces/{namespace}/jobs", job(index)));
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 20 }, () => 201), 403]);
    expect(answers.at(-1)?.body["message"]).toContain(`exceeded quota: ${quotaName()}, requested: count/jobs.batch=1, used: count/jobs.batch=20`);
  });

  it("lets a Deployment have as many pods as the quota says, and no more", async () => {
    const { cluster, guarded } = given();
    const { object } = guarded.document("Deployment");
    const labels = { app: "crowd" };
    const [container] = guarded.podSpec.containers;
    const crowd = {
      ...object,
      metadata: { name: "crowd", namespace: guarded.namespace },
      spec: {
        replicas: 60,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { ...guarded.podSpec, containers: [{ ...container, resources: fits }] } },
      },
    };
    const [document] = documentsOf(JSON.stringify(crowd));
    if (document === undefined) throw new Error("nothing to apply");
    await cluster.api.apply(document.text);
    await untilIs(cluster, document, "held by the quota", ({ conditions = [] }) =>
      conditions.some(
        ({ type, message = "" }) => type === "ReplicaFailure" && message.includes(`exceeded quota: ${quotaName()}, requested: pods=1, used: pods=50`),
      ),
    );
    expect(await cluster.kubectl.list("pods", guarded.namespace)).toHaveLength(50);
    await cluster.kubectl.run(["delete", "deployment", "crowd", `--namespace=${guarded.namespace}`, "--cascade=foreground"]);
  });

  it("gives a container without resources those of the LimitRange, and no CPU limit", async () => {
    const { status, body } = await create("/api/v1/namespaces/{namespace}/pods?dryRun=All", pod(undefined));
    expect(status).toBe(201);
    expect((body["spec"] as PodSpec).containers[0]?.["resources"]).toEqual({
      limits: { "ephemeral-storage": "256Mi", memory: "256Mi" },
      requests: { cpu: "50m", "ephemeral-storage": "64Mi", memory: "256Mi" },
    });
  });

  it.each([
    ["memory", { memory: "5Gi" }, { memory: "5Gi" }, "maximum memory usage per Container is 4Gi, but limit is 5Gi"],
    ["disk", { memory: "64Mi" }, { memory: "64Mi", "ephemeral-storage": "5Gi" }, "maximum ephemeral-storage usage per Container is 4Gi, but limit is 5Gi"],
    ["more memory than it asked for", { memory: "64Mi" }, { memory: "256Mi" }, "memory max limit to request ratio per Container is 2, but provided ratio is 4"],
  ] as const)("refuses a container with too much %s", async (_what, requests, limits, says) => {
    const { status, body } = await create("/api/v1/namespaces/{namespace}/pods?dryRun=All", pod({ requests, limits }));
    expect(body["message"]).toContain(says);
    expect(status).toBe(403);
  });
}
