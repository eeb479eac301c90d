import type { Diagnostic, Location } from "@create-pipeline/diagnostics";
import type { GeneratedFile } from "@create-pipeline/files";
import type { Plan } from "@create-pipeline/plan";
import type { PlatformName, Service } from "@create-pipeline/spec";

/** Finds the place of a path such as ["jobs", "deploy", "needs", 0] in pipeline.yaml. */
export type Locate = (path: readonly (string | number)[]) => Location | undefined;

export interface Compilation {
  readonly plan: Plan;
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly platforms: readonly PlatformName[];
}
