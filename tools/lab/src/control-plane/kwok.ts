// https://kwok.sigs.k8s.io/docs/user/stages-configuration/
import { join } from "node:path";
import { toolPath } from "../../../index.ts";
import { isReady } from "../ask.ts";
import type { Program } from "../processes.ts";

/** Plays the kubelets: what becomes of a pod is written in `kwok/stages.yaml`. */
export async function kwok(kubeconfig: string, port: number): Promise<Program> {
  return {
    name: "kwok",
    path: await toolPath("kwok"),
    args: [
      `--kubeconfig=${kubeconfig}`,
      `--config=${join(import.meta.dirname, "..", "kwok", "stages.yaml")}`,
      "--manage-all-nodes=true",
      "--node-ip=127.0.0.1",
      "--cidr=10.0.0.0/16",
      `--server-address=127.0.0.1:${port}`,
      "--node-lease-duration-seconds=40",
    ],
    ready: () => isReady(`http://127.0.0.1:${port}/healthz`),
  };
}
