// https://github.com/firecow/gitlab-ci-local
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { GeneratedFile } from "@create-pipeline/files";

const RUNNER = fileURLToPath(new URL("../../../../../node_modules/gitlab-ci-local/dist/index.js", import.meta.url));

export interface LocalRun {
  readonly code: number;
  readonly log: string;
  /** Jobs by name as the summary lists them. */
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

export interface LocalRepository {
  readonly path: string;
  /** Commits a new file on a new branch. */
  commit(branch: string, file: string): void;
  run(variables?: Readonly<Record<string, string>>, args?: readonly string[]): Promise<LocalRun>;
  [Symbol.dispose](): void;
}

/** A repository with a remote, in which gitlab-ci-local runs without containers. `services` need an engine, so they are taken out. */
export function localRepository(files: readonly GeneratedFile[], more: Readonly<Record<string, string>> = {}): LocalRepository {
  const path = mkdtempSync(join(tmpdir(), "gitlab-run-"));
  const all = [...files.map((file) => [file.path, file.content.replaceAll(/^ {2}services:\n(?: {4}.*\n)+/gm, "")] as const), ...Object.entries(more)];
  for (const [name, content] of all) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  const git = (...args: string[]): void => void execFileSync("git", ["-C", path, "-c", "user.email=a@b.example", "-c", "user.name=a", ...args]);
  git("init", "-q", "-b", "main");
  git("remote", "add", "origin", "git@gitlab.com:acme/orders.git");
  git("add", "-A");
  git("commit", "-q", "-m", "first");
  git("update-ref", "refs/remotes/origin/main", "HEAD");
  git("remote", "set-head", "origin", "main");
  const commit = (branch: string, file: string): void => {
    git("switch", "-q", "-c", branch);
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), branch);
    git("add", file);
    git("commit", "-q", "-m", branch);
  };
  return {
    path,
    commit,
    run: (variables = {}, args = []) => runLocally(path, variables, args),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

function runLocally(path: string, variables: Readonly<Record<string, string>>, args: readonly string[]): Promise<LocalRun> {
  const given = Object.entries(variables).flatMap(([name, value]) => ["--variable", `${name}=${value}`]);
  const home = join(path, ".git", "home");
  mkdirSync(home, { recursive: true });
  // A clean environment: what the jobs see comes from the file and from the variables alone.
  const env = { PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`, HOME: home };
  const child = spawn(process.execPath, [RUNNER, "--force-shell-executor", "--no-color", ...given, ...args], { cwd: path, env });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      const log = Buffer.concat(chunks)
        .toString("utf8")
        .replaceAll(/\u001b\[[0-9;]*m/g, "");
      const listed = (mark: string): string[] => [...log.matchAll(new RegExp(`^ ${mark} +(\\S+)`, "gm"))].map((match) => match[1] ?? "");
      resolve({ code: code ?? 1, log, passed: listed("PASS"), failed: listed("FAIL") });
    });
  });
}
