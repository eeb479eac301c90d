import { copyFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ask } from "../ask.ts";
import { issueServer } from "../pki.ts";
import type { Lab } from "../start-lab.ts";
import { createConfiguration, namespace } from "./configuration.ts";
import type { GitHost } from "./git-host.ts";
import { argoCdPrograms, redis } from "./programs.ts";
import type { ArgoCdPorts } from "./programs.ts";

const refreshAnnotation = "argocd.argoproj.io/application-set-refresh";

/** A running Argo CD. */
export interface ArgoCd {
  readonly namespace: string;
  /** host:port, as pipeline.yaml names it. */
  readonly host: string;
  /** The authority that signed its certificate, for `ca_file`. */
  readonly ca: string;
  /** The password of the user admin. */
  readonly password: string;
  /** A token of a role of a project, as a platform team makes one for a pipeline. */
  readonly createToken: (project: string, role: string) => Promise<string>;
  /** Has an ApplicationSet look at its generators now, as a webhook of the git host would. */
  readonly refresh: (applicationSet: string) => Promise<void>;
}

/** The ports are claimed first, because what Argo CD reads may name its address. */
export async function claimArgoCdPorts({ ports }: Pick<Lab, "ports">): Promise<ArgoCdPorts> {
  const claim = (): Promise<number> => ports.claim();
  return {
    redis: await claim(),
    repoServer: await claim(),
    repoServerMetrics: await claim(),
    controllerMetrics: await claim(),
    appSetMetrics: await claim(),
    appSetProbe: await claim(),
    appSetWebhook: await claim(),
    server: await claim(),
    serverMetrics: await claim(),
  };
}

/** Starts Argo CD in a lab that has its custom resources; it reads every repository of one git host. */
export async function startArgoCd(lab: Lab, ports: ArgoCdPorts, gitHost: GitHost): Promise<ArgoCd> {
  const directory = join(lab.directory, "argocd");
  await mkdir(join(directory, "tls"), { recursive: true });
  await issueServer(lab.pki, "argocd", ["localhost", "127.0.0.1"]);
  const ca = lab.pki.pair("ca").certificate;
  await copyFile(ca, join(directory, "tls", gitHost.host));
  const { account, proxy } = gitHost;
  const { password, objects } = await createConfiguration({ url: `https://${gitHost.host}/`, username: account.user, password: account.password, proxy });
  await lab.kubectl.apply(JSON.stringify({ apiVersion: "v1", kind: "List", items: [...objects, await serverCertificate(lab)] }));
  const setting = { directory, kubeconfig: lab.kubeconfig, ports, tls: { ...lab.pki.pair("argocd"), ca } };
  lab.progress("Argo CD");
  await lab.processes.start(await redis(directory, ports.redis));
  await Promise.all((await argoCdPrograms(setting)).map((program) => lab.processes.start(program)));
  const url = `https://127.0.0.1:${ports.server}`;
  return {
    namespace,
    host: `localhost:${ports.server}`,
    ca,
    password,
    createToken: (project, role) => createToken(url, ca, { password, project, role }),
    refresh: (name) => refresh(lab, name),
  };
}

/** It looks when the annotation appears, and leaves it there when its generators fail: so it is taken away first. */
async function refresh({ kubectl }: Lab, applicationSet: string): Promise<void> {
  const annotate = (change: string): Promise<string> => kubectl.run(["annotate", "applicationset", applicationSet, `--namespace=${namespace}`, change]);
  await annotate(`${refreshAnnotation}-`);
  await annotate(`${refreshAnnotation}=true`);
}

/** Argo CD's server takes its certificate from this secret. */
async function serverCertificate({ pki }: Lab): Promise<object> {
  const { certificate, key } = pki.pair("argocd");
  return {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "argocd-server-tls", namespace },
    type: "kubernetes.io/tls",
    stringData: { "tls.crt": await readFile(certificate, "utf8"), "tls.key": await readFile(key, "utf8") },
  };
}

async function createToken(url: string, ca: string, { password, project, role }: { password: string; project: string; role: string }): Promise<string> {
  const post = async (path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<string> => {
    const { status, text } = await ask(`${url}${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      ca,
      headers: { "content-type": "application/json", ...headers },
    });
    if (status !== 200) throw new Error(`Argo CD answers ${status} to ${path}: ${text}`);
    return (JSON.parse(text) as { readonly token: string }).token;
  };
  const session = await post("/api/v1/session", { username: "admin", password });
  return post(`/api/v1/projects/${project}/roles/${role}/token`, { project, role, expiresIn: 86_400 }, { authorization: `Bearer ${session}` });
}
