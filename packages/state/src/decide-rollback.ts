import type { Decision } from "./decision.ts";
import { latestTime } from "./latest-time.ts";
import { orderRelease, shortDigest, type State, type VerifiedRelease } from "./state.ts";

export interface RollbackRequest {
  readonly service: string;
  readonly environment: string;
  /** The swap happens only while the environment holds this one. */
  readonly failedDigest: string;
  /** Narrows the comparison where two commits gave the same digest. */
  readonly failedRevision?: string;
  /** `previous-verified`, or the version or digest of a release that was verified here. */
  readonly to: string;
  readonly run: string;
  readonly reason: string;
  readonly at: string;
}

/** Whether the record of the environment itself can't name the release to go back to, so that the branch must be read. */
export function needsHistory(current: State | null, request: RollbackRequest): boolean {
  if (current === null || !isStillFailed(current, request)) return false;
  return chooseTarget(current, request, []) === undefined;
}

/** Goes back to the last verified release, only while the failed one is still there. `history` is newest first. */
export function decideRollback(current: State | null, request: RollbackRequest, history: readonly VerifiedRelease[]): Decision {
  const place = `${request.service} ${request.environment}`;
  if (current === null) {
    return { kind: "refuse", exitCode: 1, reason: "nothing-deployed", message: `${place} holds nothing`, hint: "deploy something first" };
  }
  if (!isStillFailed(current, request)) return skipMoved(current, request);
  const target = chooseTarget(current, request, history);
  if (target === undefined) return refuseNoTarget(current, request, history);
  const next: State = {
    schemaVersion: 1,
    service: current.service,
    environment: current.environment,
    ...orderRelease(target),
    run: request.run,
    reason: request.reason,
    // Later than the verification, so that everybody can tell a rollback from a deployment that was verified afterwards.
    deployedAt: latestTime(request.at, { time: current.deployedAt }, { time: target.at, after: true }),
    previous: orderRelease(current),
    verified: target,
  };
  return { kind: "write", next, subject: `${place}: ${next.version} (${shortDigest(next.digest)}) rollback` };
}

function isStillFailed(current: State, request: RollbackRequest): boolean {
  return current.digest === request.failedDigest && (request.failedRevision === undefined || current.revision === request.failedRevision);
}

function skipMoved(current: State, request: RollbackRequest): Decision {
  const place = `${request.service} ${request.environment}`;
  // A push can be accepted and its answer lost: the same run finds its own work the second time.
  const isOurs = current.run === request.run && current.previous?.digest === request.failedDigest;
  if (isOurs && current.verified?.digest === current.digest) {
    return { kind: "skip", reason: "unchanged", message: `${place} was already taken back to ${current.version} by this run` };
  }
  return {
    kind: "skip",
    reason: "superseded",
    message: `${place} holds ${current.version} (${shortDigest(current.digest)}) by now, not ${shortDigest(request.failedDigest)}; left as it is`,
  };
}

function chooseTarget(current: State, request: RollbackRequest, history: readonly VerifiedRelease[]): VerifiedRelease | undefined {
  const known = current.verified === null ? history : [current.verified, ...history];
  const others = known.filter((release) => release.digest !== request.failedDigest);
  if (request.to !== "previous-verified") return others.find((release) => release.digest === request.to || release.version === request.to);
  const failed = current.verified;
  if (failed === null || failed.digest !== request.failedDigest) return failed ?? newest(others);
  // It was healthy once and degraded later. What was verified after it had been rolled back from already: only older ones count.
  return newest(others.filter((release) => release.at < failed.at));
}

function newest(releases: readonly VerifiedRelease[]): VerifiedRelease | undefined {
  return releases.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
}

function refuseNoTarget(current: State, request: RollbackRequest, history: readonly VerifiedRelease[]): Decision {
  const place = `${request.service} ${request.environment}`;
  if (request.to === "previous-verified") {
    return {
      kind: "refuse",
      exitCode: 1,
      reason: "nothing-verified",
      message: `${place} has no verified release besides ${shortDigest(request.failedDigest)} to go back to; nothing was changed`,
      hint: "repair it by a new commit, or deploy a known good one with hotfix and a reason",
    };
  }
  const known = current.verified === null ? history : [current.verified, ...history];
  const versions = [...new Set(known.filter((release) => release.digest !== request.failedDigest).map((release) => release.version))];
  return {
    kind: "refuse",
    exitCode: 1,
    reason: "not-verified",
    message: `${request.to} was never verified in ${place}; nothing was changed`,
    hint: versions.length === 0 ? "nothing else was verified there" : `verified there: ${versions.slice(0, 5).join(", ")}`,
  };
}
