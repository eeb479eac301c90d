// https://docs.gitlab.com/api/commits/#list-commit-statuses
import type { Ports } from "@create-pipeline/action-kit";
import { StateError } from "@create-pipeline/state";
import { requireHttps } from "../ask.ts";
import type { StatusReader } from "../commit-status.ts";
import { oneLine } from "../observation.ts";

export function gitlab({ env }: Ports, token: string): StatusReader {
  const api = requireHttps("CI_API_V4_URL", env["CI_API_V4_URL"] ?? "");
  const project = env["CI_PROJECT_ID"] ?? "";
  if (!/^\d+$/.test(project)) throw new StateError(2, "CI_PROJECT_ID does not name the project");
  return {
    url: (revision, context) => `${api}/projects/${project}/repository/commits/${revision}/statuses?all=true&per_page=100&name=${encodeURIComponent(context)}`,
    headers: { "private-token": token },
    parse: (entry) => ({
      context: String(entry["name"]),
      state: toState(entry["status"]),
      description: oneLine(entry["description"]),
      time: entry["finished_at"] ?? entry["started_at"] ?? entry["created_at"],
    }),
  };
}

function toState(status: unknown): "pending" | "success" | "failure" {
  if (status === "success") return "success";
  return status === "failed" || status === "canceled" || status === "skipped" ? "failure" : "pending";
}
