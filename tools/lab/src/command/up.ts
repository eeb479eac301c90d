import { spawn } from "node:child_process";
import { existsSync, openSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { endLab, labDirectory, labsRoot, readLab } from "../labs.ts";
import { isRunning } from "../process-identity.ts";
import { until } from "../until.ts";
import type { LabCommand } from "./main.ts";

/** Starts a process that holds the lab, waits until the lab is ready, and leaves it running. */
export async function up({ name, tier, keep, json }: LabCommand): Promise<number> {
  const existing = await readLab(name);
  if (existing !== undefined && isRunning(existing.owner)) throw new Error(`${name} is running already; kubeconfig: ${existing.kubeconfig}`);
  if (existsSync(labDirectory(name))) await endLab(name);
  await mkdir(join(labsRoot(), "holders"), { recursive: true, mode: 0o700 });
  const log = join(labsRoot(), "holders", `${name}.log`);
  await rm(log, { force: true });
  const output = openSync(log, "a");
  const holder = spawn(process.execPath, [join(import.meta.dirname, "main.ts"), "serve", name, `--tier=${tier}`, ...(keep ? ["--keep"] : [])], {
    detached: true,
    stdio: ["ignore", output, output],
  });
  // Ctrl-C while it starts: the holder is in a group of its own and has to be told.
  const interrupt = (): void => void (holder.pid !== undefined && process.kill(holder.pid, "SIGTERM"));
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  const told = createTeller(log);
  try {
    const record = await until(
      name,
      async () => {
        await told();
        const lab = await readLab(name);
        return lab?.readyAfterMs === undefined ? undefined : lab;
      },
      {
        timeoutMs: 300_000,
        everyMs: 100,
        hopeless: () => (holder.exitCode === null && holder.signalCode === null ? undefined : "it ended before it was ready"),
      },
    );
    holder.unref();
    const ready = { name, tier, kubeconfig: record.kubeconfig, readyAfterMs: record.readyAfterMs };
    console.log(
      json ? JSON.stringify(ready) : `${name} is ready after ${((record.readyAfterMs ?? 0) / 1000).toFixed(1)} s\nexport KUBECONFIG=${record.kubeconfig}`,
    );
    return 0;
  } catch (error) {
    interrupt();
    throw new Error(`${(error as Error).message}\n${await readFile(log, "utf8")}`, { cause: error });
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}

/** Passes on what the holder says, a line at a time. */
function createTeller(log: string): () => Promise<void> {
  let shown = 0;
  return async () => {
    const text = await readFile(log, "utf8").catch(() => "");
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    if (whole.length > shown) process.stderr.write(whole.slice(shown));
    shown = whole.length;
  };
}
