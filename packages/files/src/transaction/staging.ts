import { closeSync, fsyncSync, lstatSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { WriteError } from "./change.ts";

/**
 * One transaction's folder, `.pipeline/.staging-<process>-<start>/`, with `new/<n>`, `old/<n>` and the journal.
 * `journal.json` there: files may have been exchanged, roll back. `done.json`: all were, only the folder is left over.
 */
export interface Staging {
  readonly root: string;
  readonly folder: string;
}

export interface Journal {
  readonly version: 1;
  /** Folders made by the transaction, outermost first. */
  readonly folders: readonly string[];
  readonly entries: readonly JournalEntry[];
}

export interface JournalEntry {
  readonly path: string;
  readonly slot: number;
  readonly before: "absent" | "present";
  /** Hash of what the transaction puts there; null when it removes the file. */
  readonly after: string | null;
}

const home = ".pipeline";
const pattern = /^\.staging-(\d+)-([\da-z]+)$/;

export function openStaging(root: string): Staging {
  if (lstatSync(join(root, home), { throwIfNoEntry: false })?.isSymbolicLink() === true) throw new WriteError(`"${home}" is a link; make it a folder`);
  const name = `.staging-${process.pid}-${startOf(process.pid) ?? "0"}`;
  const folder = join(root, home, name);
  makeFolder(folder);
  mkdirSync(join(folder, "new"));
  mkdirSync(join(folder, "old"));
  const other = stagings(root).find((staging) => staging.folder !== folder && ownerOf(staging) !== undefined);
  if (other !== undefined) {
    closeStaging({ root, folder });
    throw new WriteError(`another run (process ${ownerOf(other)}) is writing in this repository; try again when it has ended`);
  }
  return { root, folder };
}

/** A run that recovers at this moment may take the empty home away again. */
function makeFolder(folder: string): void {
  for (let attempt = 1; ; attempt += 1) {
    mkdirSync(dirname(folder), { recursive: true });
    try {
      mkdirSync(folder);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT" || attempt === 3) throw error;
    }
  }
}

/** Every transaction's folder, of runs alive or dead. */
export function stagings(root: string): Staging[] {
  let names: string[];
  try {
    names = readdirSync(join(root, home));
  } catch {
    return [];
  }
  return names.filter((name) => pattern.test(name)).map((name) => ({ root, folder: join(root, home, name) }));
}

/** The process that is still working in this folder, if it is alive. */
export function ownerOf(staging: Staging): number | undefined {
  const match = pattern.exec(staging.folder.slice(staging.folder.lastIndexOf(".staging-")));
  const pid = Number(match?.[1]);
  if (match === null || !isAlive(pid)) return undefined;
  const start = startOf(pid);
  return start === undefined || match[2] === "0" || start === match[2] ? pid : undefined;
}

export function closeStaging(staging: Staging): void {
  rmSync(staging.folder, { recursive: true, force: true });
  removeHomeIfEmpty(staging.root);
}

export function removeHomeIfEmpty(root: string): void {
  removeIfEmpty(join(root, home));
}

export function writeJournal(staging: Staging, journal: Journal): void {
  const draft = join(staging.folder, "journal.draft");
  writeFileSync(draft, JSON.stringify(journal), { flush: true });
  renameSync(draft, join(staging.folder, "journal.json"));
  syncFolder(staging.folder);
}

export function commitJournal(staging: Staging): void {
  renameSync(join(staging.folder, "journal.json"), join(staging.folder, "done.json"));
  syncFolder(staging.folder);
}

export function readJournal(staging: Staging): Journal | undefined {
  try {
    return JSON.parse(readFileSync(join(staging.folder, "journal.json"), "utf8")) as Journal;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Makes renames in a folder durable; not every system can. */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, "r");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows has no handle on a folder; the rename itself is atomic there too.
  }
}

export function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** When a process started, where the system tells: a number is given to another process one day. */
function startOf(pid: number): string | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold anything; the start time is the 20th field behind it.
    return Number(status.slice(status.lastIndexOf(")") + 2).split(" ")[19]).toString(36);
  } catch {
    return undefined;
  }
}
