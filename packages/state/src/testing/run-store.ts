import { spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import type { Exec } from "../git.ts";
import { parseRemote, type Credentials } from "../remote.ts";
import { openStore, type Store } from "../store.ts";
import type { RetryLimits } from "../retry.ts";

/** One process that was started. */
export interface Started {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export interface RunStoreOptions {
  readonly address: string;
  readonly root: string;
  readonly credentials?: Credentials;
  readonly started?: Started[];
  readonly limits?: Partial<RetryLimits>;
  readonly path?: string;
}

/** A store on real git with short pauses, its temporary folders under `root`. */
export async function runStore(options: RunStoreOptions): Promise<Store> {
  const remote = parseRemote(options.address, { credentials: options.credentials, passwordInAddress: "refuse" });
  const location = { service: "orders", branch: "environments", path: options.path ?? "orders" };
  const author = { name: "Deployer", email: "deployer@example.com" };
  return await openStore(
    { remote, location, author, limits: options.limits ?? {} },
    {
      exec: createTestExec(options.root, options.started ?? []),
      env: {},
      tempDir: () => mkdtemp(join(options.root, "store-")),
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms / 10)),
      now: () => new Date(),
    },
  );
}

export function createTestExec(home: string, started: Started[]): Exec {
  return (command, args, options = {}) =>
    new Promise((resolve, reject) => {
      started.push({ args: [command, ...args], env: options.env ?? {} });
      const env = { PATH: process.env["PATH"], HOME: home, ...options.env };
      const child = spawn(command, [...args], { cwd: options.cwd, env, stdio: ["pipe", "pipe", "pipe"] });
      let [stdout, stderr] = ["", ""];
      child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
      child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
      child.stdin.on("error", () => undefined);
      child.stdin.end(options.input ?? "");
      child.on("error", reject);
      child.on("close", (code) => resolve({ code: code ?? 128, stdout, stderr }));
    });
}
