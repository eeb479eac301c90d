// https://docs.gitlab.com/ci/yaml/

/** Everything this platform writes for one service. */
export interface GitlabModel {
  readonly service: string;
  readonly variables: Readonly<Record<string, PrefilledVariable>>;
  readonly flows: readonly GitlabFlow[];
  /** What jobs that are `shared` begin with. */
  readonly sharedScript: readonly string[];
}

/** A variable that "Run pipeline" asks for. */
export interface PrefilledVariable {
  readonly value: string;
  readonly description: string;
  readonly options?: readonly string[];
}

/** One included file: a hidden job with the flow's rules and what most of its jobs have, and the flow's jobs. */
export interface GitlabFlow {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  readonly rules: readonly GitlabRule[];
  readonly jobs: readonly GitlabJob[];
}

export interface GitlabRule {
  readonly if: string;
  readonly changes?: readonly string[];
  readonly when?: "delayed";
  readonly start_in?: string;
}

export type GitlabWhen = "on_success" | "on_failure" | "always";

/** Which hidden job of the service file says what the runner checks out. */
export type GitlabSource = "checkout" | "checkout-full" | "tasks-only" | "no-checkout";

export interface GitlabJob {
  readonly name: string;
  /** The job that this one repeats but for its needs, see render/place.ts. */
  readonly copyOf?: string;
  readonly reason: string;
  readonly source: GitlabSource;
  readonly stage: GitlabStage;
  readonly image: string;
  readonly services: readonly GitlabService[];
  readonly needs: readonly GitlabNeed[];
  readonly when: GitlabWhen;
  /** Instead of the flow's rules. */
  readonly rules?: readonly GitlabRule[];
  readonly timeoutMinutes: number;
  readonly interruptible: boolean;
  readonly retries: number;
  readonly resourceGroup?: string;
  readonly environment?: GitlabEnvironment;
  readonly identityTokens: Readonly<Record<string, string>>;
  readonly caches: readonly GitlabCache[];
  readonly artifacts?: GitlabArtifacts;
  /** Builds on the hidden job with `sharedScript`, which also keeps the job's folder of outputs. */
  readonly shared: boolean;
  readonly beforeScript: readonly string[];
  readonly script: readonly string[];
}

export interface GitlabNeed {
  readonly job: string;
  readonly artifacts: boolean;
  readonly optional: boolean;
}

export interface GitlabService {
  readonly name: string;
  readonly alias: string;
  readonly command?: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

export interface GitlabEnvironment {
  readonly name: string;
  readonly action: "start" | "verify" | "access";
  readonly url?: string;
  readonly tier?: "production" | "staging" | "testing" | "development" | "other";
}

export interface GitlabCache {
  readonly language: string;
  readonly prefix: string;
  readonly files: readonly string[];
  readonly paths: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

export interface GitlabArtifacts {
  readonly paths: readonly string[];
  readonly days: number;
  readonly junit: readonly string[];
  readonly cobertura?: string;
}

/** The same for every service, so that several share `.gitlab-ci.yml` byte for byte. A need never points to a later stage. */
export const STAGES = ["check", "build", "publish", "deploy", "report"] as const;
export type GitlabStage = (typeof STAGES)[number];
