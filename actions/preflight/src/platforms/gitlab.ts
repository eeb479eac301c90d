// https://docs.gitlab.com/api/protected_environments/#get-a-single-protected-environment
import type { Ports } from "@create-pipeline/action-kit";
import { getJson, isObject, type Json, type Question } from "../get-json.ts";
import { Unprotected, type ExpectedProtection, type Protection, type ProtectionReader } from "../protection.ts";

export const gitlab: ProtectionReader = { read, where };

type Ask = (path: string, missing: string) => Promise<Json>;

async function read(environment: string, expected: ExpectedProtection, ports: Ports, token: string): Promise<Protection> {
  const api = ports.env["CI_API_V4_URL"] ?? "";
  const id = ports.env["CI_PROJECT_ID"] ?? "";
  if (!URL.canParse(api) || !/^\d+$/.test(id)) throw new Unprotected("CI_API_V4_URL and CI_PROJECT_ID do not name the project");
  const headers: Question["headers"] = { "private-token": token };
  const rights = "GitLab: a token of a maintainer with read_api; the job's own token can't";
  const ask: Ask = (path, missing) => getJson({ url: `${api}${path}`, headers, missing, rights }, ports);
  const answer = await ask(`/projects/${id}/protected_environments/${encodeURIComponent(environment)}`, "the environment is not protected");
  const rules = answer["approval_rules"];
  if (rules !== undefined && (!Array.isArray(rules) || !rules.every(isObject))) throw new Unprotected("the answer has no list of approval_rules");
  const effective = (rules ?? []).filter((rule) => typeof rule["required_approvals"] === "number" && rule["required_approvals"] > 0);
  const reviewers: string[][] = [];
  for (const rule of effective) reviewers.push(await nameReviewer(rule, ask, ports));
  return {
    reviewers,
    // Every rule must be satisfied, so the approvals add up.
    minimum: effective.reduce((sum, rule) => sum + Number(rule["required_approvals"]), 0),
    preventSelfReview: expected.preventSelfReview && (await preventsSelfReview(id, ask)),
  };
}

function where(environment: string, ports: Ports): string {
  return `${ports.env["CI_PROJECT_URL"] ?? "the project"}/-/settings/ci_cd, "Protected environments", ${environment}, "Approval rules"`;
}

async function preventsSelfReview(id: string, ask: Ask): Promise<boolean> {
  const project = await ask(`/projects/${id}`, "the token may not see the project");
  return project["allow_pipeline_trigger_approve_deployment"] === false;
}

async function nameReviewer(rule: Json, ask: Ask, ports: Ports): Promise<string[]> {
  if (typeof rule["user_id"] === "number") {
    const user = await ask(`/users/${rule["user_id"]}`, "a reviewer does not exist");
    return [requireName(user["username"])];
  }
  if (typeof rule["group_id"] === "number") {
    const group = await ask(`/groups/${rule["group_id"]}`, "a group of reviewers does not exist, or the token may not see it");
    return nameGroup(requireName(group["full_path"]), ports.env["CI_PROJECT_ROOT_NAMESPACE"]?.toLowerCase());
  }
  return [requireName(rule["access_level_description"])];
}

/** A bare name means a group under the project's own top-level group; anybody can make a group of that name elsewhere. */
function nameGroup(path: string, root: string | undefined): string[] {
  const parts = path.split("/");
  const last = parts.at(-1) ?? path;
  return root !== undefined && parts[0] === root ? [path, last] : [path];
}

function requireName(value: unknown): string {
  if (typeof value !== "string" || value === "") throw new Unprotected("the answer has a reviewer without a name");
  return value.toLowerCase();
}
