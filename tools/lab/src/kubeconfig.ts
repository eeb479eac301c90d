import { readFile, writeFile } from "node:fs/promises";
import type { Identity, Pki } from "./pki.ts";

/** Writes a kubeconfig that needs no other file, so that it can be handed to anything. */
export async function writeKubeconfig(path: string, server: string, pki: Pki, { file, user }: Identity): Promise<string> {
  const { certificate, key } = pki.pair(file);
  const [ca, clientCertificate, clientKey] = await Promise.all([pki.pair("ca").certificate, certificate, key].map((source) => readFile(source, "base64")));
  // JSON is YAML; nothing here needs more.
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "lab", cluster: { server, "certificate-authority-data": ca } }],
    users: [{ name: user, user: { "client-certificate-data": clientCertificate, "client-key-data": clientKey } }],
    contexts: [{ name: "lab", context: { cluster: "lab", user } }],
    "current-context": "lab",
  };
  await writeFile(path, `${JSON.stringify(config, undefined, 2)}\n`, { mode: 0o600 });
  return path;
}
