/** What a task may touch, in words that no platform owns. */
export type PermissionScope = "source" | "registry" | "attestation" | "review" | "deployment" | "status";

/** One input of a task. Names are snake_case, because a shell can't export a name with a hyphen. */
export interface TaskInput {
  readonly description: string;
  readonly required?: boolean;
  readonly default?: string;
  /** Never printed. */
  readonly secret?: boolean;
  /** A regular expression that the whole value must match. */
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

/** One output of a task: a single line. */
export interface TaskOutput {
  readonly description: string;
}

/** The content of a task.json. */
export interface TaskDefinition {
  readonly id: string;
  readonly summary: string;
  /** Commands that the job's image must provide. */
  readonly requires: readonly string[];
  /** Commands that come out of pinned images. */
  readonly tools: readonly string[];
  /** PermissionScope to "read" or "write"; wide here because TypeScript widens what it reads from JSON. */
  readonly permissions: Readonly<Partial<Record<PermissionScope, string>>>;
  /** Further permissions when an input is this fixed text: pushing needs more than building. */
  readonly permissionsWhen?: readonly {
    readonly input: string;
    readonly is: string;
    readonly permissions: Readonly<Partial<Record<PermissionScope, string>>>;
  }[];
  readonly inputs: Readonly<Record<string, TaskInput>>;
  readonly outputs: Readonly<Record<string, TaskOutput>>;
}
