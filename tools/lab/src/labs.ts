/** The labs of this user on this machine: one folder each, and what they share. */
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import type { Tier } from "../components/read-components.ts";
import { removeCgroups } from "./kubelet/cgroups.ts";
import { isRunning } from "./process-identity.ts";
import type { ProcessIdentity } from "./process-identity.ts";
import { endProcess, readProcesses } from "./processes.ts";

/** What a lab's folder says about it, in `lab.json`. */
export interface LabRecord {
  readonly name: string;
  readonly tier: Tier;
  /** The process whose end is the lab's end. */
  readonly owner: ProcessIdentity;
  readonly kubeconfig: string;
  readonly startedAt: string;
  /** Whether the folder stays when the lab is over. */
  readonly keep: boolean;
  readonly readyAfterMs?: number;
}

export const labsRoot = (): string => join(tmpdir(), `create-pipeline-labs-${userInfo().uid}`);
export const portsFolder = (): string => join(labsRoot(), "ports");
export const labDirectory = (name: string): string => join(labsRoot(), "labs", name);
export const recordFile = (directory: string): string => join(directory, "lab.json");

export async function readLab(name: string): Promise<LabRecord | undefined> {
  try {
    return JSON.parse(await readFile(recordFile(labDirectory(name)), "utf8")) as LabRecord;
  } catch {
    return undefined;
  }
}

/** The names of all labs, running or not. */
export async function listLabs(): Promise<readonly string[]> {
  await mkdir(join(labsRoot(), "labs"), { recursive: true, mode: 0o700 });
  return (await readdir(join(labsRoot(), "labs"))).sort();
}

/** Ends what is left of a lab whose owner is gone, or ends the owner first; the folder goes unless it is kept. */
export async function endLab(name: string, { keep = false }: { readonly keep?: boolean } = {}): Promise<void> {
  const record = await readLab(name);
  if (record !== undefined && record.owner.pid !== process.pid) await endProcess(record.owner);
  for (const running of readProcesses(labDirectory(name)).toReversed()) await endProcess(running);
  await removeCgroups(name);
  // Two labs that start at once may clean up the same folder.
  if (!keep) await rm(labDirectory(name), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

/** Cleans up after labs whose owner died: its processes went with it, but for what the kernel did not catch, and its folder, 60 MB and more, stayed. */
export async function sweepAbandoned(): Promise<void> {
  for (const name of await listLabs()) {
    const record = await readLab(name);
    if (record !== undefined && !isRunning(record.owner)) await endLab(name, { keep: record.keep });
  }
}
