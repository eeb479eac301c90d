/** The account of the controller with what its own repository allows it, read from the module that it is built from. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { moduleFolder } from "../module-folder.ts";

const role = "manifests/role/argo-rollouts-clusterrole.yaml";
const name = "argo-rollouts";

export const namespace = "argo-rollouts";

/** Who the controller is to the API server. */
export const account = {
  file: name,
  user: `system:serviceaccount:${namespace}:${name}`,
  groups: ["system:serviceaccounts", `system:serviceaccounts:${namespace}`],
};

/** The account, its role in the cluster, and the namespace where the controller keeps its settings. */
export async function accountManifests(): Promise<string> {
  const objects = [
    { apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } },
    { apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace } },
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "ClusterRoleBinding",
      metadata: { name },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name },
      subjects: [{ kind: "ServiceAccount", name, namespace }],
    },
  ];
  const folder = await moduleFolder(name, "github.com/argoproj/argo-rollouts");
  return [...objects.map((object) => JSON.stringify(object)), await readFile(join(folder, role), "utf8")].join("\n---\n");
}
