// https://etcd.io/docs/v3.7/op-guide/configuration/
import { join } from "node:path";
import { toolPath } from "../../../index.ts";
import { isReady } from "../ask.ts";
import type { Program } from "../processes.ts";

export async function etcd(directory: string, client: number, peer: number): Promise<Program> {
  const url = `http://127.0.0.1:${client}`;
  const peerUrl = `http://127.0.0.1:${peer}`;
  return {
    name: "etcd",
    path: await toolPath("etcd"),
    args: [
      `--data-dir=${join(directory, "etcd")}`,
      `--listen-client-urls=${url}`,
      `--advertise-client-urls=${url}`,
      `--listen-peer-urls=${peerUrl}`,
      `--initial-advertise-peer-urls=${peerUrl}`,
      `--initial-cluster=default=${peerUrl}`,
      // Some CRDs come near the default of 1.5 MiB, and the fields that server-side apply keeps double them.
      "--max-request-bytes=8388608",
      // A lab's data is worth nothing after a power cut, and waiting for the disk is most of what etcd does.
      "--unsafe-no-fsync=true",
      "--log-level=warn",
    ],
    ready: () => isReady(`${url}/readyz`),
  };
}
