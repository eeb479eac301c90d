// https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
import { readdirSync, readFileSync } from "node:fs";

/** A process id alone is used again by the kernel; with the start time it names one process. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks since boot. */
  readonly startTime: string;
}

const startTimeField = 21;

/** The identity of a running process, or nothing when there is none. A process that has ended and waits for its parent counts as gone. */
export function identify(pid: number): ProcessIdentity | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return undefined;
  }
  // The second field is the program's name in brackets and may hold spaces, so the fields are counted from behind it.
  const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const startTime = rest[startTimeField - 3];
  const ended = state === "X" || (state === "Z" && !hasOtherThreads(pid));
  return ended || startTime === undefined ? undefined : { pid, startTime };
}

/** While a killed process ends thread by thread, its first thread may be a zombie already, and its ports are still taken. */
function hasOtherThreads(pid: number): boolean {
  try {
    return readdirSync(`/proc/${pid}/task`).length > 1;
  } catch {
    return false;
  }
}

export function isRunning({ pid, startTime }: ProcessIdentity): boolean {
  return identify(pid)?.startTime === startTime;
}

export function thisProcess(): ProcessIdentity {
  const identity = identify(process.pid);
  if (identity === undefined) throw new Error("the lab needs /proc: it runs on Linux only");
  return identity;
}
