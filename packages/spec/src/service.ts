/** What a pipeline.yaml means once every default is filled in. Pure data; every later phase reads only this. */

export type ServiceKind = "service" | "worker" | "cronjob" | "library";
export type Language = "node" | "go" | "none";
export type PlatformName = "github-actions" | "gitlab-ci";
export type Severity = "low" | "medium" | "high" | "critical";
export type SbomFormat = "cyclonedx" | "spdx";

export interface Service {
  /** Folder of pipeline.yaml, relative to the repository's root, POSIX separators, "" for the root. */
  readonly directory: string;
  readonly service: ServiceIdentity;
  readonly platforms: readonly PlatformChoice[];
  /** Absent for `kind: library`. */
  readonly build?: BuildSettings;
  readonly quality: QualitySettings;
  readonly security: SecuritySettings;
  readonly delivery: DeliverySettings;
  /** In promotion order: an environment stands after the one it promotes from. Empty for a library. */
  readonly environments: readonly Environment[];
  readonly jobs: Readonly<Record<string, JobPatch>>;
  readonly tasks: TaskSettings;
}

export interface ServiceIdentity {
  readonly name: string;
  readonly kind: ServiceKind;
  /** A team or user of the platform, without "@". Owns the generated files in CODEOWNERS. */
  readonly owner: string;
  readonly language: Language;
  /** Version of the language's toolchain, such as "24" or "1.26"; "" follows the repository's own file. */
  readonly toolchain: string;
  readonly packageManager: "npm" | "go" | "none";
  readonly port: number;
  readonly health: { readonly live: string; readonly ready: string };
  readonly env: Readonly<Record<string, string>>;
  /** Address the clusters clone this repository from; "" where nothing reads it. */
  readonly repository: string;
  /** Cron expression of a `kind: cronjob`; "" otherwise. */
  readonly schedule: string;
  /** Globs, relative to the repository's root, that belong to the service; [] means everything. */
  readonly paths: readonly string[];
}

export interface PlatformChoice {
  readonly name: PlatformName;
  /** What the licence allows: GitHub free, team, enterprise; GitLab free, premium, ultimate. */
  readonly edition: "free" | "team" | "enterprise" | "premium" | "ultimate";
  readonly visibility: "public" | "private";
}

export interface BuildSettings {
  readonly builder: "dockerfile";
  /** Repository of the image, without tag: ghcr.io/acme/orders. */
  readonly image: string;
  /** `platform`: the platform's own short-lived token; `secret`: REGISTRY_USERNAME and REGISTRY_PASSWORD. */
  readonly registry: { readonly auth: "platform" | "secret" };
  readonly platforms: readonly string[];
  readonly dockerfile: string;
  /** What the seeded Dockerfile starts: a script, or a package with a main function. */
  readonly entry: string;
}

export interface QualitySettings {
  /** Lowest accepted line coverage in per cent; 0 switches the gate off. */
  readonly coverage: number;
  /** Findings of this severity or above stop the flow. */
  readonly failOn: Severity;
}

export interface SecuritySettings {
  readonly signing: "keyless" | "key" | "none";
  /** Where a signature is logged: in Sigstore's public log, or nowhere. */
  readonly transparency: "public" | "none";
  readonly sbom: readonly SbomFormat[];
  readonly provenance: boolean;
  /** SPDX ids a dependency may have; [] accepts every licence. */
  readonly licenses: readonly string[];
}

export interface DeliverySettings {
  readonly workload: "helm" | "none";
  readonly gitops: "argo-cd" | "none";
  readonly rollout: "rolling" | "canary";
  /** What a canary must notice; present exactly where `rollout` is canary. */
  readonly canary?: CanarySettings;
  readonly verify: "argocd" | "status" | "none";
  readonly argocd: { readonly server: string; readonly project: string; readonly namespace: string };
  readonly state: StateSettings;
  /** Cron expression of the nightly rescan of what is deployed. */
  readonly rescan: string;
}

export type CanaryRouter = "gateway-api" | "istio" | "replicas";

export interface CanarySettings {
  /** Requests per second of the whole service. */
  readonly rps: number;
  /** Shares of 1, never per cent. */
  readonly baseline: number;
  readonly power: number;
  readonly falseAborts: number;
  /** Rate ratio above 1. */
  readonly detect: number;
  readonly maxMinutes: number;
  /** Names of the environments that have it, in promotion order. */
  readonly environments: readonly string[];
  readonly router: CanaryRouter;
  /** `namespace` is "" where nobody has to be let in. */
  readonly prometheus: { readonly address: string; readonly namespace: string };
  readonly metric: CanaryMetric;
}

export interface CanaryMetric {
  readonly name: string;
  readonly statusLabel: string;
  /** Regular expression over the whole value of the status label. */
  readonly failed: string;
  readonly podHashLabel: string;
  readonly namespaceLabel: string;
}

export interface StateSettings {
  /** "" means the service's own repository. */
  readonly repository: string;
  readonly branch: string;
  /** Folder of the service's state files on that branch. */
  readonly path: string;
}

export interface Environment {
  readonly name: string;
  readonly cluster: string;
  readonly namespace: string;
  readonly promotesFrom?: string;
  /** `main`: every delivery goes on here by itself; `release`: only a tag; `manual`: only the promote flow. */
  readonly promote: "main" | "release" | "manual";
  /** Minutes a version must have been verified here before the next environment takes it. */
  readonly soakMinutes: number;
  readonly host?: string;
  readonly approval?: { readonly reviewers: readonly string[]; readonly minimum: number };
  readonly replicas: { readonly min: number; readonly max: number };
  readonly env: Readonly<Record<string, string>>;
  readonly secrets: readonly { readonly name: string; readonly from: string }[];
}

/** An addition to, or a new job beside, what the templates contribute. */
export interface JobPatch {
  readonly timeoutMinutes?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly services?: readonly JobService[];
  /** A new job: the flows it belongs to, what it waits for, its container image by digest and its script. */
  readonly flows?: readonly ("verify" | "deliver")[];
  readonly needs?: readonly string[];
  readonly image?: string;
  readonly run?: string;
}

export interface JobService {
  readonly name: string;
  readonly image: string;
  readonly env: Readonly<Record<string, string>>;
  readonly ports: readonly number[];
}

export interface TaskSettings {
  /** `embedded`: vendored into .pipeline/actions; `referenced`: from the organization's task repository. */
  readonly form: "embedded" | "referenced";
  /** owner/name of the task repository, its commit and the version the commit stands for. */
  readonly repository: string;
  readonly revision: string;
  readonly version: string;
  /** Image by digest in which the tasks run; "" takes the pinned one. */
  readonly image: string;
}
