import type { Relation } from "./decide-deploy.ts";
import { classifyFailure, lastLines } from "./git-failure.ts";
import { createGit, type Exec, type Git } from "./git.ts";
import type { Remote } from "./remote.ts";

export interface RelateRequest {
  readonly deployed: string;
  readonly wanted: string;
  /** The checkout whose history is asked first. */
  readonly source: string;
  /** Where the missing history comes from. */
  readonly remote: Remote | undefined;
}

export interface RelatePorts {
  readonly exec: Exec;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly tempDir: () => Promise<string>;
  readonly sleep: (ms: number) => Promise<void>;
}

export interface Related {
  readonly relation: Relation;
  /** Why it is unknown. */
  readonly detail?: string;
}

const fetchAttempts = 4;

/** How the wanted commit stands to the deployed one, by the history of the source. The checkout itself is never changed. */
export async function relateRevisions(request: RelateRequest, ports: RelatePorts): Promise<Related> {
  if (request.deployed === request.wanted) return { relation: "same" };
  const checkout = createGit({ exec: ports.exec, env: ports.env, workTree: request.source });
  const shallow = await checkout.run(["rev-parse", "--is-shallow-repository"]);
  const local = await compare(checkout, request);
  // "Is an ancestor" is certain even in a shallow clone; "is none" only where the whole history is there.
  if (local === "newer" || local === "older") return { relation: local };
  if (local === "diverged" && shallow.stdout.trim() === "false") return { relation: local };
  if (request.remote === undefined) return { relation: "unknown", detail: "the checkout lacks the history and has no origin" };
  return await relateByFetch(request, request.remote, ports);
}

async function relateByFetch(request: RelateRequest, remote: Remote, ports: RelatePorts): Promise<Related> {
  const git = createGit({ exec: ports.exec, env: ports.env, gitDir: `${await ports.tempDir()}/source.git`, remote });
  await git.read(["init", "--quiet", "--bare", "--template="]);
  // Commits only: neither trees nor files are needed to compare two of them.
  const fetch = ["fetch", "--quiet", "--filter=tree:0", "--no-tags", "--no-write-fetch-head", "state", request.deployed, request.wanted];
  for (let attempt = 1; ; attempt++) {
    const fetched = await git.run(fetch);
    if (fetched.code === 0) return { relation: await compare(git, request) };
    if (attempt === fetchAttempts || classifyFailure(fetched.stderr) !== "transient") {
      return { relation: "unknown", detail: lastLines(fetched.stderr) };
    }
    await ports.sleep(500 * 2 ** attempt);
  }
}

async function compare(git: Git, { deployed, wanted }: RelateRequest): Promise<Relation> {
  const forward = await git.run(["merge-base", "--is-ancestor", deployed, wanted]);
  if (forward.code === 0) return "newer";
  const backward = await git.run(["merge-base", "--is-ancestor", wanted, deployed]);
  if (backward.code === 0) return "older";
  return forward.code === 1 && backward.code === 1 ? "diverged" : "unknown";
}
