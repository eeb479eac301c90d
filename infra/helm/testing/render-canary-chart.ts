import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { chartDirectory, helm, minimal, type HelmResult, type KubernetesObject, type Values } from "./render-chart.ts";

const canaryDirectory = join(import.meta.dirname, "..", "canary");

/** Values of a service with a canary; queries stand for those that are generated. */
export const withCanary: Values = {
  ...minimal,
  scaleTarget: { apiVersion: "argoproj.io/v1alpha1", kind: "Rollout" },
  canary: {
    enabled: true,
    router: "gateway-api",
    prometheus: { address: "http://prometheus.monitoring:9090", namespace: "monitoring" },
    steps: [
      { weight: 5, seconds: 120, minimumRequests: 0 },
      { weight: 20, seconds: 600, minimumRequests: 40 },
    ],
    queries: { evidence: 'sum(errors{hash="{{args.canary-hash}}"}) or vector(-4.6)', requests: "sum(requests)" },
  },
  route: {
    host: "orders.example.com",
    gateway: { name: "public", namespace: "gateways" },
    backends: [
      { name: "orders", weight: 100 },
      { name: "orders-canary", weight: 0 },
    ],
  },
};

/** The service chart with what a canary adds to it, as the templates put them together. */
export function renderCanaryChart(values: Values, without: readonly string[] = ["templates/virtualservice.yaml"]): HelmResult {
  if ("skip" in helm) throw new Error(helm.skip);
  const folder = mkdtempSync(join(tmpdir(), "canary-chart-"));
  try {
    cpSync(chartDirectory, folder, { recursive: true });
    cpSync(join(canaryDirectory, "templates"), join(folder, "templates"), { recursive: true });
    for (const file of ["templates/deployment.yaml", ...without]) rmSync(join(folder, file));
    const [own, added] = [schema(chartDirectory), schema(canaryDirectory)];
    writeFileSync(join(folder, "values.schema.json"), JSON.stringify({ ...own, properties: { ...own.properties, ...added.properties } }));
    const args = ["template", "orders", folder, "--namespace", "orders-staging", "--kube-version", "1.37.1", "--values", "-"];
    const { status, stdout, stderr } = spawnSync(helm.path, args, { encoding: "utf8", input: JSON.stringify(values) });
    return { status, stdout, stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function schema(folder: string): { readonly properties: object } {
  return JSON.parse(readFileSync(join(folder, "values.schema.json"), "utf8")) as { readonly properties: object };
}

export function canaryObjects(values: Values, without?: readonly string[]): readonly KubernetesObject[] {
  const { status, stdout, stderr } = renderCanaryChart(values, without);
  if (status !== 0) throw new Error(stderr);
  return parseAllDocuments(stdout).flatMap((document) => (document.toJS() as KubernetesObject | null) ?? []);
}
