import type { Decision } from "./decision.ts";
import { latestTime } from "./latest-time.ts";
import { isSameRelease, orderRelease, shortDigest, type State } from "./state.ts";

export interface VerifyRequest {
  readonly digest: string;
  readonly revision: string;
  readonly at: string;
}

/** Records that a release was seen healthy, but only while the environment still holds it. */
export function decideVerified(current: State | null, request: VerifyRequest): Decision {
  if (current === null) {
    return { kind: "skip", reason: "superseded", message: "the environment holds nothing any more; nothing to mark as verified" };
  }
  const place = `${current.service} ${current.environment}`;
  if (current.digest !== request.digest || current.revision !== request.revision) {
    const message = `${place} holds ${current.version} (${shortDigest(current.digest)}) by now; ${shortDigest(request.digest)} is not marked as verified`;
    return { kind: "skip", reason: "superseded", message };
  }
  if (current.verified !== null && isSameRelease(current.verified, current)) {
    // The first time stays: the soak of the next environment counts from it.
    return { kind: "skip", reason: "unchanged", message: `${place}: ${current.version} was verified at ${current.verified.at}` };
  }
  const at = latestTime(request.at, { time: current.deployedAt }, { time: current.verified?.at, after: true });
  const next: State = { ...current, verified: { ...orderRelease(current), at } };
  return { kind: "write", next, subject: `${place}: ${current.version} (${shortDigest(current.digest)}) verified` };
}
