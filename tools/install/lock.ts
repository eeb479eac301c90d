import { open, readFile, rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Progress } from "../kinds/kind.ts";

const pollMs = 250;

/** Runs `work` while holding a lock file, waiting for a live holder and taking over from a dead one. */
export async function withLock(lockFile: string, progress: Progress, work: () => Promise<void>): Promise<void> {
  let announced = false;
  while (!(await tryLock(lockFile))) {
    const holder = await readHolder(lockFile);
    if (holder === undefined || !isAlive(holder)) {
      // Two waiters may both take over; the work renames into place, so the worst case is work done twice.
      await rm(lockFile, { force: true });
      continue;
    }
    if (!announced) progress(`waiting for process ${holder}, which holds the lock`);
    announced = true;
    await sleep(pollMs);
  }
  try {
    await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function tryLock(lockFile: string): Promise<boolean> {
  try {
    const handle = await open(lockFile, "wx");
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** The process id in the lock file; an empty file is a holder between creating and writing, so it is read again once. */
async function readHolder(lockFile: string): Promise<number | undefined> {
  for (const pause of [0, pollMs]) {
    await sleep(pause);
    const text = await readFile(lockFile, "utf8").catch(() => "");
    if (/^\d+$/.test(text)) return Number(text);
  }
  return undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // "not permitted" means that the process exists and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
