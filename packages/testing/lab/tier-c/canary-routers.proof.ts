import { watchObjects, type KubeObject, type Lab } from "@create-pipeline/lab";
import { afterAll, beforeAll, describe, test } from "vitest";
import { canaryService, weightsOf } from "./canary-service.ts";
import { create, untilPhase, untilWeights } from "./observe.ts";
import { releaseWith } from "./release.ts";
import { istioHosts, istioSubsets } from "./routers.ts";
import { digestOf, startCanaryLab, withStub } from "./start-canary-lab.ts";

let lab: Lab;
beforeAll(async () => {
  lab = await startCanaryLab();
});
afterAll(() => lab?.stop());

describe.concurrent("the way traffic takes", () => {
  test("two Services: each selects the pods of its own version, from the first weight to the last", async ({ expect }) => {
    await releaseWith(
      lab,
      { namespace: "hosts", form: { kind: "gates" }, router: istioHosts },
      () => [1],
      async ({ service, before, observed }) => {
        const selectors: string[] = [];
        const watching = await watchObjects(
          lab,
          "/api/v1/namespaces/hosts/services",
          ({ object }) => void selectors.push(`${object.metadata.name} ${hashOf(object)}`),
        );
        const after = await untilPhase(lab, service, ["Healthy", "Degraded"]);
        await untilWeights(observed, [0, ...weightsOf(service), 100, 0]);
        watching.stop();

        // The stable one moves on only after all of the traffic has gone to the canary.
        expect(selectors.filter((entry) => entry.startsWith("orders-stable"))).toEqual([`orders-stable ${before.stableRS}`, `orders-stable ${after.stableRS}`]);
        expect(selectors.filter((entry) => entry.startsWith("orders-canary")).at(-1)).toBe(`orders-canary ${after.stableRS}`);
      },
    );
  });

  test("two subsets of one Service: weights are the same, and the labels of the subsets tell the versions apart", async ({ expect }) => {
    await releaseWith(
      lab,
      { namespace: "subsets", form: { kind: "gates" }, router: istioSubsets },
      () => [1],
      async ({ service, before, observed }) => {
        const subsets: string[] = [];
        const path = "/apis/networking.istio.io/v1/namespaces/subsets/destinationrules";
        const watching = await watchObjects(lab, path, ({ object }) => void subsets.push(subsetHashes(object)));
        const after = await untilPhase(lab, service, ["Healthy", "Degraded"]);
        await untilWeights(observed, [0, ...weightsOf(service), 100, 0]);
        watching.stop();

        expect(after).toMatchObject({ phase: "Healthy" });
        expect(observed.weights).toEqual([0, ...weightsOf(service), 100, 0]);
        expect(subsets).toContain(`${before.stableRS} ${after.stableRS}`);
        expect(subsets.at(-1)).toBe(`${after.stableRS} ${after.stableRS}`);
      },
    );
  });
});

// Why a chart puts the rollout into a later wave: Argo CD tells such a one as Degraded, and a pipeline would roll back a first deployment.
test.for([
  ["its Services", "Service"],
  ["its route", "VirtualService"],
  ["its analysis", "AnalysisTemplate"],
] as const)("a rollout that is there before %s is Degraded, until they come", async ([, kind], { expect }) => {
  await withStub(async (stub) => {
    const service = canaryService({ namespace: `before-${kind.toLowerCase()}`, prometheus: stub.url, form: { kind: "gates" } });
    const objects = [service.analysis, ...service.network];
    await create(lab, service, [...objects.filter((object) => object.kind !== kind), service.rollout(digestOf("1"))]);
    const early = await untilPhase(lab, service, ["Healthy", "Degraded"]);
    await create(
      lab,
      service,
      objects.filter((object) => object.kind === kind),
    );

    expect(early).toMatchObject({ phase: "Degraded", message: expect.stringMatching(/^InvalidSpec: .* is invalid/) });
    await untilPhase(lab, service, ["Healthy"]);
  });
});

function hashOf(service: KubeObject): string {
  const { selector } = service["spec"] as { readonly selector: Readonly<Record<string, string>> };
  return selector["rollouts-pod-template-hash"] ?? "";
}

function subsetHashes(rule: KubeObject): string {
  const { subsets } = rule["spec"] as { readonly subsets: readonly { readonly labels?: Readonly<Record<string, string>> }[] };
  return subsets.map(({ labels }) => labels?.["rollouts-pod-template-hash"] ?? "").join(" ");
}
