// https://helm.sh/docs/helm/helm_template/
import { dirname, join } from "node:path";
import { toolPath } from "../index.ts";
import { run } from "../run.ts";
import { readSources } from "../schemas/sources.ts";
import type { InputFile } from "./finding.ts";

export interface ChartOptions {
  /** Value files, as repository paths among the given files. */
  readonly values?: readonly string[];
  /** `name=value` pairs. */
  readonly set?: readonly string[];
  /** For example `1.36.4`; the newest pinned version when absent. */
  readonly kubernetesVersion?: string;
  /** API versions that the chart may ask for, for example `gateway.networking.k8s.io/v1`. */
  readonly apiVersions?: readonly string[];
  readonly release?: string;
  readonly namespace?: string;
}

/** The pinned Kubernetes versions without their leading `v`, newest first. */
export function kubernetesVersions(): readonly string[] {
  return readSources().kubernetes.map(({ version }) => version.slice(1));
}

/** The version to judge against when the caller names none. */
export function newestKubernetesVersion(): string {
  const newest = kubernetesVersions()[0];
  if (newest === undefined) throw new Error("schemas/sources.json names no Kubernetes version");
  return newest;
}

/** The chart folders among the files, without the subcharts inside them. */
export function chartFolders(files: readonly InputFile[]): readonly string[] {
  const folders = files
    .map(({ path }) => path)
    .filter((path) => /(^|\/)Chart\.yaml$/.test(path))
    .map((path) => dirname(path));
  return folders.filter((folder) => !folders.some((other) => other !== folder && folder.startsWith(other === "." ? "" : `${other}/`)));
}

/** Environment that keeps Helm away from the caller's repositories, plugins and cluster. */
export function helmEnvironment(directory: string): Readonly<Record<string, string | undefined>> {
  const home = join(directory, ".helm");
  return { HELM_CONFIG_HOME: home, HELM_CACHE_HOME: home, HELM_DATA_HOME: home, KUBECONFIG: join(home, "none"), NO_COLOR: "1" };
}

/** The flags that `lint` and `template` share. */
export function valueFlags(directory: string, options: ChartOptions): readonly string[] {
  const values = (options.values ?? []).flatMap((path) => ["--values", join(directory, path)]);
  return [...values, ...(options.set ?? []).flatMap((pair) => ["--set", pair]), "--kube-version", options.kubernetesVersion ?? newestKubernetesVersion()];
}

/** What `helm template` prints for a staged chart, or what it complains about. */
export async function renderChart(
  directory: string,
  chart: string,
  options: ChartOptions,
): Promise<{ readonly manifests: string } | { readonly error: string }> {
  const helm = await toolPath("helm");
  const apis = (options.apiVersions ?? []).flatMap((version) => ["--api-versions", version]);
  const args = [
    "template",
    options.release ?? "release",
    join(directory, chart),
    "--namespace",
    options.namespace ?? "default",
    ...valueFlags(directory, options),
    ...apis,
  ];
  const { code, stdout, stderr } = await run(helm, args, { cwd: directory, env: helmEnvironment(directory) });
  return code === 0 ? { manifests: stdout } : { error: stderr.trim() };
}
