import type { ArgoMetric, Canary, Metric } from "../model.ts";
import type { Design } from "./design.ts";
import { SLACK } from "./search.ts";

/** The model of what a design becomes as a manifest; evaluating it gives what the search promised. */
export function canaryOf(design: Design, name: string): Canary {
  return { name, notModelled: [], judge: design.controller === "argo" ? argoJudge(design) : flaggerJudge(design) };
}

function argoJudge(design: Design): Canary["judge"] {
  const { weights, checksPerWeight, intervalSeconds } = design;
  const seconds = checksPerWeight * intervalSeconds;
  const steps = weights.flatMap((weight, index) => [
    { kind: "set-weight", weight } as const,
    { kind: "pause", seconds: index === weights.length - 1 ? seconds + SLACK * intervalSeconds : seconds } as const,
  ]);
  const metric: ArgoMetric = {
    ...shared(design),
    successCondition: { operator: "<=", value: design.errorShare },
    // The first window is full only after one interval.
    initialDelaySeconds: intervalSeconds,
    intervalSeconds,
    failureLimit: design.failures - 1,
    inconclusiveLimit: 0,
    consecutiveErrorLimit: 4,
    consecutiveSuccessLimit: 0,
  };
  return { kind: "argo", steps, background: { startingStep: 0, metrics: [metric] } };
}

function flaggerJudge(design: Design): Canary["judge"] {
  return {
    kind: "flagger",
    intervalSeconds: design.intervalSeconds,
    threshold: design.failures,
    strategy: { kind: "canary", stepWeights: design.weights },
    metrics: [{ ...shared(design), maximum: design.errorShare }],
  };
}

function shared(design: Design): Metric {
  return { name: "error-rate", quantity: "error-ratio", scope: "canary", windowSeconds: design.intervalSeconds, whenEmpty: "success" };
}
