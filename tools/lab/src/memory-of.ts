// https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
import { readFileSync } from "node:fs";
import type { ProcessIdentity } from "./process-identity.ts";

/** Bytes of memory that a running process holds now (resident), and the most it ever held. */
export function memoryOf({ pid }: Pick<ProcessIdentity, "pid">): { readonly now: number; readonly peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const kilobytes = (field: string): number => Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]) * 1024;
  return { now: kilobytes("VmRSS"), peak: kilobytes("VmHWM") };
}
