import { startApiServer } from "@create-pipeline/state/testing";
import type { ApiServer } from "@create-pipeline/state/testing";

/** Stands for the settings APIs of GitHub and GitLab. */
export interface PlatformServer extends Pick<ApiServer, "url" | "requests" | "close"> {
  /** Whether production asks its reviewers. */
  isProtected: boolean;
}

const REVIEWERS = "acme/leads";

/** Environments `production` with one rule as pipeline.yaml declares it, or with none. */
export async function startPlatformServer(): Promise<PlatformServer> {
  const server = await startApiServer((path) => {
    if (/\/environments\/[^/]+$/.test(path) && path.startsWith("/repos/")) return { body: githubEnvironment(platform.isProtected) };
    if (path.includes("/protected_environments/"))
      return platform.isProtected ? { body: { name: "production", approval_rules: [{ group_id: 7, required_approvals: 1 }] } } : undefined;
    if (path.endsWith("/groups/7")) return { body: { full_path: REVIEWERS } };
    if (/\/projects\/[^/]+$/.test(path)) return { body: { allow_pipeline_trigger_approve_deployment: false } };
    return undefined;
  });
  const platform: PlatformServer = { url: server.url, requests: server.requests, close: () => server.close(), isProtected: true };
  return platform;
}

function githubEnvironment(isProtected: boolean): object {
  const reviewers = { type: "required_reviewers", prevent_self_review: true, reviewers: [{ type: "Team", reviewer: { slug: REVIEWERS.split("/")[1] } }] };
  return { name: "production", can_admins_bypass: false, protection_rules: isProtected ? [reviewers] : [] };
}
