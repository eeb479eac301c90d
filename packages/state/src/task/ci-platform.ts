import type { Ports } from "@create-pipeline/action-kit";

export type CiPlatform = "github" | "gitlab" | "none";

/** The platform that an input names; `auto` is the one the job runs on, as far as it is known here. */
export function findPlatform(given: string, env: Ports["env"]): CiPlatform {
  if (given === "github" || given === "gitlab" || given === "none") return given;
  if (env["GITHUB_ACTIONS"] === "true") return "github";
  return env["GITLAB_CI"] === "true" ? "gitlab" : "none";
}
