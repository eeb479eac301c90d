import { readFileSync } from "node:fs";
import type { Processes } from "./processes.ts";

/** Bytes of memory that a server of the lab holds now (resident), and the most it ever held. */
export function memoryOf(processes: Processes, name: string): { readonly now: number; readonly peak: number } {
  const running = processes.running.find((process) => process.name === name);
  if (running === undefined) throw new Error(`${name} does not run in this lab`);
  const status = readFileSync(`/proc/${running.pid}/status`, "utf8");
  const kilobytes = (field: string): number => Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]) * 1024;
  return { now: kilobytes("VmRSS"), peak: kilobytes("VmHWM") };
}
