import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

export interface Command {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Cost {
  readonly status: number;
  /** Seconds from the start to the end. */
  readonly wall: number;
  /** Seconds of processor, of the process and of all it waited for: steadier than the wall on a busy machine. */
  readonly cpu: number;
  /** KiB. */
  readonly peak: number;
}

export interface Accountant {
  readonly run: (command: Command) => Promise<Cost>;
  /** What the last command said, for when it failed. */
  readonly said: () => string;
  readonly close: () => void;
}

const TIMEOUT = 120;

/** One small process starts and reaps all commands, so that none pays for the size of the bench itself. */
export function openAccountant(scratch: string, inherited: Readonly<Record<string, string>>): Accountant {
  const log = join(scratch, "output.log");
  const child = spawn("python3", [join(import.meta.dirname, "wait4.py")], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const base = { ...inherited, HOME: scratch, TMPDIR: scratch, LANG: "C.UTF-8", NO_COLOR: "1" };
  return {
    run: async ({ argv, cwd, env }) => {
      // Its own PATH: a command finds the Node it is run with first, and nothing of this repository.
      const path = `${argv[0].slice(0, argv[0].lastIndexOf("/"))}:/usr/local/bin:/usr/bin:/bin`;
      child.stdin.write(`${JSON.stringify({ argv, cwd, log, timeout: TIMEOUT, env: { ...base, PATH: path, ...env } })}\n`);
      const { value, done } = await lines.next();
      if (done === true) throw new Error("the accountant ended: is Python 3.9 or newer installed?");
      return JSON.parse(value) as Cost;
    },
    said: () => readFileSync(log, "utf8").trim().split("\n").slice(-3).join(" | "),
    close: () => child.stdin.end(),
  };
}

/**
 * What commands inherit. Some settings of a machine make every start of Node slower, NODE_EXTRA_CA_CERTS twofold, and
 * so every ratio smaller: `bare` shows the ratios without them.
 */
export function inheritedEnvironment(bare: boolean): Record<string, string> {
  if (bare) return {};
  const kept = Object.entries(process.env).filter(([name]) => /^(?:NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|SSL_CERT_DIR|OPENSSL_CONF|LD_PRELOAD)$/.test(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, value ?? ""]));
}
