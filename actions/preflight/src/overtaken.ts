import type { Inputs, Ports } from "@create-pipeline/action-kit";
import { isRollback, relateRevisions, shortDigest, type Release, type State, type Store } from "@create-pipeline/state";
import { resolveSourceRemote } from "@create-pipeline/state/task";

/** The build of this run; the image may be empty. */
export type Ours = Pick<Release, "image" | "digest" | "revision">;

interface Context {
  readonly inputs: Inputs;
  readonly ports: Ports;
}

/** Each comparison may have to fetch; what overtook us is among the last ones. */
const comparisons = 5;

/**
 * The newer release because of which the predecessor never verified ours: it replaced ours there, or was there before ours came. Undefined: ours
 * was not overtaken, as far as anybody can know.
 */
export async function findOvertaking(store: Store, predecessor: string, ours: Ours, context: Context): Promise<Release | undefined> {
  const others = new Map<string, State>();
  for await (const state of store.history(predecessor)) {
    // What was deployed on top of ours replaced it, without being asked how the commits stand to each other.
    if (isOurs(state, ours)) return [...others.values()].at(-1);
    // Our commit with another digest is no build that was overtaken.
    if (state.revision === ours.revision) return undefined;
    if (!isRollback(state) && !others.has(state.revision)) others.set(state.revision, state);
  }
  for (const other of [...others.values()].slice(0, comparisons)) {
    if (await isNewer(other, ours, context)) return other;
  }
  return undefined;
}

function isOurs(release: Release, { image, digest, revision }: Ours): boolean {
  return release.digest === digest && release.revision === revision && (image === "" || release.image === image);
}

async function isNewer(other: Release, ours: Ours, { inputs, ports }: Context): Promise<boolean> {
  const remote = await resolveSourceRemote(inputs, ports);
  const { relation, detail } = await relateRevisions(
    { deployed: other.revision, wanted: ours.revision, source: inputs["source"] || ".", remote },
    { exec: ports.exec, env: ports.env, tempDir: ports.files.tempDir, sleep: ports.sleep },
  );
  if (detail !== undefined) ports.log.warning(`whether ${other.version} (${shortDigest(other.digest)}) is newer can't be found out: ${detail}`);
  return relation === "older";
}
