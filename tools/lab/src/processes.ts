import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { identify, isRunning } from "./process-identity.ts";
import type { ProcessIdentity } from "./process-identity.ts";
import { until } from "./until.ts";
import type { Patience } from "./until.ts";

/** A server of the lab: what to run, and how to ask whether it is ready. */
export interface Program {
  readonly name: string;
  readonly path: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Answers something when it is ready; asked until then. */
  readonly ready: () => Promise<true | undefined>;
  readonly readyWithinMs?: number;
}

export interface RunningProcess extends ProcessIdentity {
  readonly name: string;
  readonly log: string;
}

const gentleMs = 5_000;

/** The processes of one lab. They end with the process that started them, however that ends; their ids lie in a file for whoever cleans up. */
export class Processes {
  readonly #directory: string;
  readonly #children = new Map<string, { readonly child: ChildProcess; readonly entry: RunningProcess }>();

  constructor(directory: string) {
    this.#directory = directory;
    mkdirSync(join(directory, "logs"), { recursive: true });
  }

  get running(): readonly RunningProcess[] {
    return [...this.#children.values()].map(({ entry }) => entry);
  }

  /** Starts a server and waits until it is ready. When it ends before that, the error holds the end of its log. */
  async start(program: Program): Promise<void> {
    const { child, entry } = this.#spawn(program);
    const patience: Patience = {
      timeoutMs: program.readyWithinMs ?? 60_000,
      hopeless: () => (child.exitCode === null && child.signalCode === null ? undefined : `it ended with ${child.exitCode ?? child.signalCode}`),
    };
    try {
      await until(program.name, program.ready, patience);
    } catch (error) {
      await this.end(program.name);
      throw new Error(`${(error as Error).message}\n${await endOfLog(entry.log)}`, { cause: error });
    }
  }

  #spawn({ name, path, args, env, cwd }: Program): { readonly child: ChildProcess; readonly entry: RunningProcess } {
    if (this.#children.has(name)) throw new Error(`${name} is already running`);
    const log = join(this.#directory, "logs", `${name}.log`);
    const output = openSync(log, "a");
    // setpriv makes the kernel end the server when this process ends, even by SIGKILL; it then becomes the server, so the id is the server's.
    const child = spawn("setpriv", ["--pdeathsig", "KILL", "--", path, ...args], {
      cwd: cwd ?? this.#directory,
      env: { ...process.env, ...env },
      stdio: ["ignore", output, output],
    });
    closeSync(output);
    // A program that can't be started shows in the exit code, and `start` tells it.
    child.on("error", () => undefined);
    if (child.pid === undefined) throw new Error(`${name} could not be started: ${path}`);
    // One that has ended by now is nobody's identity, and its exit code tells the rest.
    const identity = identify(child.pid) ?? { pid: child.pid, startTime: "ended" };
    const started = { child, entry: { ...identity, name, log } };
    this.#children.set(name, started);
    this.#record();
    return started;
  }

  /** Ends one server, gently at first. */
  async end(name: string): Promise<void> {
    const started = this.#children.get(name);
    if (started === undefined) return;
    await endProcess(started.entry);
    this.#children.delete(name);
    this.#record();
  }

  /** Ends all of them, the youngest first, because the older ones serve it. */
  async endAll(): Promise<void> {
    for (const name of [...this.#children.keys()].toReversed()) await this.end(name);
  }

  #record(): void {
    writeFileSync(processesFile(this.#directory), `${JSON.stringify(this.running, undefined, 2)}\n`);
  }
}

const processesFile = (directory: string): string => join(directory, "processes.json");

/** What a lab's file says it started; some of it may have ended since. */
export function readProcesses(directory: string): readonly RunningProcess[] {
  try {
    return JSON.parse(readFileSync(processesFile(directory), "utf8")) as readonly RunningProcess[];
  } catch {
    return [];
  }
}

/** Asks a process to end and makes it end; one that is gone already, or whose id is another's by now, is left alone. */
export async function endProcess(identity: ProcessIdentity): Promise<void> {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    if (!isRunning(identity)) return;
    try {
      process.kill(identity.pid, signal);
    } catch {
      return;
    }
    const deadline = performance.now() + gentleMs;
    while (isRunning(identity) && performance.now() < deadline) await sleep(20);
  }
}

async function endOfLog(path: string): Promise<string> {
  const lines = (await readFile(path, "utf8").catch(() => "")).trimEnd().split("\n");
  return [`the end of ${path}:`, ...lines.slice(-15)].join("\n");
}
