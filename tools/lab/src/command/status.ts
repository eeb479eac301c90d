import { labDirectory, listLabs, readLab } from "../labs.ts";
import { memoryOf } from "../memory-of.ts";
import { isRunning } from "../process-identity.ts";
import { readProcesses } from "../processes.ts";
import type { LabCommand } from "./main.ts";

const mebibyte = 2 ** 20;

interface LabStatus {
  readonly name: string;
  readonly tier: string;
  readonly state: "starting" | "running" | "abandoned";
  readonly kubeconfig: string;
  readonly processes: readonly { readonly name: string; readonly pid: number; readonly isRunning: boolean; readonly memoryMiB: number }[];
}

export async function status({ name, isNamed, json }: LabCommand): Promise<number> {
  const names = isNamed ? [name] : await listLabs();
  const all = (await Promise.all(names.map(statusOf))).filter((lab) => lab !== undefined);
  if (json) console.log(JSON.stringify(all, undefined, 2));
  else console.log(all.length === 0 ? "no lab" : all.map(print).join("\n\n"));
  return isNamed && all.length === 0 ? 1 : 0;
}

async function statusOf(name: string): Promise<LabStatus | undefined> {
  const record = await readLab(name);
  if (record === undefined) return undefined;
  const state = !isRunning(record.owner) ? "abandoned" : record.readyAfterMs === undefined ? "starting" : "running";
  const processes = readProcesses(labDirectory(name)).map((entry) => ({
    name: entry.name,
    pid: entry.pid,
    isRunning: isRunning(entry),
    memoryMiB: isRunning(entry) ? Math.round(memoryOf(entry).now / mebibyte) : 0,
  }));
  return { name, tier: record.tier, state, kubeconfig: record.kubeconfig, processes };
}

function print({ name, tier, state, kubeconfig, processes }: LabStatus): string {
  const total = processes.reduce((sum, { memoryMiB }) => sum + memoryMiB, 0);
  const rows = processes.map(
    (one) => `  ${one.name.padEnd(34)} ${String(one.pid).padStart(8)} ${one.isRunning ? `${one.memoryMiB} MiB`.padStart(9) : "    ended"}`,
  );
  return [`${name}: tier ${tier}, ${state}, ${total} MiB`, ...rows, `  KUBECONFIG=${kubeconfig}`].join("\n");
}
