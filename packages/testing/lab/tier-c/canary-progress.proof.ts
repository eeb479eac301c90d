import { until, type Lab } from "@create-pipeline/lab";
import { afterAll, beforeAll, describe, test } from "vitest";
import { podTemplate } from "./canary-manifests.ts";
import { analysesOf, statusOf, untilPhase } from "./observe.ts";
import { releaseWith, stableReplicas, untilCanaryGone } from "./release.ts";
import { digestOf, neverReady, startCanaryLab } from "./start-canary-lab.ts";

let lab: Lab;
beforeAll(async () => {
  lab = await startCanaryLab();
});
afterAll(() => lab?.stop());

describe.concurrent("a version that never becomes ready", () => {
  test("gets no traffic as a canary, is aborted at its deadline, and the stable version is never touched", async ({ expect }) => {
    const options = { namespace: "stuck", form: { kind: "gates" }, progressDeadlineSeconds: 8, digest: neverReady } as const;
    await releaseWith(
      lab,
      options,
      () => [1],
      async (release) => {
        const { service, before, observed } = release;
        const after = await untilPhase(lab, service, ["Healthy", "Degraded"]);
        await untilCanaryGone(release, after);

        expect(after).toMatchObject({ phase: "Degraded", abort: true, stableRS: before.stableRS });
        // That the deadline was the reason is told for a moment only.
        expect((await statusOf(lab, service)).message).toBe("RolloutAborted: Rollout aborted update to revision 2");
        expect(observed.weights).toEqual([0]);
        expect(await analysesOf(lab, service)).toEqual([]);
        expect(stableReplicas(release)).toEqual([service.rollout(digestOf("1")).spec.replicas]);
      },
    );
  });

  test("stops a rolling update at its deadline, while the old pods serve on", async ({ expect }) => {
    await lab.kubectl.run(["create", "namespace", "rolling"]);
    await deploy(digestOf("1"));
    await until("the first version", async () => ((await deploymentStatus()).readyReplicas === 4 ? true : undefined));
    await deploy(neverReady);
    const stopped = await until("the deadline", async () => {
      const status = await deploymentStatus();
      const progressing = status.conditions?.find(({ type }) => type === "Progressing");
      return progressing?.status === "False" ? { status, progressing } : undefined;
    });
    const replicaSets = (await lab.kubectl.list("replicasets", "rolling")).map(({ spec, status }) => ({ spec, status }));

    expect(stopped.progressing).toMatchObject({ reason: "ProgressDeadlineExceeded" });
    expect(stopped.status).toMatchObject({ availableReplicas: 4, unavailableReplicas: 1, updatedReplicas: 1 });
    expect(replicaSets).toHaveLength(2);
    expect(replicaSets).toContainEqual({
      spec: expect.objectContaining({
        replicas: 4,
        template: expect.objectContaining({ spec: expect.objectContaining({ containers: [expect.objectContaining({ image: imageOf(digestOf("1")) })] }) }),
      }),
      status: expect.objectContaining({ availableReplicas: 4 }),
    });
  });
});

interface DeploymentStatus {
  readonly readyReplicas?: number;
  readonly conditions?: readonly { readonly type: string; readonly status: string; readonly reason: string }[];
}

async function deploymentStatus(): Promise<DeploymentStatus> {
  const deployment = await lab.kubectl.get("deployment", "orders", "rolling");
  const { observedGeneration, ...status } = (deployment?.["status"] ?? {}) as DeploymentStatus & { readonly observedGeneration?: number };
  return observedGeneration === deployment?.metadata["generation"] ? status : {};
}

const imageOf = (digest: string): string => `registry.example/acme/orders@${digest}`;

async function deploy(digest: string): Promise<void> {
  const labels = { "app.kubernetes.io/name": "orders" };
  await lab.kubectl.apply(
    JSON.stringify({
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "orders", namespace: "rolling" },
      spec: {
        replicas: 4,
        progressDeadlineSeconds: 8,
        strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 } },
        selector: { matchLabels: labels },
        template: podTemplate(labels, imageOf(digest)),
      },
    }),
  );
}
