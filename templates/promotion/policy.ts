import type { Service } from "@create-pipeline/spec";

/** What each environment asks for, for a preflight that learns its environment only when somebody starts the flow. */
export function policyOf(service: Service): string {
  const soak = new Map(service.environments.map((environment) => [environment.name, environment.soakMinutes]));
  const policy = Object.fromEntries(
    service.environments.map((environment) => [
      environment.name,
      {
        protection: environment.approval ? "required" : "none",
        reviewers: environment.approval?.reviewers ?? [],
        minimum: environment.approval?.minimum ?? 0,
        promotesFrom: environment.promotesFrom ?? "",
        soakMinutes: soak.get(environment.promotesFrom ?? "") ?? 0,
      },
    ]),
  );
  return JSON.stringify(policy);
}
