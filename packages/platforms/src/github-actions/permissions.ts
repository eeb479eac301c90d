// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions
import type { Job, Permissions, PermissionScope } from "@create-pipeline/plan";
import type { RenderContext } from "../platform.ts";
import { usesPlatformRegistry } from "../shared/registry.ts";
import type { WorkflowPermission } from "./model.ts";
import { REGISTRIES } from "./variables.ts";

type Level = "read" | "write";

/** What the plan says a job needs: "source: read", "identity: sigstore". It is part of the comment, and read back from there. */
export interface Claim {
  readonly subject: PermissionScope | "identity";
  readonly value: string;
}

/** What GitHub calls it; a claim may need several permissions, or none. */
export function grantsOf({ subject, value }: Claim, context: RenderContext): readonly (readonly [scope: string, level: Level])[] {
  const level: Level = value === "write" ? "write" : "read";
  switch (subject) {
    case "source":
      return [["contents", level]];
    case "registry":
      return usesPlatformRegistry(context.service, REGISTRIES) ? [["packages", level]] : [];
    case "attestation":
      // Signatures go to the registry; keyless ones ask for an identity, which is a claim of its own.
      return level === "write" ? [] : [["attestations", "read"]];
    case "identity":
      return [["id-token", "write"]];
    case "review":
      return [["pull-requests", level]];
    case "status":
      return [["statuses", level]];
    case "deployment":
      return deploymentGrants(level, context);
  }
}

/** Environments are read with `actions`; the state lies on a branch of this repository, unless another one holds it. */
function deploymentGrants(level: Level, context: RenderContext): readonly (readonly [string, Level])[] {
  const state: readonly (readonly [string, Level])[] = context.service.delivery.state.repository === "" ? [["contents", level]] : [];
  return level === "read" ? [["actions", "read"], ...state] : state;
}

const PURPOSES: Readonly<Record<string, string>> = {
  "actions: read": "reads how environments are protected",
  "attestations: read": "reads attestations",
  "contents: read": "reads this repository",
  "contents: write": "pushes to this repository",
  "id-token: write": "signs with a certificate that lives for minutes",
  "packages: read": "pulls images",
  "packages: write": "pushes images",
  "pull-requests: read": "reads the pull request",
  "pull-requests: write": "comments on the pull request",
  "statuses: read": "reads what was reported about the commit",
};

/** The least that GitHub must grant for what the job does, each with a comment that says for what. */
export function jobPermissions(job: Pick<Job, "permissions" | "identities">, context: RenderContext): WorkflowPermission[] {
  return grantsFor(claimsOf(job), context).map(({ scope, level, claims }) => ({
    scope,
    level,
    comment: `${written(claims)}; ${PURPOSES[`${scope}: ${level}`] ?? "used by a step"}`,
  }));
}

/** What the job does without any permission of GitHub: with secrets of another registry or repository. */
export function ungrantedComment(job: Pick<Job, "permissions" | "identities">, context: RenderContext): string | undefined {
  const claims = claimsOf(job).filter((claim) => grantsOf(claim, context).length === 0);
  return claims.length === 0 ? undefined : `${written(claims)}; with secrets of their own`;
}

function written(claims: readonly Claim[]): string {
  return claims.map(({ subject, value }) => `${subject}: ${value}`).join(", ");
}

export interface Grant {
  readonly scope: string;
  readonly level: Level;
  readonly claims: readonly Claim[];
}

/** Every claim merged into one level per scope, in the order of the scopes' names. */
export function grantsFor(claims: readonly Claim[], context: RenderContext): Grant[] {
  const grants = new Map<string, Grant>();
  for (const claim of claims) {
    for (const [scope, level] of grantsOf(claim, context)) {
      const before = grants.get(scope);
      grants.set(scope, { scope, level: before?.level === "write" ? "write" : level, claims: [...(before?.claims ?? []), claim] });
    }
  }
  return [...grants.values()].sort((a, b) => (a.scope < b.scope ? -1 : 1));
}

function claimsOf({ permissions, identities }: { readonly permissions: Permissions; readonly identities: readonly string[] }): Claim[] {
  return [
    ...Object.entries(permissions).map(([subject, value]): Claim => ({ subject: subject as PermissionScope, value })),
    ...identities.map((value): Claim => ({ subject: "identity", value })),
  ];
}

/** The claims in the comment behind a permission; the words after the semicolon are for people. */
export function parseClaims(comment: string): Claim[] {
  return (comment.split(";")[0] ?? "").split(",").flatMap((claim): Claim[] => {
    const [subject, value] = claim.split(":").map((part) => part.trim());
    return subject && value ? [{ subject: subject as Claim["subject"], value }] : [];
  });
}
