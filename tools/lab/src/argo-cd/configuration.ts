// https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/
import { randomBytes } from "node:crypto";
import { toolPath } from "../../../index.ts";
import { runExpecting } from "../../../run.ts";

export const namespace = "argocd";

const partOf = { "app.kubernetes.io/part-of": "argocd" };

/** What opens every repository below an address. */
export interface RepositoryAccess {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Through which its host is found on this machine. */
  readonly proxy: string;
}

/** The password of Argo CD's administrator and the objects that Argo CD reads at its start. */
export interface Configuration {
  readonly password: string;
  readonly objects: readonly object[];
}

export async function createConfiguration({ url, username, password: token, proxy }: RepositoryAccess): Promise<Configuration> {
  const password = randomBytes(12).toString("hex");
  const settings = (name: string, data: Readonly<Record<string, string>>): object => object("ConfigMap", name, { data });
  return {
    password,
    objects: [
      { apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } },
      settings("argocd-cm", {
        // The pipeline's token belongs to a role of the project; nobody signs in by a person's account but the administrator of the lab.
        "admin.enabled": "true",
        // Argo CD's own default leaves Pods to their Deployment and does not list what controllers make.
        "resource.exclusions": JSON.stringify([{ apiGroups: ["", "discovery.k8s.io"], kinds: ["Endpoints", "EndpointSlice"] }]),
      }),
      settings("argocd-rbac-cm", { "policy.default": "" }),
      settings("argocd-cmd-params-cm", {}),
      settings("argocd-tls-certs-cm", {}),
      settings("argocd-ssh-known-hosts-cm", { ssh_known_hosts: "" }),
      settings("argocd-gpg-keys-cm", {}),
      secret("argocd-secret", {
        "admin.password": await hashPassword(password),
        "admin.passwordMtime": new Date().toISOString(),
        "server.secretkey": randomBytes(32).toString("base64"),
      }),
      secret("git-host", { type: "git", url, username, password: token, proxy }, { "argocd.argoproj.io/secret-type": "repo-creds" }),
    ],
  };
}

function secret(name: string, stringData: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>> = {}): object {
  return object("Secret", name, { stringData }, labels);
}

function object(kind: string, name: string, content: object, labels: Readonly<Record<string, string>> = {}): object {
  return { apiVersion: "v1", kind, metadata: { name, namespace, labels: { ...partOf, "app.kubernetes.io/name": name, ...labels } }, ...content };
}

async function hashPassword(password: string): Promise<string> {
  const { stdout } = await runExpecting([0], await toolPath("argocd"), ["account", "bcrypt", "--password", password], {
    env: { ARGOCD_BINARY_NAME: "argocd" },
  });
  return stdout.trim();
}
