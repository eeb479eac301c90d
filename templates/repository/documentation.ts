import { markdownTable } from "@create-pipeline/emit";
import { layers, type Flow, type Job, type Plan } from "@create-pipeline/plan";
import type { FileContribution, TemplateContext } from "@create-pipeline/template";

/** docs/pipeline/: written from the plan itself, so that it never says anything else than the pipeline does. */
export function documentation(plan: Plan, context: TemplateContext): FileContribution[] {
  const page = (id: string, content: string, reason: string): FileContribution => ({
    path: context.at(`docs/pipeline/${id}.md`),
    content,
    ownership: "managed",
    id: `docs/${id}`,
    reason,
  });
  const data = {
    name: plan.service,
    branch: context.service.delivery.state.branch,
    path: context.service.delivery.state.path,
    environments: context.service.environments.map(({ name }) => ({ name })),
    deploys: context.service.environments.length > 0,
  };
  return [
    page("README", overview(plan), "what happens on a push, and why"),
    ...(plan.flows.some((flow) => flow.id === "rollback") ? [page("rollback", context.render("rollback.md", data), "what to do when a version is bad")] : []),
    page("onboarding", context.render("onboarding.md", data), "the first hour with this pipeline"),
    page("troubleshooting", context.render("troubleshooting.md", data), "what a red job means and what to do"),
  ];
}

function overview(plan: Plan): string {
  const rows = plan.flows.map((flow) => [`[${flow.id}](#${flow.id})`, startedBy(flow), flow.reason]);
  return [
    `# The pipeline of ${plan.service}`,
    "",
    markdownTable(["flow", "starts on", "what for"], rows).trimEnd(),
    "",
    ...plan.flows.flatMap(flowSection),
  ].join("\n");
}

function startedBy(flow: Flow): string {
  const words = {
    change: "a pull or merge request",
    queue: "the merge queue",
    main: "a push to the default branch",
    tag: "a tag",
    schedule: "a schedule",
    manual: "a person",
  };
  return flow.triggers
    .map((trigger) => (trigger.on === "tag" ? `a tag ${trigger.pattern}` : trigger.on === "schedule" ? `the schedule ${trigger.cron}` : words[trigger.on]))
    .join(", ");
}

function flowSection(flow: Flow): string[] {
  return [`## ${flow.id}`, "", "```mermaid", ...graph(flow), "```", "", ...layers(flow.jobs).flat().flatMap(jobParagraph)];
}

function graph(flow: Flow): string[] {
  const name = (id: string) => id.replaceAll("-", "_");
  return [
    "flowchart LR",
    ...flow.jobs.map((job) => `  ${name(job.id)}["${job.title}"]`),
    ...flow.jobs.flatMap((job) => job.needs.map((need) => `  ${name(need)} ${job.after === "failure" ? "-. failed .->" : "-->"} ${name(job.id)}`)),
  ];
}

function jobParagraph(job: Job): string[] {
  const facts = [
    job.needs.length > 0 ? `after ${job.needs.join(", ")}${job.after === "failure" ? ", when one of them failed" : ""}` : "first",
    ...Object.entries(job.permissions).map(([scope, level]) => `${scope}: ${level}`),
    ...job.secrets.map((secret) => `secret ${secret}`),
    ...(job.environment ? [`environment ${job.environment.name || `from the input ${job.environment.input}`}`] : []),
    `at most ${job.timeoutMinutes} minutes`,
  ];
  const changed = job.fields.length > 0 ? ` Changed by ${job.fields.map((field) => `\`${field}\``).join(", ")}.` : "";
  return [`**${job.title}** (\`${job.id}\`): ${job.reason}.${changed}`, `<br>${facts.join(" · ")}`, ""];
}
