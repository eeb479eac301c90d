import { throwUnlessTransient } from "./git-failure.ts";
import type { Git } from "./git.ts";
import { parseState } from "./parse-state.ts";
import type { State } from "./state.ts";

export interface HistoryRequest {
  readonly git: Git;
  readonly tip: string;
  readonly branch: string;
  readonly path: string;
  readonly service: string;
}

/** How far back each step looks; most answers are near, and an organization's branch may be very long. */
const depths = ["--depth=50", "--depth=1000", "--unshallow"];

/** The states that ever were under a path, newest first, each once; what is no state is passed over. */
export async function* readHistory(request: HistoryRequest): AsyncGenerator<State> {
  const seen = new Set<string>();
  for (const depth of depths) {
    if (!(await deepen(request, depth))) return;
    for (const entry of await listBlobs(request)) {
      const key = `${entry.path} ${entry.blob}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const state = await readEntry(request, entry);
      if (state !== undefined) yield state;
    }
  }
}

/** False when there is nothing further back that was not listed yet. */
async function deepen({ git, tip, branch }: HistoryRequest, depth: string): Promise<boolean> {
  const isShallow = (await git.read(["rev-parse", "--is-shallow-repository"])) === "true";
  // A branch of one commit is complete from the start; it still has to be listed once.
  if (!isShallow) return depth === depths[0];
  const refspec = `+refs/heads/${branch}:${tip}`;
  const result = await git.run(["fetch", "--quiet", depth, "--no-filter", "--no-tags", "--no-write-fetch-head", "state", refspec]);
  if (result.code !== 0) throwUnlessTransient(result.stderr, "the history of the state can't be read");
  return true;
}

interface Entry {
  readonly path: string;
  readonly blob: string;
}

async function listBlobs({ git, tip, path }: HistoryRequest): Promise<Entry[]> {
  const raw = await git.read(["log", "--raw", "-z", "--no-renames", "--no-abbrev", "--topo-order", "--format=", tip, "--", path]);
  const entries: Entry[] = [];
  for (const match of raw.matchAll(/:\d+ 100644 [0-9a-f]{40} ([0-9a-f]{40}) [AM]\0([^\0]+)\0/g)) {
    const [, blob, file] = match;
    if (blob !== undefined && file?.endsWith(".json")) entries.push({ blob, path: file });
  }
  return entries;
}

async function readEntry({ git, service }: HistoryRequest, entry: Entry): Promise<State | undefined> {
  const result = await git.run(["cat-file", "blob", entry.blob]);
  if (result.code !== 0) return undefined;
  try {
    const state = parseState(result.stdout, entry.path);
    return state.service === service ? state : undefined;
  } catch {
    // An old mistake in the history is no reason to refuse a rollback today.
    return undefined;
  }
}
