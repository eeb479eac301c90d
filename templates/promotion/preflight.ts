import { credential, text } from "@create-pipeline/plan";
import type { Environment } from "@create-pipeline/spec";
import type { Values } from "@create-pipeline/template";

/** What preflight compares the platform's settings and the state of the environment before with. */
export function preflightInputs(environment: Environment, soakMinutes: number): Values {
  return {
    ...protection(environment),
    ...(environment.promotesFrom
      ? { promotes_from: text(environment.promotesFrom), soak_minutes: text(String(soakMinutes)), max_wait_minutes: text(String(soakMinutes + 5)) }
      : {}),
  };
}

function protection({ approval }: Environment): Values {
  if (!approval) return { protection: text("none") };
  return {
    protection: text("required"),
    reviewers: text(approval.reviewers.join(",")),
    minimum: text(String(approval.minimum)),
    platform_token: credential("api-token"),
  };
}
