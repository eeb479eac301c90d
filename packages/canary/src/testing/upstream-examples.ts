import type { ArgoMetric, Canary, FlaggerMetric, Question } from "../model.ts";

/** A success-ratio metric of Argo Rollouts with the controller's defaults. */
export function argoMetric(overrides: Partial<ArgoMetric> = {}): ArgoMetric {
  return {
    name: "success-rate",
    quantity: "success-ratio",
    scope: "canary",
    windowSeconds: 300,
    whenEmpty: "failed",
    successCondition: { operator: ">=", value: 0.95 },
    initialDelaySeconds: 0,
    intervalSeconds: 300,
    failureLimit: 0,
    inconclusiveLimit: 0,
    consecutiveErrorLimit: 4,
    consecutiveSuccessLimit: 0,
    ...overrides,
  };
}

export function flaggerMetric(overrides: Partial<FlaggerMetric> = {}): FlaggerMetric {
  return { name: "request-success-rate", quantity: "success-ratio", scope: "canary", windowSeconds: 60, whenEmpty: "failed", minimum: 0.99, ...overrides };
}

/** The example of the documentation of Argo Rollouts (features/analysis, "Background Analysis"): setWeight 20/40/60/80 with pauses of 10 minutes. */
export function argoExample(metric: Partial<ArgoMetric> = {}): Canary {
  const steps = [0.2, 0.4, 0.6, 0.8].flatMap((weight) => [{ kind: "set-weight", weight } as const, { kind: "pause", seconds: 600 } as const]);
  const background = { startingStep: 2, metrics: [argoMetric({ failureLimit: 3, ...metric })] };
  return { name: "guestbook", notModelled: [], judge: { kind: "argo", steps, background } };
}

/** Flagger's Istio tutorial, success rate only: a check a minute, five failures, 10 % steps to 50 %. */
export const flaggerTutorial: Canary = {
  name: "podinfo",
  notModelled: [],
  judge: { kind: "flagger", intervalSeconds: 60, threshold: 5, strategy: { kind: "canary", stepWeight: 0.1, maxWeight: 0.5 }, metrics: [flaggerMetric()] },
};

export function ask(rps: number, overrides: Partial<Question> = {}): Question {
  return { traffic: { kind: "constant", rps }, baseline: 0.001, effects: [5, 10], ...overrides };
}
