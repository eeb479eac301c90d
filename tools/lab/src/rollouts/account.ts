/** The account of the controller with what its own repository allows it, read from the module that it is built from. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runExpecting } from "../../../run.ts";

const component = join(import.meta.dirname, "../../components/argo-rollouts");
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
  return [...objects.map((object) => JSON.stringify(object)), await readFile(join(await moduleFolder(), role), "utf8")].join("\n---\n");
}

async function moduleFolder(): Promise<string> {
  const { stdout } = await runExpecting([0], "go", ["mod", "download", "-json", "github.com/argoproj/argo-rollouts"], { cwd: component });
  return (JSON.parse(stdout) as { readonly Dir: string }).Dir;
}
