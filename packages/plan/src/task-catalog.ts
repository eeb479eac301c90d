import type { Permissions } from "./plan.ts";

/** What the plan needs to know of a task; read from actions/<task>/task.json at build time. */
export interface TaskFacts {
  readonly id: string;
  readonly summary: string;
  /** Commands the job's image must provide. */
  readonly requires: readonly string[];
  /** Pinned tools the task fetches by itself. */
  readonly tools: readonly string[];
  readonly permissions: Permissions;
  /** Further permissions when an input is given as this fixed text: pushing needs more than building. */
  readonly permissionsWhen?: readonly { readonly input: string; readonly is: string; readonly permissions: Permissions }[];
  readonly inputs: Readonly<Record<string, { readonly required?: boolean; readonly secret?: boolean }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

export type TaskCatalog = Readonly<Record<string, TaskFacts>>;
