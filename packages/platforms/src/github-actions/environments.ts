// https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments
import type { Flow, Job, Plan } from "@create-pipeline/plan";
import { fuseApprovals, stepValues } from "@create-pipeline/plan";
import type { RenderContext } from "../platform.ts";
import { usesPlatformRegistry } from "../shared/registry.ts";
import type { WorkflowEnvironment } from "./model.ts";
import { expression, literalText, REGISTRIES, REGISTRY_SECRETS, STATE_SECRET } from "./variables.ts";

/** Holds what jobs without an environment of the plan may use: registry, signing. Never asks anybody. */
export const DELIVERY_ENVIRONMENT = "delivery";
/** A protected environment asks for approval whatever a job wants there, so looking and going back have their own. */
const OBSERVE = "-observe";
const ROLLBACK = "-rollback";

/** Names that this platform keeps for itself. */
export function isReservedEnvironment(name: string): boolean {
  return name === DELIVERY_ENVIRONMENT || name.endsWith(OBSERVE) || name.endsWith(ROLLBACK);
}

/** The environment of the plan behind one of GitHub's; "inputs.environment" where a person names it. */
export function planEnvironment(name: string): string | undefined {
  if (name === DELIVERY_ENVIRONMENT) return undefined;
  const suffix = [OBSERVE, ROLLBACK].find((ending) => name.endsWith(ending)) ?? "";
  const planned = name.slice(0, name.length - suffix.length);
  return /^\$\{\{ (inputs\..+) \}\}$/.exec(planned)?.[1] ?? planned;
}

/** Environments of the service that wait for a person. */
export function approvedEnvironments(plan: Plan, context: RenderContext): Set<string> {
  const fromService = context.service.environments.filter(({ approval }) => approval !== undefined).map(({ name }) => name);
  const fromPlan = plan.flows.flatMap((flow) => flow.jobs.flatMap(({ environment }) => (environment?.approval ? [environment.name] : [])));
  return new Set([...fromService, ...fromPlan]);
}

export function jobEnvironment(job: Job, approved: ReadonlySet<string>, context: RenderContext): WorkflowEnvironment | undefined {
  const { environment } = job;
  if (environment === undefined) return holdsSecrets(job, context) ? { name: DELIVERY_ENVIRONMENT, deployment: false } : undefined;
  const name = environment.input === undefined ? environment.name : expression(`inputs.${environment.input}`);
  if (environment.access === "observe") return { name: `${name}${OBSERVE}`, deployment: false };
  const url = environment.url === undefined ? {} : { url: literalText(environment.url) };
  return { name: goesBackFreely(job, approved) ? `${name}${ROLLBACK}` : name, deployment: true, ...url };
}

/** A rollback that waits for an approval is none; where the flow asks for one before it, it keeps it. */
function goesBackFreely({ kind, after, environment }: Job, approved: ReadonlySet<string>): boolean {
  if (kind !== "rollback" || environment === undefined || (after === "success" && environment.approval !== undefined)) return false;
  return environment.input === undefined ? approved.has(environment.name) : approved.size > 0;
}

/** Secrets that stand for credentials of the plan in this job. */
export function credentialSecrets(job: Job, context: RenderContext): string[] {
  const credentials = new Set(job.steps.flatMap((step) => stepValues(step)).flatMap((value) => (value.from === "credential" ? [value.name] : [])));
  const ownRegistry = usesPlatformRegistry(context.service, REGISTRIES);
  return [
    ...(credentials.has("registry-user") && !ownRegistry ? [REGISTRY_SECRETS.user] : []),
    ...(credentials.has("registry-password") && !ownRegistry ? [REGISTRY_SECRETS.password] : []),
    ...(credentials.has("state-token") && context.service.delivery.state.repository !== "" ? [STATE_SECRET] : []),
  ];
}

/** Secrets of the repository would reach every branch; in an environment they reach those that its policy names. */
function holdsSecrets(job: Job, context: RenderContext): boolean {
  return job.secrets.length > 0 || job.identities.length > 0 || job.permissions.attestation === "write" || credentialSecrets(job, context).length > 0;
}

export function fusedFlows(plan: Plan): Flow[] {
  return plan.flows.map(fuseApprovals);
}
