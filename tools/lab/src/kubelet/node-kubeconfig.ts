import { readFile, writeFile } from "node:fs/promises";
import { writeKubeconfig } from "../kubeconfig.ts";
import type { Identity, Pki } from "../pki.ts";

/** A kubeconfig for a program in the machine: the API server has another address there, and its certificate does not name it. */
export async function writeNodeKubeconfig(path: string, server: string, pki: Pki, identity: Identity): Promise<string> {
  await writeKubeconfig(path, server, pki, identity);
  const config = JSON.parse(await readFile(path, "utf8")) as { clusters: [{ cluster: Record<string, string> }] };
  config.clusters[0].cluster["tls-server-name"] = "localhost";
  await writeFile(path, `${JSON.stringify(config, undefined, 2)}\n`, { mode: 0o600 });
  return path;
}
