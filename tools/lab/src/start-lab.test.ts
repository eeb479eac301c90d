import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeWithTools } from "../../describe-with-tools.ts";
import { Kubectl } from "./kubectl.ts";
import { endLab, labDirectory, listLabs, portsFolder, sweepAbandoned } from "./labs.ts";
import { releaseAbandoned } from "./ports.ts";
import { isRunning } from "./process-identity.ts";
import type { ProcessIdentity } from "./process-identity.ts";
import { readProcesses } from "./processes.ts";
import { startLab } from "./start-lab.ts";
import type { Lab } from "./start-lab.ts";
import { until } from "./until.ts";

const servers = ["etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kwok"];
const slow = { timeout: 120_000 };

/** A lab in a process of its own, which is the leader of its group as a command in a terminal is. */
interface Held {
  readonly holder: ChildProcess & { readonly pid: number };
  readonly name: string;
  readonly kubeconfig: string;
}

async function hold(): Promise<Held> {
  const code = `
    import { startLab } from ${JSON.stringify(new URL("start-lab.ts", import.meta.url).href)};
    const { name, kubeconfig } = await startLab();
    console.log(JSON.stringify({ name, kubeconfig }));
    setInterval(() => undefined, 1000);`;
  const holder = spawn(process.execPath, ["--input-type=module", "--eval", code], { detached: true, stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: holder.stdout })) {
    return { holder: holder as Held["holder"], ...(JSON.parse(line) as Omit<Held, "holder">) };
  }
  throw new Error(`the holder of a lab ended with ${holder.exitCode ?? holder.signalCode}`);
}

async function claimedBy(pid: number): Promise<readonly number[]> {
  const claims = await Promise.all(
    (await readdir(portsFolder())).map(async (port) => {
      const text = await readFile(join(portsFolder(), port), "utf8").catch(() => "");
      return text !== "" && (JSON.parse(text) as ProcessIdentity).pid === pid ? [Number(port)] : [];
    }),
  );
  return claims.flat();
}

async function listensTo(port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => server.once("error", () => resolve(false)).listen(port, "127.0.0.1", () => resolve(true)));
  server.close();
  return !free;
}

describeWithTools("labs", [...servers, "kubectl", "openssl", "setpriv"], () => {
  let own: Lab;
  let killed: Held;
  let interrupted: Held;

  beforeAll(async () => {
    [own, killed, interrupted] = await Promise.all([startLab(), hold(), hold()]);
  }, 180_000);
  afterAll(async () => {
    await own?.stop();
    for (const held of [killed, interrupted]) if (held !== undefined) await endLab(held.name);
  }, 60_000);

  it("run side by side, with ports and data of their own", slow, async () => {
    const ports = await Promise.all([process.pid, killed.holder.pid, interrupted.holder.pid].map(claimedBy));
    expect(ports.map((claimed) => claimed.length)).toEqual([6, 6, 6]);
    expect(new Set(ports.flat()).size).toBe(18);

    await own.kubectl.run(["create", "configmap", "mine", "--namespace=default"]);
    const others = [killed, interrupted].map(({ kubeconfig }) => new Kubectl(kubeconfig));
    expect(await Promise.all([own.kubectl, ...others].map(async (kubectl) => (await kubectl.get("configmap", "mine", "default")) !== undefined))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("remember what their own server can do, not what another one could at the same address", () => {
    expect(existsSync(join(own.directory, "kubectl-cache"))).toBe(true);
  });

  it("have a name each", async () => {
    await expect(startLab({ name: own.name })).rejects.toThrow(`there is a lab named ${own.name} already`);
    await expect(startLab({ name: "../elsewhere" })).rejects.toThrow("letters, digits and dashes");
  });

  it.each([
    ["is killed", "SIGKILL", () => killed],
    ["gets Ctrl-C", "SIGINT", () => interrupted],
  ] as const)("leave nothing behind when their process %s", slow, async (_what, signal, lab) => {
    const { name, holder } = lab();
    const processes = readProcesses(labDirectory(name));
    const ports = await claimedBy(holder.pid);
    expect(processes.map((one) => one.name).sort()).toEqual(servers);
    expect(processes.every(isRunning)).toBe(true);
    expect(ports).toHaveLength(6);

    // The kernel's own signal reaches one process; a terminal's reaches all of the group.
    process.kill(signal === "SIGINT" ? -holder.pid : holder.pid, signal);
    await once(holder, "exit");
    await until("the end of its servers", async () => (processes.some(isRunning) ? undefined : true), { timeoutMs: 10_000, everyMs: 10 });
    expect(await Promise.all(ports.map(listensTo))).toEqual(ports.map(() => false));

    await releaseAbandoned(portsFolder());
    expect(await claimedBy(holder.pid)).toEqual([]);
    expect(await claimedBy(process.pid)).toHaveLength(6);

    expect(existsSync(labDirectory(name))).toBe(true);
    await sweepAbandoned();
    expect(await listLabs()).not.toContain(name);
    expect(await listLabs()).toContain(own.name);
  });

  it("go on when others end", async () => {
    expect((await own.kubectl.list("nodes")).map(({ metadata }) => metadata.name)).toEqual(["node-a", "node-b", "node-c"]);
  });

  it("end with their processes, ports and folder when they are stopped", slow, async () => {
    const processes = [...own.processes.running];
    expect(processes.map((one) => one.name).sort()).toEqual(servers);
    await own.stop();
    expect(processes.filter(isRunning)).toEqual([]);
    expect(await claimedBy(process.pid)).toEqual([]);
    expect(existsSync(own.directory)).toBe(false);
  });
});
