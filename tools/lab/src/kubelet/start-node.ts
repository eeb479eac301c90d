import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { requireTool } from "../../../index.ts";
import { isOpen } from "./is-open.ts";
import { readLab } from "../labs.ts";
import { isRunning } from "../process-identity.ts";
import type { Lab } from "../start-lab.ts";
import { until } from "../until.ts";
import { createCgroups, labsWithCgroups, missingCgroups, removeCgroups } from "./cgroups.ts";
import { containerd, containerdSocket, pauseImage } from "./containerd.ts";
import { buildGo, createImage } from "./images.ts";
import type { Image, ImageRecipe } from "./images.ts";
import { kubeProxy } from "./kube-proxy.ts";
import { kubelet } from "./kubelet.ts";
import { startMachine } from "./machine.ts";
import type { Machine } from "./machine.ts";
import { layWire } from "./network.ts";
import type { Wire } from "./network.ts";

/** A node with a real kubelet, whose pods are processes on this machine. */
export interface RealNode {
  readonly name: string;
  readonly machine: Machine;
  /** Makes an image and gives it to the node's containerd; it can't be pulled. */
  readonly addImage: (recipe: ImageRecipe) => Promise<Image>;
  /** What `ctr` prints about the pods' containers and images. */
  readonly inContainerd: (args: readonly string[]) => Promise<string>;
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
  let wire: Wire | undefined;
  const stop = async (): Promise<void> => {
    for (const program of ["kube-proxy", "kubelet", "containerd", "api-relay"]) await processes.end(program);
    await wire?.remove();
    await machine.stop();
    await removeCgroups(lab.name);
  };
  try {
    wire = await layWire(machine, ports);
    const cgroupRoot = await createCgroups(lab.name);
    progress("containerd");
    const relayed = await ports.claim();
    const target = new URL(lab.url).host;
    const relay = [`TCP-LISTEN:${relayed},bind=${wire.host},reuseaddr,fork`, `TCP:${target}`];
    await Promise.all([
      processes.start({ name: "api-relay", path: "socat", args: relay, ready: () => isOpen(wire.host, relayed) }),
      processes.start(await containerd(machine)),
    ]);
    const images = join(machine.directory, "images");
    await mkdir(images);
    const inContainerd = async (args: readonly string[]): Promise<string> =>
      (await machine.run("ctr", [`--address=${containerdSocket}`, "--namespace=k8s.io", ...args])).stdout;
    const addImage = async (recipe: ImageRecipe): Promise<Image> => {
      const image = await createImage(images, recipe);
      await inContainerd(["images", "import", image.archive]);
      return image;
    };
    const [repository = "", tag = ""] = pauseImage.split(":");
    const pause = await buildGo(join(import.meta.dirname, "..", "..", "images", "pause"), ".", join(images, "pause"));
    await addImage({ repository, tag, binary: pause });
    progress("kubelet and kube-proxy");
    const shared = { machine, wire, pki, server: `https://${wire.host}:${relayed}`, node: name };
    await Promise.all([processes.start(await kubelet({ ...shared, cgroupRoot })), processes.start(await kubeProxy(shared))]);
    await until(`node ${name} to be Ready`, async () => ((await isNodeReady(lab, name)) ? true : undefined), { everyMs: 200 });
    return { name, machine, addImage, inContainerd, stop };
  } catch (error) {
    await stop();
    throw error;
  }
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
