import { checkout, taskStep, text, type ContributedStep, type JobContribution } from "@create-pipeline/plan";
import type { CanarySettings } from "@create-pipeline/spec";
import type { TemplateContext } from "@create-pipeline/template";

/** Keeps later edits honest: what the manifests of a commit detect, computed again. */
export function checkCanary(context: TemplateContext): JobContribution[] {
  const { canary } = context.service.delivery;
  if (canary === undefined) return [];
  return [
    {
      id: "check-canary",
      flows: ["verify", "deliver"],
      title: "Check the canary",
      kind: "check",
      reason: "computes what the canary in this commit's manifests detects, and refuses one that no longer meets its goal",
      fields: ["delivery.canary"],
      provides: ["source-checked"],
      steps: [checkout("shallow"), ...canary.environments.map((environment) => step(context, canary, environment))],
      timeoutMinutes: 10,
    },
  ];
}

function step(context: TemplateContext, canary: CanarySettings, environment: string): ContributedStep {
  return taskStep(`canary-${environment}`, `Compute what the canary of ${environment} detects`, "canary-gate", {
    chart: text(context.at("deploy/chart")),
    values: text(JSON.stringify([context.at("deploy/values.yaml"), context.at(`deploy/environments/${environment}.yaml`)])),
    release: text(context.service.service.name),
    rps: text(String(canary.rps)),
    baseline: text(String(canary.baseline)),
    require: text(requirement(canary)),
  });
}

function requirement({ detect, power, falseAborts, maxMinutes }: CanarySettings): string {
  return `power(${detect}x)>=${power},false<=${falseAborts},duration<=${maxMinutes}m`;
}
