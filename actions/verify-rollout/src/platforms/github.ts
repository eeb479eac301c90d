// https://docs.github.com/en/rest/commits/statuses#list-commit-statuses-for-a-reference
import type { Ports } from "@create-pipeline/action-kit";
import { StateError } from "@create-pipeline/state";
import { requireHttps } from "../ask.ts";
import type { StatusReader } from "../commit-status.ts";
import { oneLine } from "../observation.ts";

export function github({ env }: Ports, token: string): StatusReader {
  const api = requireHttps("GITHUB_API_URL", env["GITHUB_API_URL"] || "https://api.github.com");
  const repository = env["GITHUB_REPOSITORY"] ?? "";
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new StateError(2, "GITHUB_REPOSITORY does not name the repository");
  return {
    url: (revision) => `${api}/repos/${repository}/commits/${revision}/statuses?per_page=100`,
    headers: { authorization: `Bearer ${token}`, accept: "application/vnd.github+json", "x-github-api-version": "2022-11-28", "user-agent": "create-pipeline" },
    parse: (entry) => ({
      context: String(entry["context"]),
      state: entry["state"] === "success" ? "success" : entry["state"] === "pending" ? "pending" : "failure",
      description: oneLine(entry["description"]),
      time: entry["created_at"],
    }),
  };
}
