// https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
import { toolPath } from "../../../index.ts";
import { isReady } from "../ask.ts";
import { identities } from "../pki.ts";
import type { Pki } from "../pki.ts";
import type { Program } from "../processes.ts";
import { join } from "node:path";

/** Addresses of Services; nothing routes them, so two labs may have the same. */
export const serviceRange = "10.96.0.0/16";
export const apiServiceAddress = "10.96.0.1";

export async function apiServer(pki: Pki, port: number, etcdPort: number): Promise<Program> {
  const serving = pki.pair("apiserver");
  const frontProxy = pki.pair("front-proxy-client");
  const { certificate, key } = pki.pair(identities.admin.file);
  const ca = pki.pair("ca").certificate;
  return {
    name: "kube-apiserver",
    path: await toolPath("kube-apiserver"),
    args: [
      `--etcd-servers=http://127.0.0.1:${etcdPort}`,
      "--bind-address=127.0.0.1",
      "--advertise-address=127.0.0.1",
      // Its own address may not be loopback in the endpoints of the Service "kubernetes"; nothing in the lab uses them.
      "--endpoint-reconciler-type=none",
      `--secure-port=${port}`,
      `--service-cluster-ip-range=${serviceRange}`,
      `--tls-cert-file=${serving.certificate}`,
      `--tls-private-key-file=${serving.key}`,
      `--client-ca-file=${ca}`,
      `--service-account-key-file=${join(pki.directory, "service-account.pub")}`,
      `--service-account-signing-key-file=${join(pki.directory, "service-account.key")}`,
      "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
      "--authorization-mode=Node,RBAC",
      "--anonymous-auth=false",
      "--enable-admission-plugins=NodeRestriction",
      "--allow-privileged=true",
      // No --enable-aggregator-routing: with it a Service of type ExternalName, which leads to a server on this machine, is refused.
      `--requestheader-client-ca-file=${pki.pair("front-proxy-ca").certificate}`,
      "--requestheader-allowed-names=front-proxy-client",
      "--requestheader-extra-headers-prefix=X-Remote-Extra-",
      "--requestheader-group-headers=X-Remote-Group",
      "--requestheader-username-headers=X-Remote-User",
      `--proxy-client-cert-file=${frontProxy.certificate}`,
      `--proxy-client-key-file=${frontProxy.key}`,
      // Logs and commands of pods come from a real kubelet, which asks who wants them.
      `--kubelet-client-certificate=${certificate}`,
      `--kubelet-client-key=${key}`,
      "--kubelet-preferred-address-types=InternalIP",
      "--profiling=false",
      "--v=1",
    ],
    ready: () => isReady(`https://127.0.0.1:${port}/readyz`, { ca, certificate, key }),
  };
}
