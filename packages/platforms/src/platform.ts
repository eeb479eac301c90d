import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { GeneratedFile } from "@create-pipeline/files";
import type { FlowId, Job, Outcomes, Permissions, Plan, TaskCatalog } from "@create-pipeline/plan";
import type { PlatformChoice, PlatformName, Service } from "@create-pipeline/spec";

/** One CI system: how a plan is written down in its own language, and read back. */
export interface Platform<Model = unknown> {
  readonly id: PlatformName;
  readonly displayName: string;
  readonly docsUrl: string;
  readonly capabilities: Capabilities;
  /** Hosts whose images the platform's own short-lived token may push and pull. */
  readonly registries: readonly string[];
  /** Whether this licence lets the platform hold a deployment until named people approved it. */
  enforcesApprovals(choice: PlatformChoice): boolean;
  /** Plan to the platform's own model. Pure; refuses by diagnostics, drops nothing. */
  render(plan: Plan, context: RenderContext): { readonly model: Model; readonly diagnostics: readonly Diagnostic[] };
  emit(model: Model, context: RenderContext): readonly GeneratedFile[];
  /** Settings that live outside the repository: exact steps, a script where an API exists. */
  companions(plan: Plan, context: RenderContext): readonly GeneratedFile[];
  /** The emitted text understood again, for conformance: reads the files, never the plan. */
  read(files: readonly GeneratedFile[], context: RenderContext): readonly ReadFlow[];
}

export interface RenderContext {
  readonly service: Service;
  readonly choice: PlatformChoice;
  readonly tasks: TaskCatalog;
  /** Version of this product, for headers. */
  readonly version: string;
}

/** Every feature of a plan that some platform can't express the way it stands. */
export type PlanFeature =
  | "approval"
  | "artifacts"
  | "change-filter"
  | "concurrency-queue"
  | "concurrency-supersede"
  | "delay"
  | "environments"
  | "flow-inputs"
  | "identity-token"
  | "job-outputs"
  | "merge-queue"
  | "permissions"
  | "reports"
  | "required-check"
  | "retries"
  | "schedule"
  | "secrets"
  | "service-containers"
  | "start-always"
  | "start-after-failure"
  | "tag-trigger"
  | "timeouts"
  | "toolchain-cache";

export type Capability =
  | { readonly how: "native" }
  | { readonly how: "emulated"; readonly by: string }
  /** Done in the platform's settings; comes with a companion and fails closed. */
  | { readonly how: "setting"; readonly where: string }
  | { readonly how: "refused"; readonly because: string; readonly instead: string };

export type Capabilities = Readonly<Record<PlanFeature, Capability>>;

/** What a reader found in the platform's files; job ids are the plan's. */
export interface ReadFlow {
  readonly id: FlowId;
  readonly jobs: readonly ReadJob[];
}

export interface ReadJob {
  readonly id: string;
  readonly needs: readonly string[];
  /** Whether the job starts, by the platform's own rules, when its needs ended so. */
  starts(outcomes: Outcomes, runCancelled: boolean): boolean;
  readonly required: boolean;
  readonly secrets: readonly string[];
  readonly permissions: Permissions;
  readonly identities: readonly string[];
  readonly environment?: string;
  readonly timeoutMinutes: number;
  readonly scripts: readonly Pick<Extract<Job["steps"][number], { do: "run" }>, "script">[];
}
