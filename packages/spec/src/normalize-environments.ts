import { present } from "./desugar.ts";
import { durationMinutes } from "./duration.ts";
import { variables } from "./normalize-jobs.ts";
import type { Environment, ServiceIdentity } from "./service.ts";
import type { EnvironmentInput } from "./spec-input.ts";

/** Environments with every default, in promotion order; forks keep the order of the file. */
export function normalizeEnvironments(inputs: readonly EnvironmentInput[], service: ServiceIdentity): Environment[] {
  const done: Environment[] = [];
  for (const input of promotionOrder(inputs)) {
    const before = done.find((environment) => environment.name === input.promotesFrom);
    done.push(normalizeEnvironment(input, before, service));
  }
  return done;
}

function normalizeEnvironment(input: EnvironmentInput, before: Environment | undefined, service: ServiceIdentity): Environment {
  const name = input.name ?? "";
  return {
    name,
    cluster: input.cluster ?? "in-cluster",
    namespace: input.namespace ?? `${service.name}-${name}`,
    ...(input.promotesFrom === undefined ? {} : { promotesFrom: input.promotesFrom }),
    promote: input.promote ?? before?.promote ?? "main",
    soakMinutes: durationMinutes(input.soak ?? "0m"),
    ...(input.host === undefined ? {} : { host: input.host }),
    ...(input.approval === undefined ? {} : { approval: { reviewers: present(input.approval.reviewers), minimum: input.approval.minimum ?? 1 } }),
    replicas: normalizeReplicas(input.replicas ?? {}, service),
    env: variables(input.env),
    secrets: present(input.secrets).map((secret) => ({ name: secret.name ?? "", from: secret.from ?? "" })),
  };
}

function normalizeReplicas(given: NonNullable<EnvironmentInput["replicas"]>, service: ServiceIdentity): Environment["replicas"] {
  if (service.kind === "cronjob") return { min: 1, max: 1 };
  const min = given.min ?? Math.min(2, given.max ?? 2);
  return { min, max: given.max ?? min * 2 };
}

/** Each behind the one it promotes from; what hangs on a circle is left out. */
export function promotionOrder(inputs: readonly EnvironmentInput[]): EnvironmentInput[] {
  const ordered: EnvironmentInput[] = [];
  let waiting = [...inputs];
  for (let progress = true; progress;) {
    const ready = waiting.filter((input) => input.promotesFrom === undefined || ordered.some((done) => done.name === input.promotesFrom));
    ordered.push(...ready);
    waiting = waiting.filter((input) => !ready.includes(input));
    progress = ready.length > 0;
  }
  return ordered;
}
