/** The canary as the template generates it from `delivery.canary`, through the whole chain from state to rollback. */
import { startLab, watchObjects } from "@create-pipeline/lab";
import type { KubeObject, Lab } from "@create-pipeline/lab";
import { parse } from "yaml";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWithTools } from "../../../../tools/describe-with-tools.ts";
import { digestOf } from "../harness/delivery.ts";
import { controlPlane } from "../harness/tools.ts";
import { answerAbout, caseResources, startCanaryCase, wholeCase } from "../harness/whole-case.ts";
import type { CanaryCase, WholeCase } from "../harness/whole-case.ts";

const namespace = "payments-production";
const routes = `/apis/networking.istio.io/v1/namespaces/${namespace}/virtualservices`;

describeWithTools("the generated canary", [...controlPlane, "argocd", "helm", "redis-server", "rollouts-controller"], () => {
  let lab: Lab;
  let canary: CanaryCase;
  let ended: WholeCase;
  beforeAll(async () => {
    lab = await startLab({ crds: caseResources, keep: process.env["LAB_KEEP"] !== undefined });
    canary = await startCanaryCase(lab);
  });
  afterAll(async () => {
    await canary?.close();
    await lab?.stop();
  });

  test("a good one goes through exactly its weights, a bad one is degraded and rolled back to the verified digest", async () => {
    const weights: number[] = [];
    const watching = await watchObjects(lab, routes, ({ object }) => void weights.push(canaryWeight(object)));
    ended = await wholeCase(canary);
    watching.stop();
    console.log(ended.steps.map(({ what, seconds }) => `${what}: ${seconds} s`).join("\n"));

    console.log(ended.verdictOfBad.log);
    expect(ended.verdictOfBad, ended.verdictOfBad.log).toMatchObject({ code: 1, outputs: { outcome: "degraded" } });
    expect(ended.rollback, ended.rollback.log).toMatchObject({ code: 0, outputs: { rolled_back: "true", digest: ended.good.digest } });
    expect(canary.delivery.repository.state("production")).toMatchObject({ digest: ended.good.digest, verified: { digest: ended.good.digest } });
    const wanted = generatedWeights();
    expect(withoutRepeats(weights)).toEqual([0, ...wanted, 100, 0, wanted[0], 0]);
  });

  test("the autoscaler aims at the rollout", async () => {
    const autoscaler = await lab.kubectl.get("horizontalpodautoscaler", "payments", namespace);

    expect(autoscaler?.["spec"]).toMatchObject({ scaleTargetRef: { kind: "Rollout", name: "payments" }, minReplicas: 2, maxReplicas: 4 });
  });

  test("environments without a canary replace their pods step by step", async () => {
    const rollout = await lab.kubectl.get("rollout", "payments", "payments-dev");

    expect(JSON.stringify(rollout?.["spec"])).not.toContain("setWeight");
    expect(rollout?.["status"]).toMatchObject({ phase: "Healthy" });
  });

  test("without requests nobody is sure: it is held, and rolled back when nobody decides", async () => {
    answerAbout(canary.prometheus, -1, 0);
    const unseen = { revision: canary.delivery.repository.commit("Version 4", {}), digest: digestOf(4), version: "4.0.0" };
    await canary.delivery.deploy("production", unseen);
    const verdict = await canary.delivery.verify("production", unseen, 0.7);
    const back = await canary.delivery.rollback("production", unseen, verdict.outputs["outcome"] ?? "");

    expect(verdict, verdict.log).toMatchObject({ code: 1, outputs: { outcome: "suspended" } });
    expect(back).toMatchObject({ code: 0, outputs: { digest: ended.good.digest } });
    expect(await canary.delivery.verify("production", ended.good)).toMatchObject({ code: 0, outputs: { outcome: "healthy" } });
  });

  function generatedWeights(): readonly number[] {
    const values = parse(canary.delivery.repository.read("deploy/values.yaml")) as {
      readonly canary: { readonly steps: readonly { readonly weight: number }[] };
    };
    return values.canary.steps.map(({ weight }) => weight);
  }
});

function canaryWeight(object: KubeObject): number {
  const { http } = object["spec"] as {
    readonly http: readonly { readonly route: readonly { readonly destination: { readonly host: string }; readonly weight?: number }[] }[];
  };
  return http[0]?.route.find(({ destination }) => destination.host.includes("canary"))?.weight ?? 0;
}

const withoutRepeats = (numbers: readonly number[]): readonly number[] => numbers.filter((number, index) => number !== numbers[index - 1]);
