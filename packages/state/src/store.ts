import type { Decision } from "./decision.ts";
import { StateError } from "./state-error.ts";
import { throwUnlessTransient } from "./git-failure.ts";
import { createGit, type Exec, type Git } from "./git.ts";
import { readHistory } from "./history.ts";
import { statePath, type Location } from "./location.ts";
import { parseState } from "./parse-state.ts";
import { pushCommit, writeCommit, type Author } from "./push-commit.ts";
import type { Remote } from "./remote.ts";
import type { State } from "./state.ts";
import { withRetries, type RetryLimits } from "./retry.ts";

/** The branch that says what every environment should run. */
export interface Store {
  /** The state of an environment, or null when nothing was ever deployed there. */
  read(environment: string): Promise<State | null>;
  /** The state of every environment of the service. */
  readAll(): Promise<readonly State[]>;
  /** Every state that ever was, newest first; of one environment or of all of the service. */
  history(environment?: string): AsyncGenerator<State>;
  /** Reads, decides and writes until the decision and what is there agree. */
  update(environment: string, decide: (current: State | null) => Decision | Promise<Decision>): Promise<Update>;
}

export interface Update {
  readonly decision: Decision;
  /** What the environment holds afterwards. */
  readonly state: State | null;
  /** The tip of the branch afterwards; undefined when the branch does not exist. */
  readonly commit: string | undefined;
}

export interface StorePorts {
  readonly exec: Exec;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly tempDir: () => Promise<string>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly now: () => Date;
  readonly random?: () => number;
  readonly log?: (message: string) => void;
}

export interface StoreOptions {
  readonly remote: Remote;
  readonly location: Location;
  readonly author: Author;
  readonly limits?: Partial<RetryLimits>;
}

const tip = "refs/state/tip";

/** Opens the branch in a bare repository of its own, so that no checkout is touched. */
export async function openStore(options: StoreOptions, ports: StorePorts): Promise<Store> {
  const folder = await ports.tempDir();
  const git = createGit({ exec: ports.exec, env: ports.env, gitDir: `${folder}/state.git`, remote: options.remote });
  await git.read(["init", "--quiet", "--bare", "--template="]);
  const { location } = options;
  const retrying = <T>(what: string, attempt: () => Promise<T | undefined>): Promise<T> => withRetries({ what, attempt, ports, limits: options.limits ?? {} });
  const fetchTip = (): Promise<string | null> => retrying("reading the state", () => fetchBranch(git, location.branch));

  async function read(environment: string): Promise<State | null> {
    const commit = await fetchTip();
    return commit === null ? null : await readStateAt(git, commit, location, environment);
  }
  async function readAll(): Promise<readonly State[]> {
    const commit = await fetchTip();
    if (commit === null) return [];
    const names = await git.read(["ls-tree", "-z", "--name-only", commit, `${location.path}/`]);
    const files = names.split("\0").filter((name) => name.endsWith(".json"));
    const states: State[] = [];
    for (const file of files) {
      const state = await readStateAt(git, commit, location, file.slice(location.path.length + 1, -".json".length));
      if (state !== null) states.push(state);
    }
    return states;
  }
  async function* history(environment?: string): AsyncGenerator<State> {
    if ((await fetchTip()) === null) return;
    const paths = environment === undefined ? `${location.path}/` : statePath(location, environment);
    yield* readHistory({ git, tip, branch: location.branch, path: paths, service: location.service });
  }
  async function update(environment: string, decide: (current: State | null) => Decision | Promise<Decision>): Promise<Update> {
    return await retrying("writing the state", async () => {
      const parent = await fetchBranch(git, location.branch);
      if (parent === undefined) return undefined;
      const current = parent === null ? null : await readStateAt(git, parent, location, environment);
      const decision = await decide(current);
      if (decision.kind !== "write") return { decision, state: current, commit: parent ?? undefined };
      const commit = await writeCommit(git, {
        parent,
        path: statePath(location, environment),
        decision,
        author: options.author,
        indexFile: `${folder}/index`,
        now: ports.now(),
      });
      const isPushed = await pushCommit(git, commit, location.branch);
      return isPushed ? { decision, state: decision.next, commit } : undefined;
    });
  }
  return { read, readAll, history, update };
}

/** The tip of the branch; null when it does not exist; undefined when it is worth another try. */
async function fetchBranch(git: Git, branch: string): Promise<string | null | undefined> {
  const refspec = `+refs/heads/${branch}:${tip}`;
  // Blobs of other services are never needed, and old commits seldom.
  const result = await git.run(["fetch", "--quiet", "--depth=1", "--filter=blob:none", "--no-tags", "--no-write-fetch-head", "state", refspec]);
  if (result.code === 0) return await git.read(["rev-parse", "--verify", "--quiet", `${tip}^{commit}`]);
  if (/couldn't find remote ref/i.test(result.stderr)) return null;
  throwUnlessTransient(result.stderr, "the state can't be read");
  return undefined;
}

async function readStateAt(git: Git, commit: string, location: Location, environment: string): Promise<State | null> {
  const path = statePath(location, environment);
  const entry = await git.read(["ls-tree", "-z", commit, "--", path]);
  if (entry === "") return null;
  const blob = /^100(?:644|755) blob ([0-9a-f]{40})\t/.exec(entry)?.[1];
  if (blob === undefined) throw new StateError(1, `${path} on the state branch is not a plain file`, "restore the last good commit of the branch");
  const state = parseState(await git.read(["cat-file", "blob", blob]), path);
  if (state.service === location.service && state.environment === environment) return state;
  throw new StateError(
    1,
    `${path} on the state branch belongs to ${state.service} ${state.environment}, not to ${location.service} ${environment}`,
    "give every service its own state_path",
  );
}
