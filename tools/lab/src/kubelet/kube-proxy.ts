// https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { toolPath } from "../../../index.ts";
import { isReady } from "../ask.ts";
import { issueIdentity } from "../pki.ts";
import type { Pki } from "../pki.ts";
import type { Program } from "../processes.ts";
import type { Machine } from "./machine.ts";
import { podRange } from "./network.ts";
import type { Wire } from "./network.ts";
import { writeNodeKubeconfig } from "./node-kubeconfig.ts";

const healthPort = 10_256;

export interface KubeProxyOptions {
  readonly machine: Machine;
  readonly wire: Wire;
  readonly pki: Pki;
  readonly server: string;
  readonly node: string;
}

/** The real kube-proxy; its packet filters are the machine's and go with it. */
export async function kubeProxy({ machine, wire, pki, server, node }: KubeProxyOptions): Promise<Program> {
  const identity = { file: "kube-proxy", user: "system:kube-proxy", groups: [] };
  await issueIdentity(pki, identity);
  const kubeconfig = await writeNodeKubeconfig(join(machine.directory, "kube-proxy.kubeconfig"), server, pki, identity);
  const configuration = {
    apiVersion: "kubeproxy.config.k8s.io/v1alpha1",
    kind: "KubeProxyConfiguration",
    mode: "iptables",
    clientConnection: { kubeconfig },
    clusterCIDR: podRange,
    hostnameOverride: node,
    healthzBindAddress: `${wire.node}:${healthPort}`,
    // How many connections are tracked is the kernel's, not the machine's.
    conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: "0s", tcpCloseWaitTimeout: "0s" },
  };
  const file = join(machine.directory, "kube-proxy.json");
  await writeFile(file, `${JSON.stringify(configuration, undefined, 2)}\n`);
  return machine.inside({
    name: "kube-proxy",
    path: await toolPath("kube-proxy"),
    args: [`--config=${file}`, "--v=2"],
    ready: () => isReady(`http://${wire.node}:${healthPort}/healthz`),
  });
}
