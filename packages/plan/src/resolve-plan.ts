import type { Diagnostic, Location } from "@create-pipeline/diagnostics";
import type { Service } from "@create-pipeline/spec";
import type { Contributed } from "./contribution.ts";
import { flowShells } from "./flows.ts";
import { applyJobPatches } from "./patch.ts";
import type { Flow, Plan } from "./plan.ts";
import { resolveFlow } from "./resolve.ts";
import type { TaskCatalog } from "./task-catalog.ts";

export interface ResolvedPlan {
  readonly plan: Plan;
  readonly diagnostics: readonly Diagnostic[];
}

/** All contributions to all flows, with the service's own additions, as a plan. */
export function resolvePlan(
  service: Service,
  contributions: readonly Contributed[],
  tasks: TaskCatalog,
  locate: (path: readonly (string | number)[]) => Location | undefined,
): ResolvedPlan {
  const patched = applyJobPatches(service, contributions, locate);
  const diagnostics = [...patched.diagnostics];
  const flows: Flow[] = [];
  for (const shell of flowShells(service)) {
    const resolved = resolveFlow(shell, patched.contributions, tasks);
    diagnostics.push(...resolved.diagnostics);
    if (resolved.flow) flows.push(resolved.flow);
  }
  return { plan: { service: service.service.name, directory: service.directory, flows }, diagnostics };
}
