import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeWithTools } from "../../../../tools/describe-with-tools.ts";
import { until } from "../../../../tools/lab/src/index.ts";
import { spoil } from "../../../../tools/validators/rules-of.ts";
import { chartCases } from "../../src/corpus-charts.ts";
import { inPairs } from "../../src/corpus-pairs.ts";
import { repositories } from "../../src/corpus-repositories.ts";
import { chartOptionsCases, classes } from "./chart-options.ts";
import { apply, complaintsOf, live, lostObjects, type Cluster } from "./apply.ts";
import { nameOf, type Document } from "./documents.ts";
import { renderEnvironment, type LabEnvironment } from "./environments.ts";
import { environmentDigest, environmentDigests, standaloneManifests } from "./goldens.ts";
import { customResources, startCluster } from "./start-cluster.ts";
import { strictTwins } from "./strict-twins.ts";
import { controlPlane } from "../harness/tools.ts";

const all = repositories();
const cases = chartCases(all);
const options = cases.slice(0, 1).flatMap(chartOptionsCases);
const standalone = standaloneManifests(all);
const customNames = Object.keys(customResources) as (keyof typeof customResources)[];
const customKinds = Object.values<string>(customResources).sort();
const slow = { timeout: 120_000 };

describe("the goldens for a cluster", () => {
  it("are all among those that are applied", () => {
    expect([...environmentDigests(all)].sort()).toEqual([...new Set(cases.map(environmentDigest))].sort());
    expect(cases.length).toBeGreaterThan(30);
  });

  it("that stand alone are known", () => {
    const kinds = [...new Set(standalone.map(({ object }) => `${object.apiVersion} ${object.kind}`))];
    expect(kinds.sort()).toEqual(["argoproj.io/v1alpha1 AppProject", "argoproj.io/v1alpha1 ApplicationSet"]);
  });
});

describeWithTools("every golden, applied for real", [...controlPlane, "helm"], () => {
  let cluster: Cluster;
  let environments: ReadonlyMap<string, LabEnvironment>;
  const applied: string[] = [];

  beforeAll(async () => {
    const [started, rendered] = await Promise.all([
      startCluster(customNames),
      inPairs([...cases.map((chartCase) => ({ chartCase, values: {} })), ...options], ({ chartCase, values }) => renderEnvironment(chartCase, values)),
    ]);
    cluster = started;
    environments = new Map(rendered.map((one) => [one.path, one]));
    const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "argocd" } };
    await cluster.kubectl.apply(JSON.stringify({ apiVersion: "v1", kind: "List", items: [namespace, ...classes] }));
  }, 180_000);
  afterAll(async () => {
    cluster?.api.close();
    await cluster?.stop();
  }, 60_000);

  const environment = (path: string): LabEnvironment => {
    const found = environments.get(path);
    if (found === undefined) throw new Error(`${path} was not rendered`);
    return found;
  };
  const release = (path: string, kind: string): Document | undefined => environment(path).release.find(({ object }) => object.kind === kind);
  const everything = (): readonly Document[] =>
    [...environments.values()].flatMap(({ namespaceObject, release: documents, tests }) => [namespaceObject, ...documents, ...tests]);
  const paths = [...cases, ...options.map(({ chartCase }) => chartCase)].map(({ path }) => [path]);
  const applyForReal = async (documents: readonly Document[]): Promise<void> => {
    expect(await complaintsOf(cluster, documents)).toEqual([]);
    expect(await apply(cluster, documents)).toEqual([]);
    expect(await lostObjects(cluster, documents)).toEqual([]);
    applied.push(...documents.map(({ object }) => `${object.metadata.namespace ?? ""} ${nameOf(object)}`));
  };

  it("the namespace of every environment", slow, async () => {
    const namespaces = [...environments.values()].map(({ namespaceObject }) => namespaceObject);
    await applyForReal(namespaces);
    for (const namespace of namespaces)
      expect((await live(cluster, namespace)).metadata.labels).toMatchObject({ "pod-security.kubernetes.io/enforce": "restricted" });
  });

  it.each(paths)("%s", slow, async (path) => {
    const { namespace, release: documents } = environment(path);
    expect(documents.filter(({ object }) => object.metadata.namespace !== namespace)).toEqual([]);
    await applyForReal(documents);
  });

  it.each(paths)("%s becomes available", slow, async (path) => {
    const deployment = release(path, "Deployment");
    const scaler = release(path, "HorizontalPodAutoscaler")?.object.spec as { readonly minReplicas: number } | undefined;
    // The pods of a Rollout are its controller's, which tier C has.
    if (deployment === undefined) return expect(release(path, "CronJob") ?? release(path, "Rollout")).toBeDefined();
    const replicas = (deployment.object.spec?.["replicas"] as number | undefined) ?? scaler?.minReplicas;
    expect(replicas).toBeGreaterThan(0);
    const isAvailable = async (): Promise<true | undefined> => {
      const { metadata, status } = await live(cluster, deployment);
      const { observedGeneration, conditions = [], ...counts } = status as DeploymentStatus;
      const isCurrent = observedGeneration === (metadata as { readonly generation?: number }).generation;
      const condition = conditions.find(({ type }) => type === "Available")?.status;
      if (isCurrent && condition === "True" && [counts.replicas, counts.updatedReplicas, counts.availableReplicas].every((count) => count === replicas))
        return true;
      throw new Error(JSON.stringify(status));
    };
    await until(nameOf(deployment.object), isAvailable, { timeoutMs: 90_000, everyMs: 250 });
  });

  // As `helm test` does it: when the release is there.
  it("the tests of every release, and every pod is ready", slow, async () => {
    const tests = [...environments.values()].flatMap((one) => one.tests);
    expect(tests.length).toBeGreaterThan(0);
    await applyForReal(tests);
    await cluster.kubectl.run(["wait", "pods", "--all", "--all-namespaces", "--for=condition=Ready", "--timeout=60s"]);
  });

  it("every CronJob makes a Job that succeeds", slow, async () => {
    const cronJobs = cases.flatMap(({ path }) => release(path, "CronJob") ?? []);
    expect(cronJobs.length).toBeGreaterThan(0);
    for (const { object } of cronJobs) {
      const { name, namespace = "" } = object.metadata;
      await cluster.kubectl.run(["create", "job", "now", `--from=cronjob/${name}`, `--namespace=${namespace}`]);
      await cluster.kubectl.run(["wait", "--for=condition=Complete", "job/now", `--namespace=${namespace}`, "--timeout=60s"]);
    }
  });

  it.each(standalone.map((one) => [one.path, one] as const))("%s", slow, async (_path, document) => {
    await applyForReal([document]);
    // The next golden has another one of the same name.
    const { status } = await cluster.api.send("DELETE", (await cluster.api.pathOf(document.object)) ?? "");
    expect(status).toBe(200);
  });

  it("leaves out nothing that the goldens hold", () => {
    const wanted = everything().map(({ object }) => `${object.metadata.namespace ?? ""} ${nameOf(object)}`);
    expect(new Set(wanted).size).toBe(wanted.length);
    expect(wanted.filter((name) => !applied.includes(name))).toEqual([]);
    expect(applied).toHaveLength(wanted.length + standalone.length);
  });

  it("judges every custom resource by the definition of its own project", async () => {
    const served = await cluster.kubectl.list("customresourcedefinitions");
    expect(served.map(({ metadata }) => metadata.name)).toEqual(customNames);
    const groups = new Set(served.map((crd) => (crd["spec"] as CrdSpec).group));
    const ofOthers = [...everything(), ...standalone].filter(({ object }) => groups.has(object.apiVersion.split("/")[0] ?? ""));
    expect([...new Set(ofOthers.map(({ object }) => object.kind))].sort()).toEqual(customKinds);
    expect(customKinds.filter((kind) => !strictTwins.some((twin) => twin.kind === kind && twin.what.startsWith("an unknown field")))).toEqual([]);
  });

  it.each(strictTwins.map((twin) => [twin.kind, twin.what, twin] as const))("refuses a %s with %s", slow, async (kind, _what, { from, to, says, status }) => {
    const original = [...everything(), ...standalone].find(({ object, text }) => object.kind === kind && text.includes(from));
    if (original === undefined) throw new Error(`no ${kind} has "${from}"`);
    expect(await complaintsOf(cluster, [original])).toEqual([]);

    const answer = await cluster.api.apply(spoil(original.text, from, to), { dryRun: true });
    expect(String(answer.body["message"])).toContain(says);
    expect(answer.status).toBe(status);
  });
});

interface DeploymentStatus {
  readonly observedGeneration?: number;
  readonly replicas?: number;
  readonly updatedReplicas?: number;
  readonly availableReplicas?: number;
  readonly conditions?: readonly { readonly type: string; readonly status: string }[];
}
interface CrdSpec {
  readonly group: string;
}
