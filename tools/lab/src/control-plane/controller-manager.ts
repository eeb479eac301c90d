// https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
import { join } from "node:path";
import { toolPath } from "../../../index.ts";
import { isReady } from "../ask.ts";
import type { Pki } from "../pki.ts";
import type { Program } from "../processes.ts";

export async function controllerManager(pki: Pki, kubeconfig: string, port: number): Promise<Program> {
  const serving = pki.pair("apiserver");
  const ca = pki.pair("ca").certificate;
  return {
    name: "kube-controller-manager",
    path: await toolPath("kube-controller-manager"),
    args: [
      `--kubeconfig=${kubeconfig}`,
      `--authentication-kubeconfig=${kubeconfig}`,
      `--authorization-kubeconfig=${kubeconfig}`,
      "--bind-address=127.0.0.1",
      `--secure-port=${port}`,
      `--tls-cert-file=${serving.certificate}`,
      `--tls-private-key-file=${serving.key}`,
      `--root-ca-file=${ca}`,
      `--service-account-private-key-file=${join(pki.directory, "service-account.key")}`,
      "--use-service-account-credentials=true",
      "--leader-elect=false",
      // How soon an autoscaler looks again, and how long a change waits; a test has no five minutes.
      "--horizontal-pod-autoscaler-sync-period=2s",
      "--horizontal-pod-autoscaler-cpu-initialization-period=0s",
      "--horizontal-pod-autoscaler-initial-readiness-delay=0s",
      "--concurrent-resource-quota-syncs=2",
      "--v=1",
    ],
    ready: () => isReady(`https://127.0.0.1:${port}/healthz`, { ca }),
  };
}
