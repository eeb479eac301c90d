import type { Decision } from "./decision.ts";
import { lastLines, throwUnlessTransient } from "./git-failure.ts";
import type { Git } from "./git.ts";
import { StateError } from "./state-error.ts";
import { printState } from "./state.ts";

export interface Author {
  readonly name: string;
  readonly email: string;
}

export interface CommitRequest {
  /** null starts the branch: a commit without a parent. */
  readonly parent: string | null;
  readonly path: string;
  readonly decision: Extract<Decision, { kind: "write" }>;
  readonly author: Author;
  readonly indexFile: string;
  readonly now: Date;
}

/** Writes the commit with plumbing only: no work tree, no filters, no hooks. */
export async function writeCommit(git: Git, request: CommitRequest): Promise<string> {
  const { parent, decision } = request;
  const index = { GIT_INDEX_FILE: request.indexFile };
  const blob = await git.read(["hash-object", "-w", "--stdin"], { input: printState(decision.next) });
  await git.read(["read-tree", parent ?? "--empty"], { env: index });
  await git.read(["update-index", "--add", "--cacheinfo", `100644,${blob},${request.path}`], { env: index });
  const tree = await git.read(["write-tree", "--missing-ok"], { env: index });
  const date = `${Math.floor(request.now.getTime() / 1000)} +0000`;
  const { name, email } = request.author;
  const person = {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: date,
  };
  const parents = parent === null ? [] : ["-p", parent];
  return await git.read(["commit-tree", "--no-gpg-sign", ...parents, "-F", "-", tree], { env: person, input: formatMessage(decision) });
}

function formatMessage({ subject, next }: Extract<Decision, { kind: "write" }>): string {
  const reason = next.reason === undefined || next.reason === "" ? "" : `Reason: ${next.reason}\n`;
  // Servers without push options (and mirrors) read this mark instead.
  return `${subject}\n\n[skip ci]\n\nRun: ${next.run}\n${reason}`;
}

/** Pushes without force. False: somebody else was faster, or the failure may pass; either way read and decide again. */
export async function pushCommit(git: Git, commit: string, branch: string): Promise<boolean> {
  const push = ["push", "--porcelain", "--no-verify"];
  const target = ["state", `${commit}:refs/heads/${branch}`];
  let result = await git.run([...push, "-o", "ci.skip", ...target]);
  if (result.code !== 0 && /does not support push options/i.test(result.stderr)) result = await git.run([...push, ...target]);
  if (result.code === 0) return true;
  const status = /^!\t\S+\t(.*)$/m.exec(result.stdout)?.[1] ?? "";
  if (status.startsWith("[rejected]") || /cannot lock ref|failed to update ref|incorrect old value|failed to lock|already exists/i.test(status)) return false;
  if (status.startsWith("[remote rejected]")) {
    throw new StateError(
      1,
      `the server refuses the push to ${branch}: ${status.slice("[remote rejected] ".length)}: ${lastLines(result.stderr)}`,
      `let the deploy identity push to ${branch} (branch protection, push rules); nobody else needs to`,
    );
  }
  throwUnlessTransient(result.stderr, "the state can't be written");
  return false;
}
