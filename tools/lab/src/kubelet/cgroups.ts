// https://docs.kernel.org/admin-guide/cgroup-v1/cgroups.html
import { existsSync, writeFileSync } from "node:fs";
import { mkdir, readdir, readFile, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { until } from "../until.ts";

const mounted = "/sys/fs/cgroup";
const prefix = "create-pipeline-";
/** What the kubelet limits pods with. */
const needed = ["cpu", "cpuacct", "cpuset", "memory", "pids"] as const;

/** Why pods can't be limited on this machine, if they can't. */
export function missingCgroups(): string | undefined {
  const missing = needed.filter((controller) => !existsSync(join(mounted, controller, "cgroup.procs")));
  return missing.length === 0 ? undefined : `cgroup v1 without ${missing.join(", ")}`;
}

/** Makes the group that holds everything of a lab's pods, and answers its path below each controller. */
export async function createCgroups(lab: string): Promise<string> {
  for (const controller of await controllers()) {
    const group = join(mounted, controller, prefix + lab);
    await mkdir(group, { recursive: true });
    // A new set of processors is empty, and no process may enter an empty one.
    if (controller !== "cpuset") continue;
    for (const file of ["cpuset.cpus", "cpuset.mems"]) writeFileSync(join(group, file), await readFile(join(mounted, controller, file), "utf8"));
  }
  return `/${prefix}${lab}`;
}

/** Removes a lab's groups, as soon as the processes in them are gone. */
export async function removeCgroups(lab: string): Promise<void> {
  for (const controller of await controllers()) await removeGroup(join(mounted, controller, prefix + lab));
}

/** The labs that have groups. */
export async function labsWithCgroups(): Promise<readonly string[]> {
  const names = await Promise.all((await controllers()).map((controller) => readdir(join(mounted, controller))));
  return [...new Set(names.flat().filter((name) => name.startsWith(prefix)))].map((name) => name.slice(prefix.length));
}

/** Groups can't be removed like folders: their files belong to the kernel. */
async function removeGroup(group: string): Promise<void> {
  const entries = await readdir(group, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await removeGroup(join(group, entry.name));
  await until(`the end of what runs in ${group}`, () => rmdir(group).then(() => true as const, isGone), { timeoutMs: 10_000 });
}

function isGone(error: NodeJS.ErrnoException): true | undefined {
  if (error.code === "ENOENT") return true;
  if (error.code === "EBUSY") return undefined;
  throw error;
}

async function controllers(): Promise<readonly string[]> {
  const names = await readdir(mounted).catch(() => []);
  return names.filter((name) => existsSync(join(mounted, name, "cgroup.procs")));
}
