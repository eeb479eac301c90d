import { spawn } from "node:child_process";

/** A flow of the plan, by the name its file carries. */
export type FlowName = "verify" | "deliver" | "release" | "promote" | "rollback" | "rescan";

/** How jobs ended; a job that was skipped or never started is not in it. */
export type JobResults = Readonly<Record<string, "passed" | "failed">>;

/** What a runner did with a flow. */
export interface FlowRun {
  readonly code: number;
  readonly jobs: JobResults;
  readonly log: string;
  /** What one job wrote. */
  logOf(job: string): string;
}

export interface FlowOptions {
  /** Inputs of a flow that a person starts, and the name of a tag. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly tag?: string;
  /** Jobs that are run, with what they need; all of them without it. */
  readonly only?: readonly string[];
}

/** Runs flows of one repository; nothing of the caller's environment reaches the jobs. */
export interface Runner {
  readonly name: "act" | "gitlab-ci-local";
  run(flow: FlowName, options?: FlowOptions): Promise<FlowRun>;
  /** What a push to a branch would start. */
  startedByPush(branch: string): Promise<readonly string[]>;
}

export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Starts a process with exactly this environment and waits for its end; it is ended when it takes too long. */
export function runProcess(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>>; readonly minutes?: number },
): Promise<Ended> {
  const child = spawn(command, [...args], { cwd: options.cwd, env: options.env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const timer = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, "SIGKILL"), (options.minutes ?? 4) * 60_000);
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({
        code: code ?? 137,
        output: Buffer.concat(chunks)
          .toString("utf8")
          .replaceAll(/\u001b\[[0-9;]*[mK]/g, ""),
      });
    });
  });
}
