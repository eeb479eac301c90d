import { TaskError } from "@create-pipeline/action-kit";
import { isRollback, shortDigest, type Release, type Store, type VerifiedRelease } from "@create-pipeline/state";

/** What is asked for: any of the fields may be empty. */
export interface Wanted {
  readonly image: string;
  readonly digest: string;
  readonly revision: string;
  readonly version: string;
}

/** The predecessor has not verified it. That may be because something newer came, and then it is no fault. */
export class NotVerified extends TaskError {}

/** The release the predecessor verified that fits what is wanted; throws when there is none, or when it was taken back since. */
export async function findVerified(store: Store, predecessor: string, wanted: Wanted): Promise<VerifiedRelease> {
  const current = await store.read(predecessor);
  if (current === null) throw new NotVerified(...refusal(`${predecessor} holds nothing yet`, wanted));
  if (current.verified !== null && fits(current.verified, wanted)) return current.verified;
  if (isEmpty(wanted)) throw refuse(`${predecessor} has verified nothing yet`, wanted);
  // A newer release may have been verified meanwhile, in the middle of this one's soak. So the branch is read, newest first.
  for await (const state of store.history(predecessor)) {
    if (state.previous !== null && fits(state.previous, wanted) && isRollback(state)) {
      throw refuse(`${predecessor} was taken back from ${state.previous.version} to ${state.version}`, wanted);
    }
    if (state.verified !== null && fits(state.verified, wanted)) return state.verified;
  }
  const isThere = isEqual(current, wanted) ? "holds it, but has not verified it" : "has not verified it";
  throw new NotVerified(...refusal(`${predecessor} ${isThere}`, wanted));
}

/** The release any environment ever held that fits what is wanted. */
export async function findAnywhere(store: Store, wanted: Wanted): Promise<Release | undefined> {
  for (const state of await store.readAll()) {
    const found = [state, state.verified, state.previous].find((release) => release !== null && fits(release, wanted));
    if (found !== undefined && found !== null) return found;
  }
  for await (const state of store.history()) if (fits(state, wanted)) return state;
  return undefined;
}

/** A version is only a name: with a digest or a commit it does not decide. */
function fits(release: Release, wanted: Wanted): boolean {
  if (wanted.image !== "" && release.image !== wanted.image) return false;
  return isEmpty(wanted) || isEqual(release, wanted);
}

function isEqual(release: Release, { digest, revision, version }: Wanted): boolean {
  if (digest === "" && revision === "") return release.version === version;
  return (digest === "" || release.digest === digest) && (revision === "" || release.revision === revision);
}

export function isEmpty({ digest, revision, version }: Wanted): boolean {
  return digest === "" && revision === "" && version === "";
}

function refuse(why: string, wanted: Wanted): TaskError {
  return new TaskError(...refusal(why, wanted));
}

function refusal(why: string, wanted: Wanted): ConstructorParameters<typeof TaskError> {
  const hint = "let it be deployed and verified there first, or use hotfix with a reason; nothing was deployed";
  return [`${nameWanted(wanted)} can't be promoted: ${why}`, { exitCode: 3, hint }];
}

function nameWanted({ digest, revision, version }: Wanted): string {
  if (version !== "") return version;
  if (digest !== "") return shortDigest(digest);
  return revision === "" ? "the last verified release" : `commit ${revision}`;
}
