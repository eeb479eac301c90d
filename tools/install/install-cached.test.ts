import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildRecordFile, installCached } from "./install-cached.ts";

let root: string;
const lines: string[] = [];
const progress = (line: string): void => void lines.push(line);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "create-pipeline-install-"));
  lines.length = 0;
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const write = async (directory: string): Promise<void> => writeFile(join(directory, "tool"), "1234");

test("a build appears under its final name together with what was measured", async () => {
  await installCached(join(root, "a", "hash"), write, progress);

  expect(await readdir(join(root, "a"))).toEqual(["hash"]);
  expect(JSON.parse(await readFile(join(root, "a", "hash", buildRecordFile), "utf8"))).toMatchObject({ bytes: 4 });
});

test("a build that fails leaves no finished folder and no lock, and the next one cleans up", async () => {
  const target = join(root, "hash");

  await expect(installCached(target, () => Promise.reject(new Error("no compiler")), progress)).rejects.toThrow("no compiler");
  expect(existsSync(target)).toBe(false);
  await installCached(target, write, progress);

  expect(await readdir(root)).toEqual(["hash"]);
});

test("two installations at once build once", async () => {
  let builds = 0;
  const build = async (directory: string): Promise<void> => {
    builds += 1;
    await write(directory);
  };

  await Promise.all([installCached(join(root, "hash"), build, progress), installCached(join(root, "hash"), build, progress)]);

  expect(builds).toBe(1);
  expect(lines).toContain("another process has just built it");
});

test("a lock of a process that died is taken over", async () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  await writeFile(join(root, "hash.lock"), String(pid));

  await installCached(join(root, "hash"), write, progress);

  expect(await readdir(root)).toEqual(["hash"]);
});

test("a lock file without content does not stop anybody for ever", async () => {
  await writeFile(join(root, "hash.lock"), "");
  await mkdir(join(root, "hash.tmp-1"));

  await installCached(join(root, "hash"), write, progress);

  expect(await readdir(root)).toEqual(["hash"]);
});
