import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { requireTool } from "../../../tools/index.ts";

/** The chart's folder. */
export const chartDirectory: string = join(import.meta.dirname, "..", "service");

/** The helm binary, or the reason why the tests of the chart are skipped. */
export const helm: { readonly path: string } | { readonly skip: string } = requireTool("helm");

/** A rendered object; tests look into it with `toMatchObject`. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: unknown;
}

export type Values = Readonly<Record<string, unknown>>;

/** What helm printed, and whether it was content. */
export interface HelmResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

/** The smallest values that render. */
export const minimal: Values = { image: { repository: "registry.example.com/shop/orders", digest } };

/** Runs helm with the values on its standard input, so that they pass no shell and no command line. */
export function runHelm(command: "template" | "lint", values: Values, kubernetesVersion = "1.37.1"): HelmResult {
  if ("skip" in helm) throw new Error(helm.skip);
  const args = command === "template" ? ["template", "orders", chartDirectory, "--namespace", "orders-staging"] : ["lint", chartDirectory, "--strict"];
  const { status, stdout, stderr, error } = spawnSync(helm.path, [...args, "--kube-version", kubernetesVersion, "--values", "-"], {
    encoding: "utf8",
    input: escapeInvisible(JSON.stringify(values)),
  });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

// Helm reads YAML 1.1, which refuses control characters and takes some of these for the end of a line, even inside quotes.
function escapeInvisible(json: string): string {
  return json.replaceAll(/[\u007F-\u009F\u2028\u2029\uFEFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Renders with `minimal` under the given values. */
export function renderChart(values: Values = {}): readonly KubernetesObject[] {
  const { status, stdout, stderr } = runHelm("template", { ...minimal, ...values });
  if (status !== 0) throw new Error(stderr);
  return parseAllDocuments(stdout).flatMap((document) => {
    const [problem] = document.errors;
    if (problem) throw problem;
    const object = document.toJS() as KubernetesObject | null;
    return object === null ? [] : [object];
  });
}

/** What helm says when it refuses the values; undefined when it does not refuse. */
export function refusal(values: Values): string | undefined {
  const { status, stderr } = runHelm("template", values);
  return status === 0 ? undefined : stderr;
}

/** The only object of its kind, by name where there are several. */
export function find(objects: readonly KubernetesObject[], kind: string, name = "orders"): KubernetesObject {
  const found = objects.filter((object) => object.kind === kind && object.metadata.name === name);
  if (found.length !== 1) throw new Error(`${found.length} objects are a ${kind} named ${name}, not one`);
  return found[0] as KubernetesObject;
}

/** The kinds that were rendered, sorted. */
export function kinds(objects: readonly KubernetesObject[]): readonly string[] {
  return objects.map(({ kind }) => kind).sort();
}
