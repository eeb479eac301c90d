import { codeFence, inlineCode, markdownTable } from "@create-pipeline/emit";
import type { Flow, Plan } from "@create-pipeline/plan";
import type { RenderContext } from "../platform.ts";
import { sourceFile } from "../shared/header.ts";
import type { Settings } from "./settings.ts";
import { enforcesApprovals } from "./settings.ts";
import { workflowPath } from "./variables.ts";

/** What a person sets on GitHub, and what happens without it. */
export function settingsPage(plan: Plan, settings: Settings, context: RenderContext, script: string): string {
  const { name } = context.service.service;
  return [
    `# Settings of GitHub for ${name}\n`,
    `Written by create-pipeline ${context.version} from ${inlineCode(sourceFile(context))}. These settings lie outside the repository. An administrator makes all of them with\n`,
    codeFence(`sh ${script}\n`, "sh"),
    "or by hand as below. Running the script again changes nothing.\n",
    ...environments(settings, context),
    ...checks(settings),
    ...state(settings),
    ...runs(plan, name),
  ].join("\n");
}

function environments(settings: Settings, context: RenderContext): string[] {
  if (settings.environments.length === 0) return [];
  const code = (items: readonly string[]): string => (items.length === 0 ? "–" : items.map(inlineCode).join(", "));
  const rows = settings.environments.map(({ name, why, reviewers, tags, secrets }) => [
    inlineCode(name),
    why,
    code(reviewers),
    code([settings.branch, ...tags]),
    code(secrets),
  ]);
  return [
    "## Environments\n",
    "Settings → Environments. Each one lets only the named branches and tags use it, so a branch nobody reviewed reaches no secret.\n",
    markdownTable(["environment", "for", "required reviewers", "branches and tags", "secrets"], rows),
    "An environment asks for its approval whatever a job wants there. So jobs that only look, and rollbacks, use environments of their own without reviewers.\n",
    "One approval is all that GitHub can ask for, and whoever started the run can't give it. Switch off “Allow administrators to bypass configured protection rules” by hand: the API can't.\n",
    ...approvals(context),
    "Environments belong to the repository: services that share one share its reviewers, and must name the same ones in their pipeline.yaml.\n",
  ];
}

function approvals(context: RenderContext): string[] {
  if (enforcesApprovals(context.choice))
    return ["When an environment loses its reviewers, the preflight job finds out before the first job of that environment and stops: nothing is deployed.\n"];
  return [
    `GitHub offers required reviewers to private repositories with Enterprise only, and ${inlineCode(sourceFile(context))} says ${inlineCode(context.choice.edition)}. So nothing waits for an approval here; a person starts the promotion instead.\n`,
  ];
}

function checks({ requiredCheck, branch }: Settings): string[] {
  if (requiredCheck === "") return [];
  return [
    "## The required check\n",
    `Settings → Rules → Rulesets: on ${inlineCode(branch)}, require a pull request with the review of a code owner, and the status check ${inlineCode(requiredCheck)} from “GitHub Actions”. That one check stands for all others: it is red when any of them failed, was cancelled or never ran, and green when nothing of this service changed. Require no other check of this pipeline: those may be skipped.\n`,
    "With a merge queue, add it in the same ruleset; the workflow answers it.\n",
  ];
}

function state({ stateBranch }: Settings): string[] {
  if (stateBranch === "") return [];
  return [
    "## The state branch\n",
    `The branch ${inlineCode(stateBranch)} says what runs where. Its ruleset forbids deleting it and pushing to it by force. GitHub can't reserve a branch for the token of a workflow, so whoever may push to this repository may push there too; where that is not acceptable, name a repository of its own in ${inlineCode("delivery.state.repository")} and give its token as ${inlineCode("STATE_TOKEN")}.\n`,
  ];
}

function runs(plan: Plan, name: string): string[] {
  const rows = plan.flows.map((flow) => [inlineCode(workflowPath(name, flow.id)), flow.reason, how(flow)]);
  return [
    "## Runs\n",
    markdownTable(["workflow", "why", "runs of the same group"], rows),
    "GitHub repeats no job by itself. After a lost machine press “Re-run failed jobs”, or:\n",
    codeFence("gh run rerun --failed\n", "sh"),
    "Every job may run twice: what was done is found done.",
    "",
  ];
}

function how({ concurrency }: Flow): string {
  const words = {
    supersede: "a newer one cancels the older",
    queue: "wait for one another, up to 100",
    independent: "do not wait for one another: the state takes only what is newer",
  };
  return words[concurrency.policy];
}
