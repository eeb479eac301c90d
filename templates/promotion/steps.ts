import { credential, text, variable, type ContributedStep, type ContributedValue } from "@create-pipeline/plan";
import type { TemplateContext } from "@create-pipeline/template";

export interface Version {
  readonly image: ContributedValue;
  readonly digest: ContributedValue;
  readonly revision: ContributedValue;
  readonly version: ContributedValue;
}

export type Values = Record<string, ContributedValue>;

export function task(id: string, title: string, taskId: string, inputs: Values): ContributedStep {
  return { do: "task", id, title, task: taskId, inputs, env: {}, directory: "", always: false };
}

/** Where the state is, and the short-lived token that may read or write it. */
export function stateInputs(context: TemplateContext): Values {
  const { state } = context.service.delivery;
  const own = state.repository === "";
  return {
    service: text(context.service.service.name),
    state_repository: own ? variable("clone-url") : text(state.repository),
    state_branch: text(state.branch),
    state_path: text(state.path),
    token: own ? credential("state-token") : { from: "secret", name: "STATE_TOKEN" },
  };
}

/** Minutes verify-rollout waits: pods become ready within the chart's progress deadline, Argo CD polls every three. */
export const VERIFY_MINUTES = 15;

export function verifyInputs(context: TemplateContext, environment: ContributedValue): Values {
  const { verify, argocd } = context.service.delivery;
  if (verify !== "argocd") return { mode: text(verify === "status" ? "status" : "state"), environment };
  return {
    mode: text("argocd"),
    environment,
    server: text(argocd.server),
    application_prefix: text(`${context.service.service.name}-`),
    argocd_token: { from: "secret", name: "ARGOCD_TOKEN" },
  };
}
