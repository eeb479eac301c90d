/**
 * The generated Application objects, as they were generated, in a real Argo CD: what our own tasks write into the state is what
 * runs, and nothing else moves an environment. The proofs stand on each other, as the life of a service does.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { startLab, until } from "@create-pipeline/lab";
import type { Lab } from "@create-pipeline/lab";
import { describeWithTools } from "../../../../tools/describe-with-tools.ts";
import { deliver, digestOf, imageOf, namespaceOf, startDelivery, untilRunning } from "../harness/delivery.ts";
import type { Build, Delivery } from "../harness/delivery.ts";
import { controlPlane } from "../harness/tools.ts";

const environments = ["dev", "staging", "production"] as const;
const service = "payments";

describeWithTools("Argo CD and the state", [...controlPlane, "argocd", "helm", "redis-server"], () => {
  let lab: Lab;
  let delivery: Delivery;
  let builds = 0;

  beforeAll(async () => {
    lab = await startLab({ crds: ["argo-cd", "gateway-api", "external-secrets"], keep: process.env["LAB_KEEP"] !== undefined });
    delivery = await startDelivery(lab);
  });
  afterAll(async () => {
    await delivery?.close();
    await lab?.stop();
  });

  /** What CI would have built from the tip of main. */
  function buildTip(fate: Parameters<typeof digestOf>[1] = "runs"): Build {
    builds += 1;
    return { revision: delivery.repository.git("rev-parse", "main"), digest: digestOf(builds, fate), version: `1.${builds}.0` };
  }

  /** Objects that a revision brings along, through the values that the service's team edits. */
  function commitExtra(message: string, objects: readonly object[]): void {
    const values = delivery.repository.read("deploy/values.yaml").replace(/\nextraObjects:.*\n/, "\n");
    delivery.repository.commit(message, { "deploy/values.yaml": `${values.trimEnd()}\nextraObjects: ${JSON.stringify(objects)}\n` });
  }

  let first: Build;

  test("an environment without state has no application", async () => {
    await delivery.argoCd.refresh(service);

    expect(await lab.kubectl.list("applications", delivery.argoCd.namespace)).toEqual([]);
    expect(await lab.kubectl.get("namespace", namespaceOf("dev"))).toBeUndefined();
  });

  test("what deploy writes is synced at that revision and digest, and only in that environment", async () => {
    first = buildTip();
    await deliver(delivery, "dev", first);

    expect(await imageOf(lab, "dev")).toBe(`ghcr.io/acme/${service}@${first.digest}`);
    expect((await delivery.application("dev"))?.status?.sync).toMatchObject({ status: "Synced", revision: first.revision });
    expect((await lab.kubectl.list("applications", delivery.argoCd.namespace)).map(({ metadata }) => metadata.name)).toEqual(["payments-dev"]);
  });

  test("the namespace that Argo CD made has the labels of restricted pod security", async () => {
    const namespace = await lab.kubectl.get("namespace", namespaceOf("dev"));

    expect(namespace?.metadata["labels"]).toMatchObject({ "pod-security.kubernetes.io/enforce": "restricted", environment: "dev" });
  });

  test("the same build goes on to staging and production", async () => {
    for (const environment of ["staging", "production"]) await deliver(delivery, environment, first);

    for (const environment of environments) expect(await imageOf(lab, environment)).toBe(`ghcr.io/acme/${service}@${first.digest}`);
  });

  test("a new version moves through the environments one after the other", async () => {
    delivery.repository.commit("A second version", { "NOTES.md": "second\n" });
    const second = buildTip();

    await deliver(delivery, "dev", second);
    expect(await imageOf(lab, "staging")).toContain(first.digest);
    await deliver(delivery, "staging", second);
    expect(await imageOf(lab, "production")).toContain(first.digest);
  });

  test("a change of the chart on main moves no environment", async () => {
    const before = await Promise.all(environments.map((environment) => imageAndGeneration(environment)));
    const chart = "deploy/chart/templates/deployment.yaml";
    delivery.repository.commit("Keep more old ReplicaSets", {
      [chart]: delivery.repository.read(chart).replace("revisionHistoryLimit: 3", "revisionHistoryLimit: 5"),
    });
    await delivery.argoCd.refresh(service);
    for (const environment of environments) await refreshApplication(environment);

    expect(await Promise.all(environments.map((environment) => imageAndGeneration(environment)))).toEqual(before);
  });

  test("drift is corrected: an edit is taken back, what was deleted comes back", async () => {
    const build = { ...first, revision: (await delivery.application("production"))?.status?.sync?.revision ?? "" };
    await lab.kubectl.run(["set", "image", `deployment/${service}`, `*=ghcr.io/acme/other@${digestOf(99)}`, `--namespace=${namespaceOf("production")}`]);
    await lab.kubectl.run(["delete", "networkpolicy", service, `--namespace=${namespaceOf("production")}`]);

    await untilRunning(lab, delivery, "production", build);
    const policy = await until("the network policy to come back", async () => await lab.kubectl.get("networkpolicy", service, namespaceOf("production")));
    expect(policy["spec"]).toMatchObject({ policyTypes: ["Ingress", "Egress"] });
    expect(await imageOf(lab, "production")).toContain(build.digest);
  });

  test("an object that the next revision no longer has is pruned", async () => {
    commitExtra("A config map", [configMap("extra")]);
    await deliver(delivery, "dev", buildTip());
    expect(await lab.kubectl.get("configmap", "extra", namespaceOf("dev"))).toBeDefined();

    commitExtra("No config map", []);
    await deliver(delivery, "dev", buildTip());
    await until("the config map to go", async () => ((await lab.kubectl.get("configmap", "extra", namespaceOf("dev"))) === undefined ? true : undefined));
  });

  test("waves hold: what comes later waits until the wave before is healthy", async () => {
    commitExtra("A wave behind the service", [configMap("afterwards", { "argocd.argoproj.io/sync-wave": "5" })]);
    const neverReady = buildTip("never-ready");
    await delivery.deploy("dev", neverReady);
    await until("the new version to be applied", async () => ((await imageOf(lab, "dev")).endsWith(neverReady.digest) ? true : undefined));
    await until("a pod of it to be there", async () =>
      (await lab.kubectl.list("pods", namespaceOf("dev"))).some((pod) => JSON.stringify(pod).includes(neverReady.digest)) ? true : undefined,
    );
    expect(await lab.kubectl.get("configmap", "afterwards", namespaceOf("dev"))).toBeUndefined();

    const verdict = await delivery.verify("dev", neverReady);
    expect(verdict.code).toBe(1);
    expect(await lab.kubectl.get("configmap", "afterwards", namespaceOf("dev"))).toBeUndefined();
    await rollBack("dev", neverReady, verdict.outputs["outcome"] ?? "");

    delivery.repository.commit("Ready again", { "NOTES.md": "ready again\n" });
    await deliver(delivery, "dev", buildTip());
    const configMapCreated = Date.parse(String((await lab.kubectl.get("configmap", "afterwards", namespaceOf("dev")))?.metadata["creationTimestamp"]));
    expect(configMapCreated).toBeGreaterThanOrEqual(await availableSince("dev"));
  });

  test("a version that never becomes ready: verify-rollout says degraded, rollback brings the verified digest back, the old one served all along", async () => {
    const good = await currentBuild("staging");
    const neverReady = buildTip("never-ready");
    await delivery.deploy("staging", neverReady);
    const verdict = await delivery.verify("staging", neverReady);

    expect(verdict.code).toBe(1);
    expect(verdict.outputs["outcome"]).toBe("degraded");
    expect(await readyPodsOf("staging", good.digest)).toBeGreaterThanOrEqual(2);
    await rollBack("staging", neverReady, "degraded");
    await untilRunning(lab, delivery, "staging", good);
    expect(delivery.repository.state("staging")).toMatchObject({ digest: good.digest, revision: good.revision });
  });

  test("a failing PreSync hook blocks the sync: the service is not touched, verify-rollout fails, rollback clears it", async () => {
    const good = await currentBuild("production");
    commitExtra("A migration that fails", [migration(digestOf(1, "never-ready"))]);
    const blocked = buildTip();
    await delivery.deploy("production", blocked);
    const verdict = await delivery.verify("production", blocked);

    expect(verdict.code).toBe(1);
    expect(verdict.outputs["outcome"], verdict.log).toBe("degraded");
    expect(await imageOf(lab, "production")).toContain(good.digest);
    await rollBack("production", blocked, "degraded");
    await untilRunning(lab, delivery, "production", good);
  });

  test("a PreSync hook that succeeds runs before the service changes", async () => {
    commitExtra("A migration", [migration(digestOf(2))]);
    const build = buildTip();
    await deliver(delivery, "production", build);

    const jobEnded = Date.parse(
      String(((await lab.kubectl.get("job", "migration", namespaceOf("production")))?.["status"] as { completionTime?: string })?.completionTime),
    );
    const replicaSets = (await lab.kubectl.list("replicasets", namespaceOf("production"))).filter((set) => JSON.stringify(set["spec"]).includes(build.digest));
    expect(replicaSets).toHaveLength(1);
    expect(Date.parse(String(replicaSets[0]?.metadata["creationTimestamp"]))).toBeGreaterThanOrEqual(jobEnded);
  });

  async function rollBack(environment: string, failed: Build, outcome: string): Promise<void> {
    const run = await delivery.rollback(environment, failed, outcome);
    expect(run.outputs, run.log).toMatchObject({ rolled_back: "true" });
    expect(run.code).toBe(0);
  }

  async function currentBuild(environment: string): Promise<Build> {
    const state = delivery.repository.state(environment);
    if (state === null) throw new Error(`${environment} has no state`);
    return { revision: state.revision, digest: state.digest, version: state.version };
  }

  async function refreshApplication(environment: string): Promise<void> {
    const name = `${service}-${environment}`;
    await lab.kubectl.run(["annotate", "application", name, `--namespace=${delivery.argoCd.namespace}`, "argocd.argoproj.io/refresh=hard", "--overwrite"]);
    await until(`${name} to be looked at again`, async () => {
      const annotations = (await delivery.application(environment))?.metadata["annotations"] as Readonly<Record<string, string>> | undefined;
      return annotations?.["argocd.argoproj.io/refresh"] === undefined ? true : undefined;
    });
  }

  async function imageAndGeneration(environment: string): Promise<string> {
    const deployment = await lab.kubectl.get("deployment", service, namespaceOf(environment));
    return `${await imageOf(lab, environment)} generation ${String(deployment?.metadata["generation"])}`;
  }

  async function readyPodsOf(environment: string, digest: string): Promise<number> {
    const pods = await lab.kubectl.list("pods", namespaceOf(environment));
    return pods.filter((pod) => JSON.stringify(pod["spec"]).includes(digest) && JSON.stringify(pod["status"]).includes('"ready":true')).length;
  }

  async function availableSince(environment: string): Promise<number> {
    const status = (await lab.kubectl.get("deployment", service, namespaceOf(environment)))?.["status"] as {
      readonly conditions: readonly { readonly type: string; readonly lastUpdateTime: string }[];
    };
    return Date.parse(status.conditions.find(({ type }) => type === "Progressing")?.lastUpdateTime ?? "");
  }
});

function configMap(name: string, annotations: Readonly<Record<string, string>> = {}): object {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name, annotations }, data: { key: "value" } };
}

function migration(digest: string): object {
  const securityContext = { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } };
  const resources = { requests: { cpu: "10m", memory: "32Mi" }, limits: { memory: "32Mi" } };
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: {
      name: "migration",
      annotations: { "argocd.argoproj.io/hook": "PreSync", "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation" },
    },
    spec: {
      backoffLimit: 0,
      template: {
        spec: {
          restartPolicy: "Never",
          automountServiceAccountToken: false,
          securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: "RuntimeDefault" } },
          containers: [{ name: "migrate", image: `ghcr.io/acme/${service}-migrate@${digest}`, securityContext, resources }],
        },
      },
    },
  };
}
