import type { Decision } from "./decision.ts";
import { latestTime } from "./latest-time.ts";
import { orderRelease, shortDigest, type Release, type State } from "./state.ts";

/** How the new revision stands to the deployed one. `unknown`: the history that would tell can't be had. */
export type Relation = "same" | "newer" | "older" | "diverged" | "unknown";

export interface DeployRequest extends Release {
  readonly service: string;
  readonly environment: string;
  readonly run: string;
  readonly reason?: string;
  readonly at: string;
  /** Lets a revision in whose history does not contain the deployed one. */
  readonly hotfix: boolean;
}

/** Whether a release goes into an environment. Time never decides, only the history of the commits does. */
export function decideDeploy(current: State | null, request: DeployRequest, relation: Relation): Decision {
  const place = `${request.service} ${request.environment}`;
  const other = findOtherDigest(current, request);
  if (other !== undefined) {
    return {
      kind: "refuse",
      exitCode: 3,
      reason: "one-digest-per-commit",
      message: `commit ${request.revision} is recorded in ${place} with ${other}, not with ${request.digest}`,
      hint: "a commit is built once; deploy the recorded digest, or make a new commit",
    };
  }
  if (current === null) return write(null, request);
  if (current.revision === request.revision) {
    return { kind: "skip", reason: "unchanged", message: `${place} already holds ${request.version} (${shortDigest(request.digest)})` };
  }
  switch (relation) {
    case "older":
      return {
        kind: "skip",
        reason: "older",
        message: `${place} holds ${current.version} (commit ${current.revision}), which is newer than ${request.version}; left as it is (going back is what rollback is for)`,
      };
    case "newer":
      return write(current, request);
    case "same":
    case "diverged":
    case "unknown":
      return request.hotfix ? write(current, request) : refuseDiverged(current, request, relation);
  }
}

function findOtherDigest(current: State | null, request: Release): string | undefined {
  const known = [current, current?.previous, current?.verified];
  return known.find((release) => release?.revision === request.revision && release.digest !== request.digest)?.digest;
}

function refuseDiverged(current: State, request: DeployRequest, relation: Relation): Decision {
  const why =
    relation === "unknown"
      ? `whether commit ${request.revision} contains the deployed commit ${current.revision} can't be found out`
      : `commit ${request.revision} does not contain the deployed commit ${current.revision}`;
  return {
    kind: "refuse",
    exitCode: 3,
    reason: "diverged",
    message: `${request.service} ${request.environment} holds ${current.version}: ${why}`,
    hint: "merge the deployed commit first (a hotfix that never came back to main?), or deploy with hotfix and a reason",
  };
}

function write(current: State | null, request: DeployRequest): Decision {
  const next: State = {
    schemaVersion: 1,
    service: request.service,
    environment: request.environment,
    ...orderRelease(request),
    run: request.run,
    ...(request.reason === undefined ? {} : { reason: request.reason }),
    deployedAt: latestTime(request.at, { time: current?.deployedAt }),
    previous: current === null ? null : orderRelease(current),
    verified: current?.verified ?? null,
  };
  return { kind: "write", next, subject: `${next.service} ${next.environment}: ${next.version} (${shortDigest(next.digest)})` };
}
