import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { Disk } from "@create-pipeline/files";
import { lockPath, parseLock } from "./lock.ts";
import type { Lock } from "./lock.ts";

/** The lock of the repository; neither lock nor diagnostics when there is none yet. */
export function readLock(disk: Disk): { readonly lock?: Lock; readonly diagnostics: readonly Diagnostic[] } {
  const found = disk.find(lockPath);
  return found.kind === "file" ? parseLock(found.content.toString()) : { diagnostics: [] };
}
