// https://docs.gitlab.com/ci/yaml/#when
import type { GitlabWhen } from "../model.ts";

/** How a job ended, in GitLab's words. */
export type GitlabStatus = "success" | "failed" | "canceled" | "skipped";

/** Status of all needs together, as GitLab computes it: lib/gitlab/ci/status/composite.rb, called for a job with needs. */
export function compositeStatus(statuses: readonly GitlabStatus[]): GitlabStatus {
  const has = (status: GitlabStatus): boolean => statuses.includes(status);
  if (has("skipped")) return "skipped";
  if (statuses.every((status) => status === "success")) return "success";
  return has("failed") ? "failed" : "canceled";
}

/** Whether the job is started or skipped then: app/services/ci/process_build_service.rb. */
export function startsAfter(when: GitlabWhen, needs: GitlabStatus): boolean {
  switch (when) {
    case "on_success":
      return needs === "success";
    case "on_failure":
      return needs === "failed";
    case "always":
      return needs !== "canceled";
  }
}
