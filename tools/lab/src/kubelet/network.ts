import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run, runExpecting } from "../../../run.ts";
import { serviceRange } from "../control-plane/api-server.ts";
import type { Ports } from "../ports.ts";
import type { Machine } from "./machine.ts";

/** Addresses of pods. They exist inside the machine only, so two labs may have the same. */
export const podRange = "10.244.0.0/24";

/** Two ends of a wire between the host and the node's machine. */
export interface Wire {
  readonly host: string;
  readonly node: string;
  /** Takes it away at once, while the kernel would do it in its own time. */
  readonly remove: () => Promise<void>;
}

const firstPort = 20_000;

/** Lays the wire: the API server reaches the kubelet through it, and the kubelet the API server. It goes when the machine goes. */
export async function layWire(machine: Machine, ports: Ports): Promise<Wire> {
  // A claimed port is a number that no other lab has; four addresses for each.
  const number = await ports.claim();
  const first = (number - firstPort) * 4;
  const address = (last: number): string => `10.213.${Math.floor((first + last) / 256)}.${(first + last) % 256}`;
  const [host, node] = [address(1), address(2)];
  const link = `cplab${number}`;
  const ip = (...args: readonly string[]): Promise<unknown> => runExpecting([0], "ip", args);
  await ip("link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", String(machine.pid));
  await ip("address", "add", `${host}/30`, "dev", link);
  await ip("link", "set", link, "up");
  await machine.run("ip", ["address", "add", `${node}/30`, "dev", "eth0"]);
  await machine.run("ip", ["link", "set", "eth0", "up"]);
  // A packet to a Service needs a route before it is given a pod's address. There is no other: nothing leaves this machine.
  await machine.run("ip", ["route", "add", serviceRange, "via", host]);
  return { host, node, remove: async () => void (await run("ip", ["link", "delete", link])) };
}

/** Each pod has a wire of its own and a route to it: no bridge, so that packets between pods are routed and can be balanced. */
export async function writePodNetwork(directory: string): Promise<{ readonly configuration: string }> {
  const configuration = join(directory, "cni");
  await mkdir(configuration);
  const list = {
    cniVersion: "0.4.0",
    name: "pods",
    plugins: [
      {
        type: "ptp",
        ipMasq: false,
        ipam: { type: "host-local", dataDir: join(directory, "addresses"), ranges: [[{ subnet: podRange }]], routes: [{ dst: "0.0.0.0/0" }] },
      },
    ],
  };
  await writeFile(join(configuration, "10-pods.conflist"), `${JSON.stringify(list, undefined, 2)}\n`);
  return { configuration };
}
