import { dirname, join } from "node:path";
import { toolPath } from "../../index.ts";
import { run, runExpecting } from "../../run.ts";
import type { RunResult } from "../../run.ts";

type Json = Readonly<Record<string, unknown>>;

export interface KubeObject extends Json {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Json & { readonly name: string; readonly namespace?: string };
}

/** kubectl with the administrator's kubeconfig; every answer is the API server's own. */
export class Kubectl {
  readonly #kubeconfig: string;

  constructor(kubeconfig: string) {
    this.#kubeconfig = kubeconfig;
  }

  /** Runs it whatever the exit code, for tests of what is refused. */
  async try(args: readonly string[], input?: string): Promise<RunResult> {
    return run(await toolPath("kubectl"), this.#arguments(args), input === undefined ? {} : { input });
  }

  async run(args: readonly string[], input?: string): Promise<string> {
    const { stdout } = await runExpecting([0], await toolPath("kubectl"), this.#arguments(args), input === undefined ? {} : { input });
    return stdout;
  }

  /** Applies manifests as a GitOps controller does: by the server, with unknown and doubled fields as errors. */
  async apply(manifests: string, extra: readonly string[] = []): Promise<string> {
    return this.run(["apply", "--server-side", "--validate=strict", "--filename=-", ...extra], manifests);
  }

  /** One object, or nothing when there is none. */
  async get(kind: string, name: string, namespace?: string): Promise<KubeObject | undefined> {
    const args = ["get", kind, name, "--output=json", "--ignore-not-found", ...inNamespace(namespace)];
    const text = await this.run(args);
    return text.trim() === "" ? undefined : (JSON.parse(text) as KubeObject);
  }

  async list(kind: string, namespace?: string, selector?: string): Promise<readonly KubeObject[]> {
    const where = namespace === undefined ? ["--all-namespaces"] : inNamespace(namespace);
    const text = await this.run(["get", kind, "--output=json", ...where, ...(selector === undefined ? [] : [`--selector=${selector}`])]);
    return (JSON.parse(text) as { readonly items: readonly KubeObject[] }).items;
  }

  #arguments(args: readonly string[]): readonly string[] {
    // What a server can do is remembered by its address, and a later lab may have the same address.
    return [`--kubeconfig=${this.#kubeconfig}`, `--cache-dir=${join(dirname(this.#kubeconfig), "kubectl-cache")}`, ...args];
  }
}

const inNamespace = (namespace: string | undefined): readonly string[] => (namespace === undefined ? [] : [`--namespace=${namespace}`]);
