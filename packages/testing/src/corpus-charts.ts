import { join } from "node:path";
import { kubernetesVersions, renderChart, type ChartOptions } from "../../../tools/validators/charts.ts";
import { withStagedFiles, withTexts } from "../../../tools/validators/staging.ts";
import { fullPath, type Repository } from "./corpus-repositories.ts";
import type { Texts } from "./corpus-goldens.ts";

/** A chart with the values of one environment. */
export interface ChartCase {
  /** Full path of the environment's values, which stands for what is rendered with them. */
  readonly path: string;
  readonly repository: string;
  readonly chart: string;
  readonly values: readonly string[];
  readonly texts: Texts;
}

/** Stands for the digest that the state brings. */
export const exampleDigest = `sha256:${"0123456789abcdef".repeat(4)}`;

/** Every chart with every environment; the same chart with the same values is taken once. */
export function chartCases(from: readonly Repository[]): readonly ChartCase[] {
  const all = from.flatMap(({ name, texts }) => {
    const chart = Object.keys(texts)
      .find((path) => path.endsWith("deploy/chart/Chart.yaml"))
      ?.slice(0, -"/Chart.yaml".length);
    if (chart === undefined) return [];
    const deploy = chart.slice(0, -"/chart".length);
    const wanted = Object.fromEntries(Object.entries(texts).filter(([path]) => path.startsWith(`${deploy}/`)));
    const environments = Object.keys(texts).filter((path) => path.startsWith(`${deploy}/environments/`));
    return environments.map((path): ChartCase => ({
      path: fullPath(name, path),
      repository: name,
      chart,
      values: [`${deploy}/values.yaml`, path],
      texts: wanted,
    }));
  });
  const identity = ({ texts, values }: ChartCase): string => JSON.stringify([values.map((path) => texts[path]), texts]);
  return [...new Map(all.toReversed().map((one) => [identity(one), one])).values()].toReversed();
}

export function chartOptions({ values }: ChartCase, kubernetesVersion?: string): ChartOptions {
  return {
    values,
    set: [`image.digest=${exampleDigest}`],
    release: "orders",
    namespace: "orders",
    ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
  };
}

/** What Helm makes of a case for every Kubernetes version we judge against, by version. */
export async function renderCharts(chartCase: ChartCase): Promise<Readonly<Record<string, string>>> {
  return withTexts(chartCase.texts, (files) =>
    withStagedFiles(files, async (directory) => {
      const rendered = await Promise.all(
        kubernetesVersions().map(async (version): Promise<[string, string]> => {
          const result = await renderChart(directory, join(chartCase.chart), chartOptions(chartCase, version));
          if ("error" in result) throw new Error(`${chartCase.path} does not render for Kubernetes ${version}: ${result.error}`);
          return [version, result.manifests];
        }),
      );
      return Object.fromEntries(rendered);
    }),
  );
}

/** kube-score knows no Rollout: it judges its pods, and what selects them, as those of a Deployment. */
export function withoutRollouts(manifests: string): string {
  const deployment = manifests.replaceAll(/^( *)apiVersion: argoproj\.io\/v1alpha1\n *kind: Rollout$/gm, "$1apiVersion: apps/v1\n$1kind: Deployment");
  // Its strategy ends where the next field of its spec begins.
  return deployment.replaceAll(/^ {2}strategy:\n {4}canary:\n(?: {6}.*\n)+/gm, "");
}
