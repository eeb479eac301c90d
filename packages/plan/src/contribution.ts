import type { Artifact, Concurrency, EnvironmentUse, FlowId, Job, JobKind, Report, Runner, ServiceContainer, StartAfter, Step, Value } from "./plan.ts";

/**
 * What jobs provide and need: "source-checked", "image", "deployed:production". Edges come from roles,
 * never from another template's job ids.
 */
export type Role = string;

/** Roles with exactly one provider in a flow; any other role may have many, and a need waits for all of them. */
export const EXCLUSIVE_ROLES: readonly string[] = ["image", "release", "ready", "approved", "deployed", "verified"];

export interface RoleNeed {
  readonly role: Role;
  /** An optional need disappears where nobody in the flow provides the role. */
  readonly optional: boolean;
}

/** An output of whoever provides an exclusive role; resolve turns it into an output of that job. */
export interface ProvidedValue {
  readonly from: "provided";
  readonly role: Role;
  readonly name: string;
}
export type ContributedValue = Value | ProvidedValue;
export type ContributedStep = Step<ContributedValue>;

export const provided = (role: Role, name: string): ProvidedValue => ({ from: "provided", role, name });

/** A job as a template contributes it: roles instead of edges, no derived fields. */
export interface JobContribution {
  readonly id: string;
  readonly flows: readonly FlowId[];
  readonly title: string;
  readonly kind: JobKind;
  readonly reason: string;
  readonly fields?: readonly string[];
  readonly provides?: readonly Role[];
  readonly needs?: readonly RoleNeed[];
  /** Every provider of these roles waits for this job. */
  readonly gates?: readonly Role[];
  readonly after?: StartAfter;
  readonly required?: boolean;
  readonly runner?: Runner;
  readonly steps: readonly ContributedStep[];
  /** Names of outputs by the id of the step that sets them. */
  readonly outputs?: Readonly<Record<string, string>>;
  readonly produces?: readonly Artifact[];
  /** Restores every artifact of this name that a provider of the role produced. */
  readonly consumes?: readonly { readonly role: Role; readonly artifact: string }[];
  readonly reports?: readonly Report[];
  readonly services?: readonly ServiceContainer[];
  readonly environment?: EnvironmentUse;
  readonly delayMinutes?: number;
  readonly timeoutMinutes: number;
  readonly retries?: number;
  readonly concurrency?: Concurrency;
}

/** A contribution together with the template that made it. */
export interface Contributed {
  readonly template: Job["template"];
  readonly job: JobContribution;
}

export const need = (role: Role): RoleNeed => ({ role, optional: false });
export const needIfAny = (role: Role): RoleNeed => ({ role, optional: true });
