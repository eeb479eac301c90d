// https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { toolPath } from "../../../index.ts";
import { isReady } from "../ask.ts";
import { identities, issueIdentity, issueServer } from "../pki.ts";
import type { Pki } from "../pki.ts";
import type { Program } from "../processes.ts";
import { containerdSocket } from "./containerd.ts";
import type { Machine } from "./machine.ts";
import type { Wire } from "./network.ts";
import { writeNodeKubeconfig } from "./node-kubeconfig.ts";

const port = 10_250;

export interface KubeletOptions {
  readonly machine: Machine;
  readonly wire: Wire;
  readonly pki: Pki;
  /** The API server as the machine reaches it. */
  readonly server: string;
  readonly node: string;
  readonly cgroupRoot: string;
}

/** The real kubelet, as a node's own identity, on cgroup v1. */
export async function kubelet({ machine, wire, pki, server, node, cgroupRoot }: KubeletOptions): Promise<Program> {
  const identity = { file: "kubelet", user: `system:node:${node}`, groups: ["system:nodes"] };
  await Promise.all([issueIdentity(pki, identity), issueServer(pki, "kubelet-server", [node, wire.node])]);
  const kubeconfig = await writeNodeKubeconfig(join(machine.directory, "kubelet.kubeconfig"), server, pki, identity);
  const resolver = join(machine.directory, "resolv.conf");
  await writeFile(resolver, "");
  const serving = pki.pair("kubelet-server");
  const configuration = {
    apiVersion: "kubelet.config.k8s.io/v1beta1",
    kind: "KubeletConfiguration",
    // Refused by default since Kubernetes 1.35, and there is no flag for it.
    failCgroupV1: false,
    // containerd 1.6 can't say which driver it has.
    cgroupDriver: "cgroupfs",
    cgroupRoot,
    cgroupsPerQOS: true,
    enforceNodeAllocatable: [],
    failSwapOn: false,
    address: wire.node,
    port,
    tlsCertFile: serving.certificate,
    tlsPrivateKeyFile: serving.key,
    authentication: { anonymous: { enabled: false }, webhook: { enabled: true }, x509: { clientCAFile: pki.pair("ca").certificate } },
    authorization: { mode: "Webhook" },
    containerRuntimeEndpoint: `unix://${containerdSocket}`,
    seccompDefault: true,
    // Nobody answers there: a lab's pods find each other by address.
    clusterDNS: ["10.96.0.10"],
    clusterDomain: "cluster.local",
    resolvConf: resolver,
    volumePluginDir: join(machine.directory, "volume-plugins"),
    // The images come from the test and can't be pulled again.
    imageGCHighThresholdPercent: 100,
    evictionHard: { "nodefs.available": "1%", "imagefs.available": "1%" },
    containerLogMaxSize: "4Mi",
    maxPods: 50,
  };
  const file = join(machine.directory, "kubelet.json");
  await writeFile(file, `${JSON.stringify(configuration, undefined, 2)}\n`);
  const { certificate, key } = pki.pair(identities.admin.file);
  return machine.inside({
    name: "kubelet",
    path: await toolPath("kubelet"),
    args: [
      `--config=${file}`,
      `--kubeconfig=${kubeconfig}`,
      `--root-dir=${join(machine.directory, "kubelet")}`,
      `--cert-dir=${join(machine.directory, "kubelet-pki")}`,
      `--hostname-override=${node}`,
      `--node-ip=${wire.node}`,
      "--node-labels=topology.kubernetes.io/zone=a,topology.kubernetes.io/region=lab",
      "--v=2",
    ],
    ready: () => isReady(`https://${wire.node}:${port}/healthz`, { ca: pki.pair("ca").certificate, certificate, key }),
  });
}
