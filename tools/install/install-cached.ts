import { existsSync } from "node:fs";
import { lstat, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Progress } from "../kinds/kind.ts";
import { withLock } from "./lock.ts";

/** What a finished build leaves beside the tool, so that the README can tell measured numbers. */
export interface BuildRecord {
  readonly seconds: number;
  readonly bytes: number;
}

/** The name of the file that holds the `BuildRecord`. */
export const buildRecordFile = "build-record.json";

/** Builds into a neighbour folder and renames it, so that a folder under its final name is always complete. */
export async function installCached(finalDirectory: string, build: (directory: string) => Promise<void>, progress: Progress): Promise<void> {
  await mkdir(dirname(finalDirectory), { recursive: true });
  await withLock(`${finalDirectory}.lock`, progress, async () => {
    if (existsSync(finalDirectory)) {
      progress("another process has just built it");
      return;
    }
    await removeLeftovers(finalDirectory);
    const temporary = `${finalDirectory}.tmp-${process.pid}`;
    await mkdir(temporary);
    const start = performance.now();
    await build(temporary);
    const record: BuildRecord = { seconds: Math.round((performance.now() - start) / 100) / 10, bytes: await sizeOf(temporary) };
    await writeFile(join(temporary, buildRecordFile), `${JSON.stringify(record)}\n`);
    await rename(temporary, finalDirectory);
  });
}

/** Holding the lock, any temporary folder belongs to a process that died. */
async function removeLeftovers(finalDirectory: string): Promise<void> {
  const folder = dirname(finalDirectory);
  const leftovers = (await readdir(folder)).filter((name) => name.startsWith(`${basename(finalDirectory)}.tmp-`));
  for (const name of leftovers) await rm(join(folder, name), { recursive: true, force: true });
}

async function sizeOf(directory: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(directory, { recursive: true })) {
    const status = await lstat(join(directory, entry));
    if (status.isFile()) bytes += status.size;
  }
  return bytes;
}
