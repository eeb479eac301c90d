// https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/
import { toolPath } from "../../../index.ts";
import { isReady } from "../ask.ts";
import type { Pki } from "../pki.ts";
import type { Program } from "../processes.ts";

export async function scheduler(pki: Pki, kubeconfig: string, port: number): Promise<Program> {
  const serving = pki.pair("apiserver");
  return {
    name: "kube-scheduler",
    path: await toolPath("kube-scheduler"),
    args: [
      `--kubeconfig=${kubeconfig}`,
      `--authentication-kubeconfig=${kubeconfig}`,
      `--authorization-kubeconfig=${kubeconfig}`,
      "--bind-address=127.0.0.1",
      `--secure-port=${port}`,
      `--tls-cert-file=${serving.certificate}`,
      `--tls-private-key-file=${serving.key}`,
      "--leader-elect=false",
      "--v=1",
    ],
    ready: () => isReady(`https://127.0.0.1:${port}/healthz`, { ca: pki.pair("ca").certificate }),
  };
}
