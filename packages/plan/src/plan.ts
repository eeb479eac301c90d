/**
 * The platform-neutral result: flows, each a DAG of jobs. Plain data, JSON through and through.
 *
 * Two rules keep it expressible on every platform: whether a job *starts* depends only on how its needs ended
 * (never on a value they computed: tasks decide on values), and data reaches a script only through its environment.
 */

export type FlowId = "verify" | "deliver" | "release" | "promote" | "rollback" | "rescan";

export interface Plan {
  readonly service: string;
  /** Folder of the service in its repository, "" for the root. */
  readonly directory: string;
  readonly flows: readonly Flow[];
}

export interface Flow {
  readonly id: FlowId;
  readonly title: string;
  readonly reason: string;
  readonly triggers: readonly Trigger[];
  /** What a person fills in when starting the flow by hand. */
  readonly inputs: readonly FlowInput[];
  readonly concurrency: Concurrency;
  /** Nothing in an `untrusted` flow may see a secret, an identity or a write permission. */
  readonly trust: "untrusted" | "trusted";
  /** Globs from the repository's root; the flow's jobs apply only when one of them changed. [] is everything. */
  readonly paths: readonly string[];
  /** In topological order; ties by id. */
  readonly jobs: readonly Job[];
}

export type Trigger =
  | { readonly on: "change" } // a pull or merge request
  | { readonly on: "queue" } // a merge queue or train
  | { readonly on: "main" } // a push to the default branch
  | { readonly on: "tag"; readonly pattern: string }
  | { readonly on: "schedule"; readonly cron: string }
  | { readonly on: "manual" };

export interface FlowInput {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly default: string;
  /** Allowed values; [] is free text. */
  readonly options: readonly string[];
}

/**
 * `supersede` cancels the run before. `queue` lets runs wait for one another and never cancels. `independent` runs
 * do neither: what they write is compared and swapped, so a run that waits for an approval holds up nobody.
 */
export interface Concurrency {
  readonly group: string;
  readonly policy: "supersede" | "queue" | "independent";
}

export type JobKind = "check" | "build" | "publish" | "attest" | "approve" | "deploy" | "verify" | "rollback" | "report";

/** How a need ended. `skipped`: it never started, because of how its own needs ended. */
export type Outcome = "success" | "failure" | "cancelled" | "skipped";
export const OUTCOMES: readonly Outcome[] = ["success", "failure", "cancelled", "skipped"];

/**
 * When a job starts, once all its needs have ended: `success` when every need succeeded,
 * `failure` when at least one failed, `always` however they ended. A cancelled run starts only `always` jobs.
 */
export type StartAfter = "success" | "failure" | "always";

export interface Job {
  readonly id: string;
  readonly title: string;
  readonly kind: JobKind;
  /** One sentence: why this job exists. */
  readonly reason: string;
  readonly template: { readonly id: string; readonly version: string };
  /** Paths in pipeline.yaml that change this job. */
  readonly fields: readonly string[];
  readonly needs: readonly string[];
  readonly after: StartAfter;
  /**
   * The flow's one stable check, which branch protection names. It starts `after: success`; a platform on which a
   * skipped check counts as passed must report a failure instead. Green when the flow's paths did not change.
   */
  readonly required: boolean;
  readonly runner: Runner;
  readonly steps: readonly Step[];
  /** Outputs of steps that other jobs read. */
  readonly outputs: readonly JobOutput[];
  readonly produces: readonly Artifact[];
  /** Artifacts of needed jobs, restored at the paths they were produced at. */
  readonly consumes: readonly { readonly job: string; readonly artifact: string }[];
  readonly reports: readonly Report[];
  readonly services: readonly ServiceContainer[];
  readonly environment?: EnvironmentUse;
  /** Minutes to wait before starting, where the platform can wait without a running machine. */
  readonly delayMinutes: number;
  readonly timeoutMinutes: number;
  /** How often a job is tried again when its machine was lost. 0 to 2. */
  readonly retries: number;
  readonly concurrency?: Concurrency;
  /** Derived from the steps by resolve; nothing may add to them by hand. */
  readonly permissions: Permissions;
  readonly secrets: readonly string[];
  /** Audiences of identity tokens the steps ask for: "sigstore". */
  readonly identities: readonly string[];
}

/** The machine: a container image by its short id in the pins, or by a full reference with digest. */
export interface Runner {
  readonly image: string;
}

/** `status`: what others reported about a commit. */
export type PermissionScope = "source" | "registry" | "attestation" | "review" | "deployment" | "status";
export type Permissions = Readonly<Partial<Record<PermissionScope, "read" | "write">>>;

export interface EnvironmentUse {
  /** "" where `input` names the flow input that a person fills in. */
  readonly name: string;
  readonly input?: string;
  /** `deploy` changes what runs there and is what an approval holds; `observe` only reads. */
  readonly access: "deploy" | "observe";
  readonly url?: string;
  /** Set where a platform asks for the approval on the job itself. */
  readonly approval?: Approval;
}

export interface Approval {
  readonly reviewers: readonly string[];
  readonly minimum: number;
}

export interface Artifact {
  readonly name: string;
  readonly paths: readonly string[];
  readonly retentionDays: number;
}

export interface JobOutput {
  readonly name: string;
  readonly step: string;
}

export interface Report {
  readonly format: "junit" | "cobertura" | "sarif";
  readonly path: string;
}

export interface ServiceContainer {
  readonly name: string;
  readonly image: string;
  readonly env: Readonly<Record<string, string>>;
  readonly ports: readonly number[];
}

/** `V` is wider while templates contribute: there a value may still name a role instead of a job. */
export type Step<V = Value> = CheckoutStep | ToolchainStep | RunStep<V> | TaskStep<V>;

export interface CheckoutStep {
  readonly do: "checkout";
  readonly history: "shallow" | "full";
}

export interface ToolchainStep {
  readonly do: "toolchain";
  readonly language: "node" | "go";
  /** "24"; "" reads the version from `versionFile`. */
  readonly version: string;
  /** Files, from the repository's root, whose content keys the cache; [] restores no cache at all. */
  readonly cacheKeys: readonly string[];
}

export interface RunStep<V = Value> {
  readonly do: "run";
  readonly id: string;
  readonly title: string;
  /** POSIX sh, fixed text: data comes in by `env` only. */
  readonly script: string;
  readonly env: Readonly<Record<string, V>>;
  /** From the repository's root. */
  readonly directory: string;
  /** Runs although a step before it failed. */
  readonly always: boolean;
}

export interface TaskStep<V = Value> {
  readonly do: "task";
  readonly id: string;
  readonly title: string;
  /** Folder in actions/. */
  readonly task: string;
  readonly inputs: Readonly<Record<string, V>>;
  readonly env: Readonly<Record<string, V>>;
  readonly directory: string;
  readonly always: boolean;
}

/** Where a value comes from at run time; only `text` is known while generating. */
export type Value =
  | { readonly from: "text"; readonly text: string }
  | { readonly from: "variable"; readonly name: Variable }
  | { readonly from: "input"; readonly name: string }
  | { readonly from: "output"; readonly job: string; readonly name: string }
  | { readonly from: "step"; readonly step: string; readonly name: string }
  | { readonly from: "secret"; readonly name: string }
  /** Short-lived credentials the platform itself gives to a job. */
  | { readonly from: "credential"; readonly name: Credential };

/** What every platform knows of a run. */
export type Variable =
  | "commit"
  | "ref"
  | "ref-name"
  | "base-commit"
  | "repository"
  | "repository-url"
  | "clone-url"
  | "run-id"
  | "run-url"
  | "actor"
  /** Who builds, as provenance names it. */
  | "builder"
  /** How the build is described, as provenance names it. */
  | "build-type";

export type Credential = "registry-user" | "registry-password" | "state-token" | "api-token" | "identity";
