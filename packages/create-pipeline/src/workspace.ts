import { existsSync, realpathSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { nearest } from "@create-pipeline/diagnostics";
import type { Diagnostic } from "@create-pipeline/diagnostics";
import { findRepository, openDisk } from "@create-pipeline/files";
import type { Disk } from "@create-pipeline/files";
import { readLock } from "@create-pipeline/lifecycle";
import type { Lock } from "@create-pipeline/lifecycle";
import { UsageError } from "./command.ts";
import type { CommandContext } from "./command.ts";
import { commands } from "./commands/registry.ts";

/** The repository a command works in, and the service's folder in it. */
export interface Workspace {
  readonly root: string;
  readonly directory: string;
  readonly disk: Disk;
  readonly lock?: Lock;
  /** What is wrong with the lock. */
  readonly diagnostics: readonly Diagnostic[];
}

/** `prepare` runs on the root before anything is read there. */
export function openWorkspace(context: CommandContext, folder: string | undefined, prepare: (root: string) => void = () => {}): Workspace {
  const cwd = workingFolder(context);
  const start = resolveFolder(cwd, folder ?? ".");
  const { root, directory } = context.options.root === undefined ? findRepository(start) : placeIn(resolveFolder(cwd, context.options.root), start);
  prepare(root);
  const disk = openDisk(root);
  const { lock, diagnostics } = readLock(disk);
  return { root, directory, disk, diagnostics, ...(lock && { lock }) };
}

/** The folder to start from: --cwd, or the process's. */
export function workingFolder({ io, options }: CommandContext): string {
  return resolveFolder(io.cwd, options.cwd ?? ".");
}

/** Whether an argument is the folder of a service, rather than a name that happens to be no folder or one without a service. */
export function hasService(context: CommandContext, folder: string): boolean {
  return existsSync(join(workingFolder(context), folder, "pipeline.yaml"));
}

/** An existing folder; a slip of a command's name looks like a folder that doesn't exist. */
function resolveFolder(cwd: string, folder: string): string {
  const full = resolve(cwd, folder);
  const status = statSync(full, { throwIfNoEntry: false });
  if (status?.isDirectory() === true) return realpathSync(full);
  if (status !== undefined) throw new UsageError(`"${folder}" is not a folder`);
  const command = nearest(
    folder,
    commands.map(({ meta }) => meta.name),
  );
  if (command !== undefined) throw new UsageError(`unknown command "${folder}"`, `did you mean "${command}"?`);
  throw new UsageError(`there is no folder "${folder}", and no command of that name`, "create-pipeline --help lists the commands");
}

function placeIn(root: string, start: string): { readonly root: string; readonly directory: string } {
  const way = relative(root, start);
  if (way.split(sep)[0] === "..") throw new UsageError(`the service's folder is not inside --root`);
  return { root, directory: way.split(sep).join("/") };
}
