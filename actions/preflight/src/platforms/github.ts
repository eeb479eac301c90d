// https://docs.github.com/en/rest/deployments/environments#get-an-environment
import type { Ports } from "@create-pipeline/action-kit";
import { getJson, isObject, type Json } from "../get-json.ts";
import { Unprotected, type Protection, type ProtectionReader } from "../protection.ts";

export const github: ProtectionReader = { read, where };

async function read(environment: string, _expected: unknown, ports: Ports, token: string): Promise<Protection> {
  const repository = ports.env["GITHUB_REPOSITORY"] ?? "";
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new Unprotected("GITHUB_REPOSITORY does not name the repository");
  const api = ports.env["GITHUB_API_URL"] || "https://api.github.com";
  const answer = await getJson(
    {
      url: `${api}/repos/${repository}/environments/${encodeURIComponent(environment)}`,
      headers: {
        authorization: `Bearer ${token}`,
        accept: "application/vnd.github+json",
        "x-github-api-version": "2022-11-28",
        "user-agent": "create-pipeline",
      },
      missing: "the environment does not exist, or the token may not see it",
      rights: "GitHub: actions: read",
    },
    ports,
  );
  if (answer["can_admins_bypass"] === true) ports.log.warning(`administrators can bypass the protection of ${environment}`);
  return toProtection(answer, repository.split("/")[0] ?? "");
}

function where(environment: string, ports: Ports): string {
  const server = ports.env["GITHUB_SERVER_URL"] || "https://github.com";
  return `${server}/${ports.env["GITHUB_REPOSITORY"] ?? "<owner>/<repository>"}/settings/environments, ${environment}, "Required reviewers" (one approval is all that GitHub can ask for)`;
}

function toProtection(answer: Json, owner: string): Protection {
  const rules = answer["protection_rules"];
  if (!Array.isArray(rules) || !rules.every(isObject)) throw new Unprotected("the answer has no protection_rules");
  const approvals = rules.filter((rule) => rule["type"] === "required_reviewers");
  return {
    reviewers: approvals.flatMap((rule) => {
      const reviewers = rule["reviewers"];
      if (!Array.isArray(reviewers)) throw new Unprotected("the answer has a rule without reviewers");
      return reviewers.map((reviewer) => nameReviewer(reviewer, owner));
    }),
    // Any one of the reviewers is enough, however many there are.
    minimum: approvals.length,
    preventSelfReview: approvals.length > 0 && approvals.every((rule) => rule["prevent_self_review"] === true),
  };
}

function nameReviewer(entry: unknown, owner: string): string[] {
  const reviewer = isObject(entry) && isObject(entry["reviewer"]) ? entry["reviewer"] : {};
  const type = isObject(entry) ? entry["type"] : undefined;
  const name = type === "Team" ? reviewer["slug"] : reviewer["login"];
  if (typeof name !== "string" || name === "") throw new Unprotected("the answer has a reviewer without a name");
  return (type === "Team" ? [name, `${owner}/${name}`] : [name]).map((alias) => alias.toLowerCase());
}
