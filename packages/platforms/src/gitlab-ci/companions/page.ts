// https://docs.gitlab.com/ci/environments/protected_environments/
import { codeFence, escapeMarkdown, inlineCode, markdownTable } from "@create-pipeline/emit";
import type { GitlabSettings } from "./settings.ts";

/** The page for whoever sets the project up. */
export function settingsPage(settings: GitlabSettings, script: string): string {
  return [
    `# Settings of the GitLab project for ${escapeMarkdown(settings.service)}\n`,
    "The pipeline's files can't say these. Where one is missing the pipeline stops with a sentence that names it; it never goes on without.\n",
    `A maintainer makes them all with this script, which needs \`curl\` and \`jq\` and changes nothing when it is run again:\n`,
    codeFence(`GITLAB_TOKEN=<personal or project access token with scope api> PROJECT=<group/project> ${script}`, "sh"),
    ...projectSection(settings),
    ...environmentSection(settings),
    ...variableSection(settings),
    ...scheduleSection(settings),
  ].join("\n");
}

function projectSection({ state, tags, queues, usesMergeTrains }: GitlabSettings): string[] {
  const own = state.repository === "";
  return [
    "## Project\n",
    markdownTable(
      ["Setting", "Value", "Why"],
      [
        ["Merge requests → Pipelines must succeed", "on", "the required check is part of the pipeline"],
        ...(usesMergeTrains ? [["Merge requests → Merge trains", "on (Premium)", "each change is verified on top of those before it"]] : []),
        [
          "CI/CD → Auto-cancel redundant pipelines",
          "on",
          "a newer commit supersedes the checks of the one before; nothing that publishes or deploys is cancelled",
        ],
        ["CI/CD → Minimum role to use pipeline variables", "Maintainer", "FLOW and SERVICE start a deployment by hand"],
        ["CI/CD → Prevent outdated deployment jobs", "on", "an older pipeline can't overtake a newer one"],
        ...(own ? [["CI/CD → Job token permissions → Allow Git push requests", "on", "deploying jobs push the state"]] : []),
        [
          `Repository → Protected branches → ${inlineCode(state.branch)}${own ? "" : ` of ${inlineCode(state.repository)}`}`,
          "push: Maintainers, force push: off",
          "only deployments write the state",
        ],
        ...queues.map((queue) => [
          `Resource group ${inlineCode(queue)} (API only, after its first run)`,
          "process mode `oldest_first`",
          "deployments run in the order in which they came",
        ]),
        ...tags.map((tag) => [`Repository → Protected tags → ${inlineCode(tag)}`, "create: Maintainers", "protected variables reach the release"]),
      ],
    ),
    own
      ? "A push by a job token is a push by whoever started the pipeline: that person must be allowed to push to the state branch. Such a push starts no pipeline.\n"
      : `A job token pushes to its own project only: create a project access token in ${inlineCode(state.repository)} (role Developer, scope \`write_repository\`) and store it as \`STATE_TOKEN\`.\n`,
  ];
}

function environmentSection({ environments, canApprove }: GitlabSettings): string[] {
  if (environments.length === 0) return [];
  const rows = environments.map(({ name, approval }) => [
    inlineCode(name),
    "Maintainers",
    approval ? `${approval.minimum} of ${approval.reviewers.map((reviewer) => inlineCode(reviewer)).join(", ")}` : "none",
  ]);
  return [
    "## Protected environments\n",
    canApprove
      ? "Settings → CI/CD → Protected environments. Once approved, somebody presses *Run* on the waiting job: GitLab doesn't start it by itself.\n"
      : "GitLab Free has no protected environments: whoever may merge may deploy.\n",
    markdownTable(["Environment", "Allowed to deploy", "Approvals"], rows),
    "Several reviewers of one environment are several rules, and GitLab wants each of them met.\n",
    'Switch off "Allow pipeline triggerer to approve deployment". Jobs that only read an environment, and rollbacks, are not held by an approval (GitLab 18.0 and later).\n',
  ];
}

function variableSection({ variables }: GitlabSettings): string[] {
  if (variables.length === 0) return [];
  const rows = variables.map(({ name, scope, jobs }) => [inlineCode(name), inlineCode(scope), jobs.map((job) => inlineCode(job)).join(", ")]);
  return [
    "## Variables\n",
    'Each masked, protected, with "Expand variable reference" off, and with exactly this environment scope: the scope is what keeps it out of every other job.\n',
    markdownTable(["Name", "Environment scope", "Used by"], rows),
    "`PIPELINE_API_TOKEN` is a project access token with role Maintainer and scope `read_api`: a job token can't read who protects an environment.\n",
  ];
}

function scheduleSection({ schedules, service }: GitlabSettings): string[] {
  if (schedules.length === 0) return [];
  const rows = schedules.map(({ flow, cron }) => [inlineCode(cron), `${inlineCode(`FLOW=${flow}`)} ${inlineCode(`SERVICE=${service}`)}`]);
  return ["## Schedules\n", markdownTable(["Cron (UTC), on the default branch", "Variables"], rows)];
}
