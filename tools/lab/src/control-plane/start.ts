import { join } from "node:path";
import { Kubectl } from "../kubectl.ts";
import { writeKubeconfig } from "../kubeconfig.ts";
import { nodesInZones } from "../kwok/nodes.ts";
import { createPki, identities } from "../pki.ts";
import type { Pki } from "../pki.ts";
import type { Ports } from "../ports.ts";
import type { Processes } from "../processes.ts";
import { until } from "../until.ts";
import { apiServer, apiServiceAddress } from "./api-server.ts";
import { controllerManager } from "./controller-manager.ts";
import { etcd } from "./etcd.ts";
import { kwok } from "./kwok.ts";
import { scheduler } from "./scheduler.ts";

export interface ControlPlane {
  readonly pki: Pki;
  readonly url: string;
  readonly kubeconfig: string;
  readonly kubectl: Kubectl;
}

export interface ControlPlaneOptions {
  readonly directory: string;
  readonly ports: Ports;
  readonly processes: Processes;
  /** Zones that get one node each, played by kwok; none when something else brings the nodes. */
  readonly zones: readonly string[];
  /** Without: only etcd and the API server. */
  readonly controllers: boolean;
  readonly progress: (line: string) => void;
}

/** etcd, the API server, the controllers and the scheduler, and nodes that are Ready. */
export async function startControlPlane({ directory, ports, processes, zones, controllers, progress }: ControlPlaneOptions): Promise<ControlPlane> {
  const [client, peer, secure, managing, scheduling, kubelets] = await claimSix(ports);
  const url = `https://127.0.0.1:${secure}`;
  progress("certificates and etcd");
  const [pki] = await Promise.all([
    createPki(join(directory, "pki"), apiServiceAddress),
    etcd(directory, client, peer).then((program) => processes.start(program)),
  ]);
  const [kubeconfig, forControllers, forScheduler] = await Promise.all([
    writeKubeconfig(join(directory, "kubeconfig"), url, pki, identities.admin),
    writeKubeconfig(join(directory, "pki", "controller-manager.kubeconfig"), url, pki, identities.controllerManager),
    writeKubeconfig(join(directory, "pki", "scheduler.kubeconfig"), url, pki, identities.scheduler),
  ]);
  progress("API server");
  await processes.start(await apiServer(pki, secure, client));
  const kubectl = new Kubectl(kubeconfig);
  const controlPlane = { pki, url, kubeconfig, kubectl };
  if (!controllers) return controlPlane;
  progress("controllers, scheduler, nodes");
  const servers = [
    controllerManager(pki, forControllers, managing),
    scheduler(pki, forScheduler, scheduling),
    ...(zones.length === 0 ? [] : [kwok(kubeconfig, kubelets)]),
  ];
  await Promise.all([...servers.map(async (program) => processes.start(await program)), createNodes(kubectl, zones)]);
  return controlPlane;
}

async function createNodes(kubectl: Kubectl, zones: readonly string[]): Promise<void> {
  if (zones.length === 0) return;
  await kubectl.run(["create", "--filename=-"], JSON.stringify({ apiVersion: "v1", kind: "List", items: nodesInZones(zones) }));
  await until("every node to be Ready", async () => ((await kubectl.list("nodes")).every(isReadyNode) ? true : undefined), { everyMs: 150 });
}

function isReadyNode(node: Readonly<Record<string, unknown>>): boolean {
  const { conditions = [] } = node["status"] as { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
  return conditions.some(({ type, status }) => type === "Ready" && status === "True");
}

async function claimSix(ports: Ports): Promise<[number, number, number, number, number, number]> {
  return [await ports.claim(), await ports.claim(), await ports.claim(), await ports.claim(), await ports.claim(), await ports.claim()];
}
