import { credential, secret, text, type ContributedValue } from "@create-pipeline/plan";
import type { TemplateContext, Values } from "@create-pipeline/template";

export interface Version {
  readonly image: ContributedValue;
  readonly digest: ContributedValue;
  readonly revision: ContributedValue;
  readonly version: ContributedValue;
}

/** Minutes verify-rollout waits: pods become ready within the chart's progress deadline, Argo CD polls every three. */
export const VERIFY_MINUTES = 15;

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
