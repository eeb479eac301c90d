import { findCrds, installCrds } from "../lab/crds/crds.ts";
import { findPrimedData, installPrimedData } from "../lab/src/primed-data.ts";
import type { LabResourcesTool } from "../tools.ts";
import type { ToolKind } from "./kind.ts";

const parts = {
  definitions: { find: findCrds, install: installCrds },
  data: { find: findPrimedData, install: installPrimedData },
} as const;

/** Custom resources of the lab: their definitions out of pinned modules, and etcd's data with all of them in it. */
export const labResourcesKind: ToolKind<LabResourcesTool> = {
  version: () => "as lab/crds/sources.json pins them",
  find: ({ part }) => parts[part].find(),
  install: ({ part }, progress) => parts[part].install(progress),
};
