import { credential, text } from "@create-pipeline/plan";
import type { Environment } from "@create-pipeline/spec";
import type { Values } from "@create-pipeline/template";

/** What preflight compares the platform's settings and the state of the environment before with. */
export function preflightInputs(environment: Environment, soakMinutes: number): Values {
  return {
    protection: text(environment.approval ? "required" : "none"),
    reviewers: text((environment.approval?.reviewers ?? []).join(",")),
    minimum: text(String(environment.approval?.minimum ?? 0)),
    promotes_from: text(environment.promotesFrom ?? ""),
    soak_minutes: text(String(soakMinutes)),
    max_wait_minutes: text(String(soakMinutes + 5)),
    ...(environment.approval ? { api_token: credential("api-token") } : {}),
  };
}
