import { join } from "node:path";
import { requireTool } from "../../../index.ts";
import { isOpen } from "./is-open.ts";
import { readLab } from "../labs.ts";
import { isRunning } from "../process-identity.ts";
import type { Lab } from "../start-lab.ts";
import { until } from "../until.ts";
import { createCgroups, labsWithCgroups, missingCgroups, removeCgroups } from "./cgroups.ts";
import { kubeProxy } from "./kube-proxy.ts";
import { kubelet } from "./kubelet.ts";
import { startMachine } from "./machine.ts";
import type { Machine } from "./machine.ts";
import { layWire } from "./network.ts";
import type { Wire } from "./network.ts";
import { startRuntime } from "./runtime.ts";
import type { Runtime } from "./runtime.ts";

/** A node with a real kubelet, whose pods are processes on this machine. */
export interface RealNode extends Runtime {
  readonly name: string;
  readonly machine: Machine;
  /** Ends the pods with everything else; before the lab's own `stop`. */
  readonly stop: () => Promise<void>;
}

const tools = ["setpriv", "containerd", "runc", "cni-plugins", "iptables", "ip", "socat", "kubelet", "kube-proxy"];

/** Why this machine can't run a real node, if it can't. */
export function missingForRealNode(): string | undefined {
  if (process.getuid?.() !== 0) return "a real kubelet needs root";
  const skips = tools.map((tool) => requireTool(tool)).flatMap((presence) => ("skip" in presence ? [presence.skip] : []));
  return skips[0] ?? missingCgroups();
}

/** Adds a real node to a lab, and waits until it is Ready. */
export async function startNode(lab: Lab, name = "node-real"): Promise<RealNode> {
  for (const other of await labsWithCgroups()) if (!(await isAlive(other))) await removeCgroups(other);
  const { processes, ports, pki, progress } = lab;
  progress("the node's machine");
  const machine = await startMachine(join(lab.directory, "node"), name, processes);
  const cleanUp: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const program of ["kube-proxy", "kubelet", "containerd", "api-relay"]) await processes.end(program);
    for (const clean of cleanUp) await clean();
    await machine.stop();
    await removeCgroups(lab.name);
  };
  try {
    const wire = await layWire(machine, ports);
    cleanUp.push(wire.remove);
    const cgroupRoot = await createCgroups(lab.name);
    progress("containerd");
    const [runtime, server] = await Promise.all([startRuntime(machine, processes), relayApi(lab, wire)]);
    progress("kubelet and kube-proxy");
    const shared = { machine, wire, pki, server, node: name };
    await Promise.all([processes.start(await kubelet({ ...shared, cgroupRoot })), processes.start(await kubeProxy(shared))]);
    await until(`node ${name} to be Ready`, async () => ((await isNodeReady(lab, name)) ? true : undefined), { everyMs: 200 });
    return { ...runtime, name, machine, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Brings the API server, which listens on the host's loopback, to the host's end of the wire. */
async function relayApi({ processes, ports, url }: Lab, { host }: Wire): Promise<string> {
  const port = await ports.claim();
  const args = [`TCP-LISTEN:${port},bind=${host},reuseaddr,fork`, `TCP:${new URL(url).host}`];
  await processes.start({ name: "api-relay", path: "socat", args, ready: () => isOpen(host, port) });
  return `https://${host}:${port}`;
}

async function isAlive(lab: string): Promise<boolean> {
  const record = await readLab(lab);
  return record !== undefined && isRunning(record.owner);
}

async function isNodeReady(lab: Lab, name: string): Promise<boolean> {
  const node = await lab.kubectl.get("node", name);
  const { conditions = [] } = (node?.["status"] ?? {}) as { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
  return conditions.some(({ type, status }) => type === "Ready" && status === "True");
}
