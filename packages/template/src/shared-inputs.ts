import { credential, secret, text, variable, type ContributedValue } from "@create-pipeline/plan";
import type { Service } from "@create-pipeline/spec";

export type Values = Record<string, ContributedValue>;

/** Where the state is, and the short-lived token that may read or write it. */
export function stateInputs(service: Service): Values {
  const { state } = service.delivery;
  const own = state.repository === "";
  return {
    service: text(service.service.name),
    state_repository: own ? variable("clone-url") : text(state.repository),
    state_branch: text(state.branch),
    state_path: text(state.path),
    token: own ? credential("state-token") : secret("STATE_TOKEN"),
  };
}

/** Credentials for the registry of the service's image. */
export function registryInputs(): Values {
  return { registry_username: credential("registry-user"), registry_password: credential("registry-password") };
}
