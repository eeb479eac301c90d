// https://docs.gitlab.com/ci/jobs/job_rules/
import type { Flow, Trigger } from "@create-pipeline/plan";
import type { GitlabRule } from "./model.ts";

const ON_DEFAULT_BRANCH = "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH";

/** When a flow is in the pipeline at all. */
export function flowRules(flow: Flow, service: string): GitlabRule[] {
  const changes = flow.paths.map(changesGlob);
  return conditions(flow, service).map((condition) => ({ if: condition, ...(changes.length > 0 ? { changes } : {}) }));
}

/** The same without the path filter: for the required check, which must exist also when nothing applies. */
export function unfilteredRules(flow: Flow, service: string): GitlabRule[] {
  return conditions(flow, service).map((condition) => ({ if: condition }));
}

function conditions(flow: Flow, service: string): string[] {
  const kinds = new Set(flow.triggers.map((trigger) => trigger.on));
  // A merge train is a merge request pipeline too.
  if (kinds.has("change") && kinds.has("queue")) {
    const others = flow.triggers.filter((trigger) => trigger.on !== "change" && trigger.on !== "queue");
    return ['$CI_PIPELINE_SOURCE == "merge_request_event"', ...others.map((trigger) => condition(trigger, flow, service))];
  }
  return flow.triggers.map((trigger) => condition(trigger, flow, service));
}

function condition(trigger: Trigger, flow: Flow, service: string): string {
  const chosen = `$FLOW == "${flow.id}" && $SERVICE == "${service}"`;
  switch (trigger.on) {
    case "change":
      return '$CI_PIPELINE_SOURCE == "merge_request_event" && $CI_MERGE_REQUEST_EVENT_TYPE != "merge_train"';
    case "queue":
      return '$CI_PIPELINE_SOURCE == "merge_request_event" && $CI_MERGE_REQUEST_EVENT_TYPE == "merge_train"';
    case "main":
      return `$CI_PIPELINE_SOURCE == "push" && ${ON_DEFAULT_BRANCH}`;
    case "tag":
      return `$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_TAG =~ ${globPattern(trigger.pattern)}`;
    case "schedule":
      return `$CI_PIPELINE_SOURCE == "schedule" && ${chosen} && ${ON_DEFAULT_BRANCH}`;
    case "manual":
      return `$CI_PIPELINE_SOURCE =~ /^(web|api|trigger)$/ && ${chosen} && ${ON_DEFAULT_BRANCH}`;
  }
}

/** A tag glob as an RE2 literal; `*` stops at a slash. */
export function globPattern(glob: string): string {
  const body = glob.replace(/\*\*|[*?]|[\\^$.|+()[\]{}/]/g, (part) => {
    if (part === "**") return ".*";
    if (part === "*") return "[^\\/]*";
    if (part === "?") return "[^\\/]";
    return `\\${part}`;
  });
  return `/^${body}$/`;
}

/** Ruby's fnmatch takes a final `**` for a single level. */
export function changesGlob(glob: string): string {
  return glob === "**" || glob.endsWith("/**") ? `${glob}/*` : glob;
}
