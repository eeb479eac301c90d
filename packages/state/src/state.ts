/** One build of the service: what ran, or is to run, in an environment. */
export interface Release {
  /** Repository of the image, without tag and digest. */
  readonly image: string;
  /** `sha256:` and 64 hex digits. */
  readonly digest: string;
  /** The commit it was built from, 40 hex digits. */
  readonly revision: string;
  readonly version: string;
}

/** A release that was seen healthy in the environment. */
export interface VerifiedRelease extends Release {
  readonly at: string;
}

/** What one environment of one service should run. */
export interface State extends Release {
  readonly schemaVersion: 1;
  readonly service: string;
  readonly environment: string;
  /** The pipeline run that wrote it: an address or an id. */
  readonly run: string;
  readonly reason?: string;
  readonly deployedAt: string;
  /** What was there before. */
  readonly previous: Release | null;
  /** The last release that was verified here; a rollback goes there. */
  readonly verified: VerifiedRelease | null;
}

/** Prints a state so that equal states have equal bytes: fixed order of keys, two spaces, a newline at the end. */
export function printState(state: State): string {
  const ordered = {
    schemaVersion: state.schemaVersion,
    service: state.service,
    environment: state.environment,
    ...orderRelease(state),
    run: state.run,
    ...(state.reason === undefined ? {} : { reason: state.reason }),
    deployedAt: state.deployedAt,
    previous: state.previous === null ? null : orderRelease(state.previous),
    verified: state.verified === null ? null : { ...orderRelease(state.verified), at: state.verified.at },
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

/** Only the four fields of a release, whatever else the value carries. */
export function orderRelease(release: Release): Release {
  return { image: release.image, digest: release.digest, revision: release.revision, version: release.version };
}

/** Whether two releases are the same build of the same commit. */
export function isSameRelease(a: Release, b: Release): boolean {
  return a.digest === b.digest && a.revision === b.revision;
}

/** Whether a state was written by a rollback: it holds a release that had been verified before it was written. */
export function isRollback(state: State): boolean {
  return state.verified !== null && isSameRelease(state, state.verified) && Date.parse(state.verified.at) < Date.parse(state.deployedAt);
}

/** The first twelve hex digits of a digest, for people. */
export function shortDigest(digest: string): string {
  return digest.replace(/^sha256:/, "").slice(0, 12);
}
