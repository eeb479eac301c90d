import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { Platform } from "@create-pipeline/platforms";
import type { Environment, PlatformChoice, Service } from "@create-pipeline/spec";
import type { Locate } from "./compile.ts";

interface Chosen {
  readonly choice: PlatformChoice;
  readonly platform: Platform;
}

/**
 * Where a licence can't hold a deployment for an approval, promotion to that environment, and to all behind it,
 * becomes a flow that a person starts: an approval that nobody enforces must not look like one.
 */
export function restrictToLicences(service: Service, chosen: readonly Chosen[], locate: Locate): { service: Service; diagnostics: Diagnostic[] } {
  const unable = chosen.find(({ platform, choice }) => !platform.enforcesApprovals(choice));
  if (!unable) return { service, diagnostics: [] };
  const byHand = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const environments = service.environments.map((environment): Environment => {
    const behind = environment.promotesFrom !== undefined && byHand.has(environment.promotesFrom);
    if (!environment.approval && !behind) return environment;
    byHand.add(environment.name);
    if (environment.approval) diagnostics.push(notEnforced(environment, unable, locate));
    const { approval: _unenforced, ...rest } = environment;
    return { ...rest, promote: "manual" };
  });
  return { service: { ...service, environments }, diagnostics };
}

function notEnforced(environment: Environment, { choice, platform }: Chosen, locate: Locate): Diagnostic {
  const location = locate(["environments", environment.name, "approval"]);
  return {
    code: "lifecycle/approval-not-enforced",
    severity: "warning",
    message: `${platform.displayName} ${choice.edition} does not hold a ${choice.visibility} repository's deployment for approval; ${environment.name} is promoted by hand`,
    hint: "start the promote flow, or name the edition you have under platform",
    ...(location ? { location } : {}),
  };
}
