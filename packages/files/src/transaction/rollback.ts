import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { closeStaging, ownerOf, readJournal, removeHomeIfEmpty, removeIfEmpty, stagings, syncFolder } from "./staging.ts";
import type { Journal, JournalEntry, Staging } from "./staging.ts";

export interface Recovery {
  /** Runs that had been stopped half-way and are undone now. */
  readonly undone: number;
  /** Paths somebody changed in the meantime: left as they are. */
  readonly left: readonly string[];
}

/** Undoes what runs that were killed had begun. Call it before anything reads the tree in order to write. */
export function recoverInterrupted(root: string): Recovery {
  let undone = 0;
  const left: string[] = [];
  for (const staging of stagings(root)) {
    if (ownerOf(staging) !== undefined) continue;
    const journal = readJournal(staging);
    if (journal !== undefined) {
      left.push(...rollBack(staging, journal));
      undone += 1;
    }
    closeStaging(staging);
  }
  removeHomeIfEmpty(root);
  return { undone, left };
}

/** Whether a killed run waits to be undone, for commands that don't write. */
export function isInterrupted(root: string): boolean {
  return stagings(root).some((staging) => ownerOf(staging) === undefined && existsSync(join(staging.folder, "journal.json")));
}

/** Puts every file back; may itself be interrupted and repeated. Returns the paths it left alone. */
export function rollBack(staging: Staging, journal: Journal): string[] {
  const left: string[] = [];
  for (const entry of [...journal.entries].reverse()) {
    if (!restore(staging, entry)) left.push(entry.path);
  }
  for (const folder of new Set(journal.entries.map((entry) => dirname(join(staging.root, entry.path))))) syncFolder(folder);
  for (const folder of [...journal.folders].reverse()) removeIfEmpty(join(staging.root, folder));
  return left;
}

function restore(staging: Staging, entry: JournalEntry): boolean {
  const target = join(staging.root, entry.path);
  const backup = join(staging.folder, "old", String(entry.slot));
  const applied = hashOf(target) === entry.after;
  if (entry.before === "absent") {
    if (applied) rmSync(target, { force: true });
    return applied || lstatSync(target, { throwIfNoEntry: false }) === undefined;
  }
  const saved = lstatSync(backup, { throwIfNoEntry: false });
  if (saved === undefined) return true; // put back already
  if (applied) {
    mkdirSync(dirname(target), { recursive: true });
    renameSync(backup, target);
    return true;
  }
  return saved.isSymbolicLink() || hashOf(backup) === hashOf(target);
}

/** null when nothing is there, as in the journal. */
function hashOf(path: string): string | null {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (status === undefined) return null;
  return status.isFile() ? hash(readFileSync(path)) : "not a file";
}

export function hash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
