// https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments
import type { Flow, Job, Plan } from "@create-pipeline/plan";
import type { RenderContext } from "../platform.ts";
import { DEFAULT_BRANCH } from "../shared/default-branch.ts";
import { approvedEnvironments, credentialSecrets, DELIVERY_ENVIRONMENT, fusedFlows, jobEnvironment, planEnvironment } from "./environments.ts";
import { requiredCheckName } from "./required.ts";
import { expression } from "./variables.ts";

/** Whether the licence has required reviewers: public repositories always, private ones with Enterprise only. */
export function enforcesApprovals({ edition, visibility }: RenderContext["choice"]): boolean {
  return visibility === "public" || edition === "enterprise";
}

export interface EnvironmentSetting {
  readonly name: string;
  readonly why: string;
  readonly reviewers: readonly string[];
  readonly secrets: readonly string[];
  /** Patterns of tags whose runs may use it, besides the default branch. */
  readonly tags: readonly string[];
}

/** What has to be set outside the repository. */
export interface Settings {
  readonly environments: readonly EnvironmentSetting[];
  /** The check that a ruleset requires; "" where no flow has one. */
  readonly requiredCheck: string;
  readonly branch: string;
  /** "" where the state lies in another repository, or nowhere. */
  readonly stateBranch: string;
}

export function settingsOf(plan: Plan, context: RenderContext): Settings {
  const approved = approvedEnvironments(plan, context);
  const environments = new Map<string, EnvironmentSetting>();
  for (const flow of fusedFlows(plan)) {
    for (const job of flow.jobs) {
      for (const name of namesOf(job, flow, approved, context)) environments.set(name, merged(environments.get(name), settingOf(name, job, flow, context)));
    }
  }
  const hasRequired = plan.flows.some((flow) => flow.jobs.some((job) => job.required));
  const writesState = plan.flows.some((flow) => flow.jobs.some((job) => job.permissions.deployment === "write"));
  const { state } = context.service.delivery;
  return {
    environments: [...environments.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    requiredCheck: hasRequired ? requiredCheckName(plan) : "",
    branch: DEFAULT_BRANCH,
    stateBranch: writesState && state.repository === "" ? state.branch : "",
  };
}

/** The environment of a job; where a person names it, every one that may be named. */
function namesOf(job: Job, flow: Flow, approved: ReadonlySet<string>, context: RenderContext): string[] {
  const name = jobEnvironment(job, approved, context)?.name;
  const input = job.environment?.input;
  if (name === undefined || input === undefined) return name === undefined ? [] : [name];
  const options = flow.inputs.find((candidate) => candidate.name === input)?.options ?? [];
  return options.map((option) => name.replace(expression(`inputs.${input}`), () => option));
}

function settingOf(name: string, job: Job, flow: Flow, context: RenderContext): EnvironmentSetting {
  const planned = planEnvironment(name);
  const reviewers = name === planned && enforcesApprovals(context.choice) ? reviewersOf(name, job, context) : [];
  const tags = flow.triggers.flatMap((trigger) => (trigger.on === "tag" ? [trigger.pattern] : []));
  return { name, why: whyOf(name, planned), reviewers, secrets: [...job.secrets, ...credentialSecrets(job, context)], tags };
}

function reviewersOf(name: string, job: Job, context: RenderContext): readonly string[] {
  return job.environment?.approval?.reviewers ?? context.service.environments.find((environment) => environment.name === name)?.approval?.reviewers ?? [];
}

function whyOf(name: string, planned: string | undefined): string {
  if (name === DELIVERY_ENVIRONMENT) return "publishing and signing; holds their secrets, asks nobody";
  if (name === planned) return `deployments to ${name}`;
  return name.endsWith("-observe")
    ? `jobs that look at ${planned} and change nothing; asks nobody`
    : `going back in ${planned}, which must not wait for an approval`;
}

function merged(before: EnvironmentSetting | undefined, next: EnvironmentSetting): EnvironmentSetting {
  if (before === undefined) return { ...next, secrets: [...new Set(next.secrets)].sort() };
  const both = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])].sort();
  return { ...next, reviewers: both(before.reviewers, next.reviewers), secrets: both(before.secrets, next.secrets), tags: both(before.tags, next.tags) };
}
