// https://docs.github.com/en/actions/reference/workflows-and-actions/contexts
import { documentationPath } from "../shared/header.ts";
import type { Credential, Flow, FlowId, Value, Variable } from "@create-pipeline/plan";
import type { RenderContext } from "../platform.ts";
import { DEFAULT_BRANCH } from "../shared/default-branch.ts";
import { usesPlatformRegistry } from "../shared/registry.ts";

/** Hosts that the token of a run opens. */
export const REGISTRIES = ["ghcr.io"] as const;
export const REGISTRY_SECRETS = { user: "REGISTRY_USERNAME", password: "REGISTRY_PASSWORD" } as const;
export const STATE_SECRET = "STATE_TOKEN";

/** Secrets that stand for a credential of the plan, not for a secret of it. */
export const CREDENTIAL_SECRETS: readonly string[] = [REGISTRY_SECRETS.user, REGISTRY_SECRETS.password, STATE_SECRET];

export function workflowPath(service: string, flow: FlowId): string {
  return `.github/workflows/${service}-${flow}.yml`;
}

/** The scalar that reaches a step as the value; undefined where nothing has to be passed. */
export function valueText(value: Value, flow: Flow, context: RenderContext): string | undefined {
  switch (value.from) {
    case "text":
      return literalText(value.text);
    case "variable":
      return variableText(value.name, flow, context);
    case "input":
      return expression(`inputs.${value.name}`);
    case "output":
      return expression(`needs.${value.job}.outputs.${value.name}`);
    case "step":
      return expression(`steps.${value.step}.outputs.${value.name}`);
    case "secret":
      return expression(`secrets.${value.name}`);
    case "credential":
      return credentialText(value.name, context);
  }
}

export function expression(text: string): string {
  return `\${{ ${text} }}`;
}

/**
 * Text that GitHub must not evaluate. It has no escape for "${{", so the dollar comes out of an expression of its own; what an
 * expression yields is not evaluated again. zizmor calls `'$'` obfuscated and accepts `fromJSON`.
 */
export function literalText(text: string): string {
  return text.replaceAll("${{", `${expression(`fromJSON('"$"')`)}{{`);
}

/** Names and comments people read: a space keeps GitHub from evaluating, and what can't be seen is left out. */
export function displayText(text: string): string {
  return text.replaceAll("${{", "$ {{").replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "");
}

function variableText(name: Variable, flow: Flow, context: RenderContext): string {
  switch (name) {
    case "commit":
      return expression("github.sha");
    case "ref":
      return expression("github.ref");
    case "ref-name":
      return expression("github.head_ref || github.ref_name");
    case "base-commit":
      return baseCommit(flow);
    case "repository":
      return expression("github.repository");
    case "repository-url":
      return REPOSITORY_URL;
    case "clone-url":
      return `${REPOSITORY_URL}.git`;
    case "run-id":
      return expression("github.run_id");
    case "run-url":
      return `${REPOSITORY_URL}/actions/runs/${expression("github.run_id")}`;
    case "actor":
      return expression("github.triggering_actor");
    case "builder":
      return `${expression("github.server_url")}/${expression("github.workflow_ref")}`;
    case "build-type":
      return `${REPOSITORY_URL}/blob/${expression("github.sha")}/${documentationPath(context.service.directory)}`;
  }
}

const REPOSITORY_URL = `${expression("github.server_url")}/${expression("github.repository")}`;

/**
 * What the run's changes are compared with; empty where nothing changed. In a merge queue it is the branch itself: GitHub's own parser
 * doesn't know `github.event.merge_group.base_sha`, and the branch shows all changes that are queued before this one, too.
 */
export function baseCommit(flow: Flow): string {
  const on = new Set(flow.triggers.map((trigger) => trigger.on));
  const alternatives = [
    ...(on.has("change") ? ["github.event.pull_request.base.sha"] : []),
    ...(on.has("main") || on.has("tag") ? ["github.event.before"] : []),
    ...(on.has("queue") ? [`'origin/${DEFAULT_BRANCH}'`] : []),
  ];
  if (alternatives.length === 0) return "";
  return alternatives.length === 1 && on.has("queue") ? `origin/${DEFAULT_BRANCH}` : expression(alternatives.join(" || "));
}

function credentialText(name: Credential, context: RenderContext): string | undefined {
  const own = usesPlatformRegistry(context.service, REGISTRIES);
  switch (name) {
    case "registry-user":
      return expression(own ? "github.actor" : `secrets.${REGISTRY_SECRETS.user}`);
    case "registry-password":
      return expression(own ? "github.token" : `secrets.${REGISTRY_SECRETS.password}`);
    case "state-token":
      // The token of a run can't write to another repository.
      return expression(context.service.delivery.state.repository === "" ? "github.token" : `secrets.${STATE_SECRET}`);
    case "api-token":
      return expression("github.token");
    case "identity":
      // The task asks GitHub for it itself: ACTIONS_ID_TOKEN_REQUEST_URL is there because of `id-token: write`.
      return undefined;
  }
}
