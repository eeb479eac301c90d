/** One whole life of a service in the lab: through three environments, a canary that is good, one that is bad, and back. */
import { startRollouts, startStubPrometheus } from "@create-pipeline/lab";
import type { Lab, StubPrometheus } from "@create-pipeline/lab";
import { deliver, digestOf, startDelivery } from "./delivery.ts";
import type { Build, Delivery, TaskRun } from "./delivery.ts";

/** A service whose pipeline.yaml asks for a canary, delivered by Argo CD and Argo Rollouts; a test says what Prometheus answers. */
export interface CanaryCase {
  readonly lab: Lab;
  readonly delivery: Delivery;
  readonly prometheus: StubPrometheus;
  readonly close: () => Promise<void>;
}

/** The custom resources that such a service has besides those of Argo Rollouts and Istio. */
export const caseResources = ["argo-cd", "gateway-api", "external-secrets"];

export async function startCanaryCase(lab: Lab): Promise<CanaryCase> {
  await startRollouts(lab);
  const prometheus = await startStubPrometheus();
  const canary = { rps: 50, baseline: "0.1%", detect: "5x", falseAborts: "1%", router: "istio", prometheus: { address: prometheus.url } };
  const production = { name: "production", host: "payments.acme.example", approval: { reviewers: ["acme/leads"] }, replicas: { min: 2, max: 4 } };
  const delivery = await startDelivery(lab, [`environments=${JSON.stringify(["dev", "staging", production])}`, `delivery.canary=${JSON.stringify(canary)}`]);
  return {
    lab,
    delivery,
    prometheus,
    close: async () => {
      await delivery.close();
      await prometheus.close();
    },
  };
}

/** What Prometheus says of a canary: the evidence against it, and how many requests it answered. */
export function answerAbout(prometheus: StubPrometheus, evidence: number, requests: number): void {
  prometheus.answer((query) => [query.startsWith("sum_over_time") ? requests : evidence]);
}

export interface Step {
  readonly what: string;
  readonly seconds: number;
}

export interface WholeCase {
  readonly steps: readonly Step[];
  readonly verdictOfBad: TaskRun;
  readonly rollback: TaskRun;
  readonly good: Build;
}

/** Delivers, promotes, releases by canary, and rolls a bad release back; every step as the pipeline's own tasks do it. */
export async function wholeCase({ delivery, prometheus }: CanaryCase): Promise<WholeCase> {
  const steps: Step[] = [];
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    steps.push({ what, seconds: Math.round((performance.now() - began) / 100) / 10 });
    return result;
  };
  const build = (number: number): Build => ({
    revision: delivery.repository.commit(`Version ${number}`, {}),
    digest: digestOf(number),
    version: `${number}.0.0`,
  });
  answerAbout(prometheus, -1, 1e6);
  const first = { ...build(1), revision: delivery.repository.git("rev-parse", "HEAD") };
  for (const environment of ["dev", "staging", "production"]) await timed(`apply to ${environment}`, () => deliver(delivery, environment, first));
  const good = build(2);
  await timed("a good canary in production", () => deliver(delivery, "production", good));
  const bad = build(3);
  answerAbout(prometheus, 1, 1e6);
  const verdictOfBad = await timed("a bad canary in production", async () => {
    await delivery.deploy("production", bad);
    return delivery.verify("production", bad);
  });
  const rollback = await timed("rollback to the last verified digest", async () => {
    const run = await delivery.rollback("production", bad, verdictOfBad.outputs["outcome"] ?? "");
    await delivery.verify("production", good);
    return run;
  });
  return { steps, verdictOfBad, rollback, good };
}
