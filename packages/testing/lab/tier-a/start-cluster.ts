import { startLab } from "../../../../tools/lab/src/index.ts";
import { Api } from "../../../../tools/lab/src/api.ts";
import { installCustomResources } from "../../../../tools/lab/src/custom-resources.ts";
import type { Cluster } from "./apply.ts";

/** The kinds of other projects that the goldens hold. Each costs the API server time, so that no others are installed here. */
export const customResources = {
  "analysistemplates.argoproj.io": "AnalysisTemplate",
  "applicationsets.argoproj.io": "ApplicationSet",
  "appprojects.argoproj.io": "AppProject",
  "externalsecrets.external-secrets.io": "ExternalSecret",
  "httproutes.gateway.networking.k8s.io": "HTTPRoute",
  "rollouts.argoproj.io": "Rollout",
  "virtualservices.networking.istio.io": "VirtualService",
} as const satisfies Readonly<Record<string, string>>;

export async function startCluster(names: readonly (keyof typeof customResources)[]): Promise<Cluster> {
  const lab = await startLab();
  try {
    await installCustomResources(lab.kubectl, ["argo-cd", "argo-rollouts", "external-secrets", "gateway-api", "istio"], (name) =>
      names.some((wanted) => wanted === name),
    );
    return { ...lab, api: new Api(lab) };
  } catch (error) {
    await lab.stop();
    throw error;
  }
}
