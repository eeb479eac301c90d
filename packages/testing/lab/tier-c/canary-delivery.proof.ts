import { startLab, startRollouts, startStubPrometheus, type KubeObject, type Lab, type StubPrometheus } from "@create-pipeline/lab";
import { afterAll, beforeAll, expect, test } from "vitest";
import { digestOf, startDelivery, type Build, type Delivery } from "../harness/delivery.ts";
import { canaryChart } from "./canary-chart.ts";
import { canaryService, weightsOf, type CanaryService } from "./canary-service.ts";
import { observe, statusOf, untilWeights } from "./observe.ts";

let lab: Lab;
let stub: StubPrometheus;
let delivery: Delivery;
let service: CanaryService;
let first: string;
beforeAll(async () => {
  lab = await startLab({ zones: ["a", "b"], crds: ["argo-cd"] });
  await startRollouts(lab);
  stub = await startStubPrometheus();
  service = canaryService({ name: "payments", namespace: "payments-dev", prometheus: stub.url, form: { kind: "gates" } });
  delivery = await startDelivery(lab);
  const { repository } = delivery;
  // Without an autoscaler: it is created before the rollout that it scales, and is Degraded until it looks again.
  const dev = "deploy/environments/dev.yaml";
  first = repository.commit("A canary", { ...canaryChart(service), [dev]: repository.read(dev).replace("max: 4", "max: 2") });
  await admitCanaries();
});
afterAll(async () => {
  await lab?.stop();
  await delivery?.close();
  await stub?.close();
});

/** What a project must let in, and what an application must leave to the controller, as soon as a service has a canary. */
async function admitCanaries(): Promise<void> {
  const project = (await lab.kubectl.get("appproject", "payments", delivery.argoCd.namespace)) as Project | undefined;
  const kinds = [
    { group: "argoproj.io", kind: "Rollout" },
    { group: "argoproj.io", kind: "AnalysisTemplate" },
    { group: "argoproj.io", kind: "AnalysisRun" },
    { group: "networking.istio.io", kind: "VirtualService" },
  ];
  await patch("appproject", { namespaceResourceWhitelist: [...(project?.spec.namespaceResourceWhitelist ?? []), ...kinds] });
  await leaveToController(true);
}

interface Project extends KubeObject {
  readonly spec: { readonly namespaceResourceWhitelist: readonly object[] };
}

/** Weights and the hashes in selectors are written by the controller; Argo CD would take them for a drift. */
async function leaveToController(isLeft: boolean): Promise<void> {
  const { spec } = (await lab.kubectl.get("applicationset", "payments", delivery.argoCd.namespace)) as ApplicationSet;
  const options = spec.template.spec.syncPolicy.syncOptions.filter((option) => option !== respect);
  const differences = [
    { group: "networking.istio.io", kind: "VirtualService", jqPathExpressions: [".spec.http[].route[].weight"] },
    { group: "", kind: "Service", jsonPointers: ["/spec/selector/rollouts-pod-template-hash"] },
  ];
  const template = isLeft
    ? { ignoreDifferences: differences, syncPolicy: { syncOptions: [...options, respect] } }
    : { ignoreDifferences: null, syncPolicy: { syncOptions: options } };
  await patch("applicationset", { template: { spec: template } });
}

const respect = "RespectIgnoreDifferences=true";

interface ApplicationSet extends KubeObject {
  readonly spec: { readonly template: { readonly spec: { readonly syncPolicy: { readonly syncOptions: readonly string[] } } } };
}

async function patch(kind: string, spec: object): Promise<void> {
  await lab.kubectl.run(["patch", kind, "payments", `--namespace=${delivery.argoCd.namespace}`, "--type=merge", `--patch=${JSON.stringify({ spec })}`]);
}

/** Each build is a commit of its own; nothing in the chart changes. */
function build(number: number): Build {
  return { revision: delivery.repository.commit(`Version ${number}`, {}), digest: digestOf(number), version: `${number}.0.0` };
}

async function deployed(next: Build): Promise<void> {
  expect(await delivery.deploy("dev", next)).toMatchObject({ code: 0, outputs: { deployed: "true" } });
}

let good: Build;

test("a good canary: state, Argo CD, its weights, verified", async () => {
  stub.answer(() => [1]);
  const one = { ...build(1), revision: first };
  const installing = await observe(lab, service);
  await deployed(one);
  const installed = await delivery.verify("dev", one);
  installing.stop();
  expect(installed, installed.log).toMatchObject({ code: 0, outputs: { outcome: "healthy" } });
  expect(installing.phases).not.toContain("Degraded");
  expect(await delivery.markVerified("dev", one)).toMatchObject({ code: 0 });

  good = build(2);
  const observed = await observe(lab, service);
  const began = performance.now();
  await deployed(good);
  const verified = await delivery.verify("dev", good);
  const seconds = Math.round((performance.now() - began) / 1000);
  await untilWeights(observed, [0, ...weightsOf(service), 100, 0]);
  observed.stop();
  console.log(`from the deploy task to a verified canary: ${seconds} s`);

  expect(verified, verified.log).toMatchObject({ code: 0, outputs: { outcome: "healthy", healthy: "true" } });
  expect(observed.weights).toEqual([0, ...weightsOf(service), 100, 0]);
  expect(await delivery.markVerified("dev", good)).toMatchObject({ code: 0, outputs: { reason: "verified" } });
  expect(delivery.repository.state("dev")).toMatchObject({ digest: good.digest, verified: { digest: good.digest } });
});

test("a bad canary: the verification fails, the rollback writes the last verified build, and that one runs on", async () => {
  const before = await statusOf(lab, service);
  const bad = build(3);
  stub.answer(() => [0.5]);
  const observed = await observe(lab, service);
  const began = performance.now();
  await deployed(bad);
  const verified = await delivery.verify("dev", bad);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`from the deploy task to a failed verification: ${seconds} s`);
  const back = await delivery.rollback("dev", bad, verified.outputs["outcome"] ?? "");
  stub.answer(() => "error");
  const after = await delivery.verify("dev", good);
  observed.stop();

  expect(verified, verified.log).toMatchObject({ code: 1, outputs: { outcome: "degraded", healthy: "false" } });
  expect(back).toMatchObject({ code: 0, outputs: { rolled_back: "true", digest: good.digest } });
  expect(delivery.repository.state("dev")).toMatchObject({ digest: good.digest, revision: good.revision, previous: { digest: bad.digest } });
  expect(after, after.log).toMatchObject({ code: 0, outputs: { outcome: "healthy" } });
  expect(await statusOf(lab, service)).toMatchObject({ phase: "Healthy", stableRS: before.stableRS, currentPodHash: before.stableRS });
  expect(observed.weights).toEqual([0, weightsOf(service)[0], 0]);
  expect(observed.replicas.get(`payments-${before.stableRS}`)).toEqual([2]);
});

test("a canary without metrics: it is held, the verification says that somebody has to decide, and the rollback takes it back", async () => {
  const before = await statusOf(lab, service);
  const unmeasured = build(4);
  stub.answer(() => [Number.NaN]);
  const observed = await observe(lab, service);
  await deployed(unmeasured);
  const verified = await delivery.verify("dev", unmeasured, 0.5);
  const back = await delivery.rollback("dev", unmeasured, verified.outputs["outcome"] ?? "");
  const after = await delivery.verify("dev", good);
  await untilWeights(observed, [0, weightsOf(service)[0] ?? 0, 0]);
  observed.stop();

  expect(verified, verified.log).toMatchObject({ code: 1, outputs: { outcome: "suspended", healthy: "false" } });
  expect(back).toMatchObject({ code: 0, outputs: { rolled_back: "true", digest: good.digest } });
  expect(after, after.log).toMatchObject({ code: 0, outputs: { outcome: "healthy" } });
  expect(observed.weights).toEqual([0, weightsOf(service)[0], 0]);
  expect(observed.replicas.get(`payments-${before.stableRS}`)).toEqual([2]);
});

test("broken twin: an application that does not leave weights to the controller takes traffic to and fro", async () => {
  await leaveToController(false);
  stub.answer(() => [1]);
  const observed = await observe(lab, service);
  const next = build(5);
  await deployed(next);
  await delivery.verify("dev", next);
  observed.stop();

  const backwards = observed.weights.filter(
    (weight, index) => index > 0 && index < observed.weights.lastIndexOf(100) && weight < (observed.weights[index - 1] ?? 0),
  );
  expect(backwards.length).toBeGreaterThan(0);
});
