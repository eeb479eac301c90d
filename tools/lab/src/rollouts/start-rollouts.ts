// https://argo-rollouts.readthedocs.io/en/stable/
import { join } from "node:path";
import { toolPath } from "../../../index.ts";
import { isReady } from "../ask.ts";
import { writeKubeconfig } from "../kubeconfig.ts";
import { issueIdentity } from "../pki.ts";
import type { Lab } from "../start-lab.ts";
import { istioResources, namespace, rolloutsAccount, rolloutsResources } from "./manifests.ts";

const user = {
  file: "argo-rollouts",
  user: `system:serviceaccount:${namespace}:argo-rollouts`,
  groups: ["system:serviceaccounts", `system:serviceaccounts:${namespace}`],
};

/** Starts the controller of canaries with what its own manifests allow it, so that its roles are proven too. */
export async function startRollouts(lab: Lab): Promise<void> {
  lab.progress("Argo Rollouts");
  const [resources, router, account] = await Promise.all([rolloutsResources(), istioResources(), rolloutsAccount()]);
  await Promise.all([resources, router, account].map((manifests) => lab.kubectl.apply(manifests)));
  await lab.kubectl.run(["wait", "--for=condition=Established", "crd", "--all", "--timeout=60s"]);
  await issueIdentity(lab.pki, user);
  const kubeconfig = await writeKubeconfig(join(lab.directory, "pki", "argo-rollouts.kubeconfig"), lab.url, lab.pki, user);
  const [health, metrics] = [await lab.ports.claim(), await lab.ports.claim()];
  await lab.processes.start({
    name: rolloutsProcess,
    path: await toolPath("rollouts-controller"),
    args: [
      `--kubeconfig=${kubeconfig}`,
      // Its own default is v1alpha3, which Istio no longer serves.
      "--istio-api-version=v1",
      "--leader-elect=false",
      // Both listen on every address and can't be told otherwise.
      `--healthzPort=${health}`,
      `--metricsPort=${metrics}`,
    ],
    env: { POD_NAMESPACE: namespace },
    ready: () => isReady(`http://127.0.0.1:${health}/healthz`),
  });
}

/** Its name among the lab's processes. */
export const rolloutsProcess = "rollouts-controller";
