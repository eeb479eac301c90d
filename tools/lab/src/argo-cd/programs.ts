// https://argo-cd.readthedocs.io/en/stable/operator-manual/architecture/
import { chmod, copyFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { toolPath } from "../../../index.ts";
import { ask, isReady } from "../ask.ts";
import { moduleFolder } from "../module-folder.ts";
import type { Program } from "../processes.ts";
import { namespace } from "./configuration.ts";

/** Where Argo CD's servers listen. */
export interface ArgoCdPorts {
  readonly redis: number;
  readonly repoServer: number;
  readonly repoServerMetrics: number;
  readonly controllerMetrics: number;
  readonly appSetMetrics: number;
  readonly appSetProbe: number;
  readonly appSetWebhook: number;
  readonly server: number;
  readonly serverMetrics: number;
}

export interface ArgoCdSetting {
  readonly directory: string;
  readonly kubeconfig: string;
  readonly ports: ArgoCdPorts;
  readonly tls: { readonly certificate: string; readonly key: string; readonly ca: string };
}

export async function redis(directory: string, port: number): Promise<Program> {
  return {
    name: "redis",
    path: await toolPath("redis-server"),
    args: ["--bind", "127.0.0.1", "--port", String(port), "--save", "", "--appendonly", "no", "--dir", directory],
    // Redis closes the connection on what is no command of its own, after it has answered.
    ready: async () => {
      try {
        await ask(`http://127.0.0.1:${port}/`);
      } catch (error) {
        return (error as NodeJS.ErrnoException).code === "ECONNREFUSED" ? undefined : true;
      }
      return true;
    },
  };
}

/** Argo CD's servers; each finds the others by their ports. */
export async function argoCdPrograms(setting: ArgoCdSetting): Promise<readonly Program[]> {
  const { directory, ports } = setting;
  const [env, path] = await Promise.all([environment(setting), toolPath("argocd")]);
  const repoServer = `127.0.0.1:${ports.repoServer}`;
  const common = [`--redis=127.0.0.1:${ports.redis}`, `--repo-server=${repoServer}`, "--repo-server-plaintext", "--loglevel=info", `--namespace=${namespace}`];
  const role = (name: string, args: readonly string[], ready: Program["ready"]): Program => ({
    name: `argocd-${name}`,
    path,
    args,
    env: { ...env, ARGOCD_BINARY_NAME: `argocd-${name}` },
    cwd: directory,
    ready,
  });
  return [
    role(
      "repo-server",
      [
        `--address=127.0.0.1`,
        `--port=${ports.repoServer}`,
        "--metrics-address=127.0.0.1",
        `--metrics-port=${ports.repoServerMetrics}`,
        `--redis=127.0.0.1:${ports.redis}`,
        "--disable-tls",
        "--client-ca-path=",
      ],
      () => isReady(`http://127.0.0.1:${ports.repoServerMetrics}/healthz?full=true`),
    ),
    role(
      "application-controller",
      [
        ...common,
        `--metrics-port=${ports.controllerMetrics}`,
        "--app-resync=20",
        "--app-resync-jitter=0",
        "--self-heal-timeout-seconds=1",
        "--self-heal-backoff-timeout-seconds=1",
        "--status-processors=4",
        "--operation-processors=4",
      ],
      () => isReady(`http://127.0.0.1:${ports.controllerMetrics}/healthz`),
    ),
    role(
      "applicationset-controller",
      [
        `--metrics-addr=127.0.0.1:${ports.appSetMetrics}`,
        `--probe-addr=127.0.0.1:${ports.appSetProbe}`,
        `--webhook-addr=127.0.0.1:${ports.appSetWebhook}`,
        `--argocd-repo-server=${repoServer}`,
        "--repo-server-plaintext",
        `--namespace=${namespace}`,
        "--loglevel=info",
      ],
      // It registers no check with its probe endpoint.
      () => isReady(`http://127.0.0.1:${ports.appSetMetrics}/metrics`),
    ),
    role("server", [...common, "--address=127.0.0.1", `--port=${ports.server}`, "--metrics-address=127.0.0.1", `--metrics-port=${ports.serverMetrics}`], () =>
      isReady(`https://127.0.0.1:${ports.server}/healthz`, { ca: setting.tls.ca }),
    ),
  ];
}

async function environment({ directory, kubeconfig }: ArgoCdSetting): Promise<Readonly<Record<string, string>>> {
  const folder = (name: string): string => join(directory, name);
  for (const name of ["tls", "ssh", "gpg", "gpg-source", "plugins", "home", "tmp", "bin"]) await mkdir(folder(name), { recursive: true, mode: 0o700 });
  await installScripts(folder("bin"));
  // It renders charts with helm, and has git ask argocd for the password of a repository.
  const tools = await Promise.all(["helm", "argocd"].map(async (name) => dirname(await toolPath(name))));
  return {
    // Nothing of the machine's user: no git settings, no known hosts, no credentials.
    HOME: folder("home"),
    TMPDIR: folder("tmp"),
    PATH: [folder("bin"), ...tools, process.env["PATH"] ?? ""].join(":"),
    KUBECONFIG: kubeconfig,
    GIT_CONFIG_NOSYSTEM: "1",
    ARGOCD_FAKE_IN_CLUSTER: "true",
    ARGOCD_TLS_DATA_PATH: folder("tls"),
    ARGOCD_SSH_DATA_PATH: folder("ssh"),
    ARGOCD_GPG_ENABLED: "false",
    ARGOCD_GPG_DATA_PATH: folder("gpg-source"),
    ARGOCD_GNUPGHOME: folder("gpg"),
    ARGOCD_PLUGINSOCKFILEPATH: folder("plugins"),
  };
}

/** Two scripts of its image that it calls by name, for every commit that it renders, whether signatures are asked for or not. */
async function installScripts(directory: string): Promise<void> {
  const source = await moduleFolder("argo-cd", "github.com/argoproj/argo-cd/v3");
  for (const name of ["git-verify-wrapper.sh", "gpg-wrapper.sh"]) {
    await copyFile(join(source, "hack", name), join(directory, name));
    await chmod(join(directory, name), 0o755);
  }
}
