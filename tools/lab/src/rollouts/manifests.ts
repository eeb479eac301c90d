/** What the controller's own repository installs into a cluster, read from the module that it is built from. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runExpecting } from "../../../run.ts";

const component = join(import.meta.dirname, "../../components/argo-rollouts");

export const namespace = "argo-rollouts";

/** The kinds of Argo Rollouts. */
export async function rolloutsResources(): Promise<string> {
  const folder = await moduleFolder("github.com/argoproj/argo-rollouts");
  const names = ["rollout", "analysis-run", "analysis-template", "cluster-analysis-template", "experiment"];
  return joinDocuments(await Promise.all(names.map((name) => readFile(join(folder, `manifests/crds/${name}-crd.yaml`), "utf8"))));
}

/** The account that the controller works with, and what that account may do in a cluster. */
export async function rolloutsAccount(): Promise<string> {
  const folder = await moduleFolder("github.com/argoproj/argo-rollouts");
  const [account, role] = await Promise.all(
    ["base/argo-rollouts-sa.yaml", "role/argo-rollouts-clusterrole.yaml"].map((file) => readFile(join(folder, "manifests", file), "utf8")),
  );
  const objects = [
    { apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } },
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "ClusterRoleBinding",
      metadata: { name: "argo-rollouts" },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "argo-rollouts" },
      subjects: [{ kind: "ServiceAccount", name: "argo-rollouts", namespace }],
    },
  ];
  return joinDocuments([
    ...objects.map((object) => JSON.stringify(object)),
    `${account}\n`.replace("metadata:\n", `metadata:\n  namespace: ${namespace}\n`),
    role ?? "",
  ]);
}

/** The two kinds of Istio that the controller writes weights into; nothing of Istio runs. */
export async function istioResources(): Promise<string> {
  const folder = await moduleFolder("istio.io/api", istioVersion);
  const all = await readFile(join(folder, "kubernetes/customresourcedefinitions.gen.yaml"), "utf8");
  const wanted = ["virtualservices.networking.istio.io", "destinationrules.networking.istio.io"];
  return joinDocuments(all.split(/^---$/m).filter((document) => wanted.some((name) => document.includes(`\n  name: ${name}\n`))));
}

const istioVersion = "v1.32.0";

const joinDocuments = (documents: readonly string[]): string => documents.join("\n---\n");

/** The folder of a module's files; the component's go.mod says which version, unless it is no dependency of it. */
async function moduleFolder(module: string, version?: string): Promise<string> {
  const query = version === undefined ? module : `${module}@${version}`;
  const { stdout } = await runExpecting([0], "go", ["mod", "download", "-json", query], { cwd: component, env: { GOFLAGS: "-mod=mod" } });
  return (JSON.parse(stdout) as { readonly Dir: string }).Dir;
}
