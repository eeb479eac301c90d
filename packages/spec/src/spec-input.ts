import type { CanaryRouter, Language, PlatformChoice, PlatformName, SbomFormat, ServiceKind, Severity } from "./service.ts";

/**
 * What a pipeline.yaml says, in its own words. Every key is optional and every item may be missing, because a
 * value that the schema refused is left out before the rules look at the rest.
 */
export interface SpecInput {
  readonly version?: 1;
  readonly service?: ServiceInput;
  readonly platform?: PlatformName | PlatformInput | Items<PlatformName | PlatformInput>;
  readonly build?: BuildInput;
  readonly quality?: { readonly coverage?: number; readonly failOn?: Severity };
  readonly security?: SecurityInput;
  readonly delivery?: DeliveryInput;
  readonly environments?: Items<string | EnvironmentInput>;
  readonly jobs?: Readonly<Record<string, JobInput | undefined>>;
  readonly tasks?: TasksInput;
}

export type Items<T> = readonly (T | undefined)[];
export type Variables = Readonly<Record<string, string | undefined>>;

export interface ServiceInput {
  readonly name?: string;
  readonly kind?: ServiceKind;
  readonly owner?: string;
  readonly language?: Language;
  readonly toolchain?: string;
  readonly port?: number;
  readonly health?: { readonly live?: string; readonly ready?: string };
  readonly env?: Variables;
  readonly repository?: string;
  readonly schedule?: string;
  readonly paths?: Items<string>;
}

export interface PlatformInput {
  readonly name?: PlatformName;
  readonly edition?: PlatformChoice["edition"];
  readonly visibility?: PlatformChoice["visibility"];
}

export interface BuildInput {
  readonly builder?: "dockerfile";
  readonly image?: string;
  readonly dockerfile?: string;
  readonly entry?: string;
  readonly registry?: { readonly auth?: "platform" | "secret" };
  readonly platforms?: Items<string>;
}

export interface SecurityInput {
  readonly signing?: "keyless" | "key" | "none";
  readonly transparency?: "public" | "none";
  readonly sbom?: Items<SbomFormat>;
  readonly provenance?: boolean;
  readonly licenses?: Items<string>;
}

export interface DeliveryInput {
  readonly workload?: "helm" | "none";
  readonly gitops?: "argo-cd" | "none";
  readonly rollout?: "rolling" | "canary";
  readonly canary?: CanaryInput;
  readonly verify?: "argocd" | "status" | "none";
  readonly argocd?: { readonly server?: string; readonly project?: string; readonly namespace?: string };
  readonly state?: { readonly repository?: string; readonly branch?: string; readonly path?: string };
  readonly rescan?: string;
}

export interface CanaryInput {
  readonly rps?: number;
  readonly baseline?: string;
  readonly detect?: string;
  readonly power?: string;
  readonly falseAborts?: string;
  readonly maxDuration?: string;
  readonly environments?: Items<string>;
  readonly router?: CanaryRouter;
  readonly prometheus?: { readonly address?: string; readonly namespace?: string };
  readonly metric?: {
    readonly name?: string;
    readonly statusLabel?: string;
    readonly failed?: string;
    readonly podHashLabel?: string;
    readonly namespaceLabel?: string;
  };
}

export interface EnvironmentInput {
  readonly name?: string;
  readonly cluster?: string;
  readonly namespace?: string;
  readonly promotesFrom?: string;
  readonly promote?: "main" | "release" | "manual";
  readonly soak?: string;
  readonly host?: string;
  readonly approval?: { readonly reviewers?: Items<string>; readonly minimum?: number };
  readonly replicas?: { readonly min?: number; readonly max?: number };
  readonly env?: Variables;
  readonly secrets?: Items<{ readonly name?: string; readonly from?: string }>;
}

export interface JobInput {
  readonly timeout?: string;
  readonly env?: Variables;
  readonly services?: Items<{ readonly name?: string; readonly image?: string; readonly env?: Variables; readonly ports?: Items<number> }>;
  readonly flows?: Items<"verify" | "deliver">;
  readonly needs?: Items<string>;
  readonly image?: string;
  readonly run?: string;
}

export interface TasksInput {
  readonly form?: "embedded" | "referenced";
  readonly repository?: string;
  readonly revision?: string;
  readonly version?: string;
  readonly image?: string;
}
