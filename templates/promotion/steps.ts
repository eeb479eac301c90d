import { credential, secret, text, type ContributedValue } from "@create-pipeline/plan";
import type { TemplateContext, Values } from "@create-pipeline/template";

export interface Version {
  readonly image: ContributedValue;
  readonly digest: ContributedValue;
  readonly revision: ContributedValue;
  readonly version: ContributedValue;
}

/** Pods become ready within the chart's progress deadline, Argo CD polls every three minutes. */
const START_MINUTES = 15;

/** Minutes verify-rollout waits: for the start of the pods, and for what a rollout does after it; the longest of them where it is not known which. */
export function verifyMinutes({ workload }: TemplateContext, environment?: string): number {
  const minutes = workload.map(({ rolloutMinutes }) =>
    environment === undefined ? Math.max(0, ...Object.values(rolloutMinutes)) : (rolloutMinutes[environment] ?? 0),
  );
  return minutes.reduce((sum, more) => sum + more, START_MINUTES);
}

export function verifyInputs(context: TemplateContext, environment: ContributedValue): Values {
  const { verify, argocd } = context.service.delivery;
  if (verify === "none") return { mode: text("state"), environment };
  if (verify === "status") return { mode: text("status"), environment, platform_token: credential("api-token") };
  return {
    mode: text("argocd"),
    environment,
    server: text(`https://${argocd.server}`),
    project: text(argocd.project),
    application_namespace: text(argocd.namespace),
    argocd_token: secret("ARGOCD_TOKEN"),
  };
}
