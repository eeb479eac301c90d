import { mkdir, stat } from "node:fs/promises";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runExpecting } from "../../../run.ts";
import type { RunOptions, RunResult } from "../../../run.ts";
import { identify, isRunning } from "../process-identity.ts";
import type { Processes, Program } from "../processes.ts";
import { until } from "../until.ts";

const program = "node-machine";

/** A machine for one node, made of namespaces by `machine.sh`. */
export interface Machine {
  readonly directory: string;
  /** Links and addresses of this process are the machine's. */
  readonly pid: number;
  /** The same program, run inside the machine; it ends with the one that started it. */
  readonly inside: (program: Program) => Program;
  /** Runs a command inside the machine. */
  readonly run: (command: string, args: readonly string[], options?: RunOptions) => Promise<RunResult>;
  /** Ends everything that runs in it, at once. */
  readonly stop: () => Promise<void>;
}

export async function startMachine(directory: string, name: string, processes: Processes): Promise<Machine> {
  await mkdir(directory);
  const isUp = async (): Promise<true> => ((await stat(join(directory, "up"))).isFile(), true);
  await processes.start({ name: program, path: join(import.meta.dirname, "machine.sh"), args: ["start", directory, name], ready: isUp });
  const outer = processes.running.find((running) => running.name === program);
  const pid = firstChild(firstChild(outer?.pid));
  const first = pid === undefined ? undefined : identify(pid);
  if (pid === undefined || first === undefined) throw new Error("the node's machine has ended");
  const namespaces = ["--mount", "--uts", "--ipc", "--net", "--pid"];
  const enter = (wanted: string, args: readonly string[]): readonly string[] => [
    `--target=${pid}`,
    ...namespaces,
    "--",
    "setpriv",
    "--pdeathsig",
    "KILL",
    "--",
    wanted,
    ...args,
  ];
  return {
    directory,
    pid,
    inside: (inner) => ({ ...inner, path: "nsenter", args: enter(inner.path, inner.args) }),
    run: (command, args, options) => runExpecting([0], "nsenter", enter(command, args), options),
    stop: async () => {
      // The first process of a pid namespace takes the others with it, and is gone only when they are.
      if (isRunning(first)) process.kill(pid, "SIGKILL");
      await until("the end of the node's machine", () => Promise.resolve(isRunning(first) ? undefined : true));
      await processes.end(program);
    },
  };
}

/** The kernel is not always built with a list of children. */
function firstChild(parent: number | undefined): number | undefined {
  const isChild = (pid: string): boolean => {
    try {
      const status = readFileSync(`/proc/${pid}/stat`, "utf8");
      return Number(status.slice(status.lastIndexOf(")") + 2).split(" ")[1]) === parent;
    } catch {
      return false;
    }
  };
  const found = parent === undefined ? undefined : readdirSync("/proc").find((name) => /^\d+$/.test(name) && isChild(name));
  return found === undefined ? undefined : Number(found);
}
