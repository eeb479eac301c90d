import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runExpecting } from "../run.ts";
import type { InputFile } from "./finding.ts";

/**
 * Copies the files to their repository paths in a fresh folder, calls `work` with it and removes it.
 * Tools then report repository paths, find no configuration of ours by accident and cannot write to the input.
 */
export async function withStagedFiles<T>(files: readonly InputFile[], work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), "create-pipeline-validate-"));
  try {
    for (const { path, absolutePath } of files) {
      const target = join(directory, path);
      await mkdir(dirname(target), { recursive: true });
      await copyFile(absolutePath, target);
    }
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Makes the staged folder a git repository with a remote, which several tools take for granted. */
export async function initRepository(directory: string): Promise<void> {
  const git = (...args: string[]): Promise<unknown> =>
    runExpecting([0], "git", args, { cwd: directory, env: { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" } });
  await git("init", "--quiet", "--initial-branch=main");
  await git("remote", "add", "origin", "https://git.example.invalid/acme/service.git");
  await git("add", "--all");
  await git("-c", "user.name=validator", "-c", "user.email=validator@example.invalid", "commit", "--quiet", "--message", "staged");
  // gitlab-ci-local asks the remote for its default branch.
  await git("update-ref", "refs/remotes/origin/main", "HEAD");
  await git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
}

/** The files that a validator knows how to judge; none at all is a mistake of the caller, because silence would look like success. */
export function selectFiles(tool: string, files: readonly InputFile[], appliesTo: (path: string) => boolean): readonly InputFile[] {
  const selected = files.filter(({ path }) => appliesTo(path));
  if (selected.length === 0) throw new Error(`${tool} has nothing to judge among ${files.length} files`);
  return selected;
}

/** Writes texts into a temporary folder and hands them to `work` as input files; for tests and for rendered text. */
export async function withTexts<T>(texts: Readonly<Record<string, string>>, work: (files: readonly InputFile[]) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), "create-pipeline-texts-"));
  try {
    const files = Object.keys(texts).map((path): InputFile => ({ path, absolutePath: join(directory, path) }));
    for (const { path, absolutePath } of files) {
      await mkdir(dirname(absolutePath), { recursive: true });
      await writeFile(absolutePath, texts[path] ?? "");
    }
    return await work(files);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
