import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { State } from "../state.ts";

/** Real repositories in a folder of their own: the source with its commits, and a bare one for the state. */
export interface Repositories {
  readonly root: string;
  /** A checkout with a remote called origin. */
  readonly source: string;
  readonly origin: string;
  readonly stateRepository: string;
  /** Makes a commit in the source on top of another one (or of none) and pushes it; answers its id. */
  commit(message: string, parent?: string): string;
  git(folder: string, ...args: string[]): string;
  /** What the state branch holds, or null. */
  state(environment: string, service?: string): State | null;
  /** Subjects of the state branch, newest first. */
  log(): string[];
  remove(): void;
}

const identity = { GIT_AUTHOR_NAME: "t", GIT_AUTHOR_EMAIL: "t@example.com", GIT_COMMITTER_NAME: "t", GIT_COMMITTER_EMAIL: "t@example.com" };

export function createRepositories(): Repositories {
  const root = mkdtempSync(join(tmpdir(), "state-test-"));
  const [source, origin, stateRepository] = [join(root, "source"), join(root, "origin.git"), join(root, "state.git")];
  function git(folder: string, ...args: string[]): string {
    const env = { PATH: process.env["PATH"], HOME: root, GIT_CONFIG_NOSYSTEM: "1", ...identity };
    return execFileSync("git", ["-C", folder, ...args], { encoding: "utf8", env, stdio: ["ignore", "pipe", "pipe"] }).trim();
  }
  for (const bare of [origin, stateRepository]) {
    git(root, "init", "--quiet", "--bare", bare);
    git(bare, "config", "uploadpack.allowFilter", "true");
  }
  git(root, "init", "--quiet", "--initial-branch=main", source);
  git(source, "remote", "add", "origin", origin);
  const emptyTree = git(source, "mktree", "--missing");
  let count = 0;
  return {
    root,
    source,
    origin,
    stateRepository,
    git,
    commit: (message, parent) => {
      const id = git(source, "commit-tree", ...(parent === undefined ? [] : ["-p", parent]), "-m", message, emptyTree);
      git(source, "push", "--quiet", "origin", `${id}:refs/heads/c${(count += 1)}`);
      return id;
    },
    state: (environment, service = "orders") => {
      try {
        return JSON.parse(git(stateRepository, "show", `environments:${service}/${environment}.json`)) as State;
      } catch {
        return null;
      }
    },
    log: () => git(stateRepository, "log", "--format=%s", "environments").split("\n"),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
