// https://argo-rollouts.readthedocs.io/en/stable/
import { join } from "node:path";
import { toolPath } from "../../../index.ts";
import { isReady } from "../ask.ts";
import { installCustomResources } from "../custom-resources.ts";
import { writeKubeconfig } from "../kubeconfig.ts";
import { issueIdentity } from "../pki.ts";
import type { Lab } from "../start-lab.ts";
import { account, accountManifests, namespace } from "./account.ts";

/** Of Istio only what the controller writes weights into is there; nothing of it runs. */
const routers = ["virtualservices.networking.istio.io", "destinationrules.networking.istio.io"];

/** Starts the controller of canaries with what its own manifests allow it, so that its roles are proven too. */
export async function startRollouts(lab: Lab): Promise<void> {
  lab.progress("Argo Rollouts");
  await Promise.all([
    installCustomResources(lab.kubectl, ["argo-rollouts"]),
    installCustomResources(lab.kubectl, ["istio"], (name) => routers.includes(name)),
    lab.kubectl.apply(await accountManifests()),
    issueIdentity(lab.pki, account),
  ]);
  const kubeconfig = await writeKubeconfig(join(lab.directory, "pki", "argo-rollouts.kubeconfig"), lab.url, lab.pki, account);
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
