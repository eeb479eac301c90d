import {
  chmodSync,
  constants,
  copyFileSync,
  fsync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  closeSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeSync,
} from "node:fs";
import type { Stats } from "node:fs";
import { dirname, join } from "node:path";
import { linkOutside, statusOf } from "../disk.ts";
import { parentsOf, pathProblem } from "../path.ts";
import { WriteError } from "./change.ts";
import type { ApplyOptions, Change, WriteChange } from "./change.ts";
import { hash, recoverInterrupted, rollBack } from "./rollback.ts";
import { closeStaging, commitJournal, openStaging, removeIfEmpty, writeJournal } from "./staging.ts";
import type { Journal, JournalEntry, Staging } from "./staging.ts";

/**
 * Writes and removes all the files, or none: new contents are staged on the same file system, the old ones are kept aside and a
 * journal says what is about to happen before the first file is exchanged. Whatever stops it, here or in the next run, the
 * tree is as it was.
 */
export async function applyChanges(root: string, changes: readonly Change[], options: ApplyOptions = {}): Promise<void> {
  if (changes.length === 0) return;
  const real = realpathSync(root);
  recoverInterrupted(real);
  const before = changes.map((change) => examine(real, change));
  const staging = openStaging(real);
  let journal: Journal | undefined;
  try {
    options.onStep?.("staging");
    await stage(staging, changes, before);
    options.onStep?.("staged");
    backUp(staging, changes, before);
    options.onStep?.("backed-up");
    await stopIfAborted(options.signal);
    journal = describe(real, changes, before);
    writeJournal(staging, journal);
    options.onStep?.("journaled");
    exchange(staging, journal, options);
    await syncFolders(journal.entries.map((entry) => dirname(join(real, entry.path))));
    options.onStep?.("applied");
    await stopIfAborted(options.signal);
    commitJournal(staging);
  } catch (error) {
    if (journal !== undefined) rollBack(staging, journal);
    closeStaging(staging);
    if (error instanceof WriteError) throw error;
    throw new WriteError(`nothing was written: ${(error as Error).message}`, { cause: error });
  }
  options.onStep?.("committed");
  closeStaging(staging);
  options.onStep?.("cleaned");
}

/** What stands at the path now; refuses what must not be written over. */
function examine(root: string, change: Change): Stats | undefined {
  const problem = pathProblem(change.path);
  if (problem !== undefined) throw new WriteError(`nothing was written: path "${change.path}" ${problem}`);
  const link = linkOutside(root, change.path);
  if (link !== undefined) throw new WriteError(`nothing was written: "${link}" is a link that leads out of the repository`);
  const status = statusOf(join(root, change.path));
  if (status === "blocked") throw new WriteError(`nothing was written: a file stands where "${change.path}" needs a folder`);
  if (status !== undefined && !status.isFile() && !status.isSymbolicLink())
    throw new WriteError(`nothing was written: "${change.path}" is a folder or a special file`);
  return status;
}

async function stage(staging: Staging, changes: readonly Change[], before: readonly (Stats | undefined)[]): Promise<void> {
  const handles: number[] = [];
  try {
    changes.forEach((change, slot) => {
      if (change.kind === "write") handles.push(stageFile(join(staging.folder, "new", String(slot)), change, before[slot]));
    });
    await Promise.all(handles.map((handle) => flush(handle)));
  } finally {
    for (const handle of handles) closeSync(handle);
  }
}

/** All at once: the file system gathers them into one write. */
function flush(handle: number): Promise<void> {
  return new Promise((resolve, reject) => fsync(handle, (error) => (error === null ? resolve() : reject(error))));
}

/** Makes the renames durable before the journal says that they happened; not every system can open a folder. */
async function syncFolders(folders: readonly string[]): Promise<void> {
  await Promise.all(
    [...new Set(folders)].map(async (folder) => {
      let handle: number;
      try {
        handle = openSync(folder, "r");
      } catch {
        return;
      }
      await flush(handle).catch(() => {});
      closeSync(handle);
    }),
  );
}

function stageFile(path: string, change: WriteChange, before: Stats | undefined): number {
  const handle = openSync(path, "wx", 0o666);
  const content = typeof change.content === "string" ? Buffer.from(change.content) : change.content;
  for (let offset = 0; offset < content.length;) offset += writeSync(handle, content, offset);
  const mode = (before?.isFile() === true ? before.mode : lstatSync(path).mode) & 0o777;
  // Executable for those who may read it; the other bits stay as the user or the umask set them.
  chmodSync(path, change.executable ? mode | ((mode & 0o444) >> 2) : mode & ~0o111);
  return handle;
}

function backUp(staging: Staging, changes: readonly Change[], before: readonly (Stats | undefined)[]): void {
  changes.forEach((change, slot) => {
    const status = before[slot];
    if (status === undefined) return;
    const from = join(staging.root, change.path);
    const to = join(staging.folder, "old", String(slot));
    if (status.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
    else linkOrCopy(from, to, status);
  });
}

function linkOrCopy(from: string, to: string, status: Stats): void {
  try {
    linkSync(from, to);
  } catch {
    // File systems without hard links, and protected_hardlinks on files of another owner.
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    chmodSync(to, status.mode & 0o777);
  }
}

function describe(root: string, changes: readonly Change[], before: readonly (Stats | undefined)[]): Journal {
  const entries = changes.map((change, slot): JournalEntry => ({
    path: change.path,
    slot,
    before: before[slot] === undefined ? "absent" : "present",
    after: change.kind === "write" ? (change.sha256 ?? hash(change.content)) : null,
  }));
  const written = changes.filter((change) => change.kind === "write");
  const folders = [...new Set(written.flatMap((change) => parentsOf(change.path)))].filter(
    (folder) => lstatSync(join(root, folder), { throwIfNoEntry: false }) === undefined,
  );
  return { version: 1, folders, entries };
}

function exchange(staging: Staging, journal: Journal, options: ApplyOptions): void {
  for (const folder of journal.folders) mkdirSync(join(staging.root, folder), { recursive: true });
  for (const entry of journal.entries) {
    const target = join(staging.root, entry.path);
    if (entry.after === null) rmSync(target, { force: true });
    else renameSync(join(staging.folder, "new", String(entry.slot)), target);
    options.onStep?.(`applied ${entry.path}`);
  }
  removeEmptyFolders(staging.root, journal);
}

/** Signals reach JavaScript only between turns of the event loop: let one that is waiting in. */
async function stopIfAborted(signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return;
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  if (signal.aborted) throw new WriteError("interrupted; nothing was written", { interrupted: true });
}

/** Folders that only held what was removed. */
function removeEmptyFolders(root: string, journal: Journal): void {
  for (const entry of journal.entries) {
    if (entry.after !== null) continue;
    for (const folder of parentsOf(entry.path).reverse()) if (!removeIfEmpty(join(root, folder))) break;
  }
}
