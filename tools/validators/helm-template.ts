// https://helm.sh/docs/helm/helm_template/
import { chartFolders, renderChart } from "./charts.ts";
import type { ChartOptions } from "./charts.ts";
import type { Finding, InputFile } from "./finding.ts";
import { validate as validateManifests } from "./kubeconform.ts";
import { selectFiles, withStagedFiles, withTexts } from "./staging.ts";

export function appliesTo(path: string): boolean {
  return /(^|\/)Chart\.yaml$/.test(path);
}

/** Renders every chart and judges the result with kubeconform; paths of findings are chart folders. */
export async function validate(files: readonly InputFile[], options: ChartOptions = {}): Promise<readonly Finding[]> {
  selectFiles("helm-template", files, appliesTo);
  return withStagedFiles(files, async (directory) => {
    const findings: Finding[] = [];
    for (const chart of chartFolders(files)) {
      const rendered = await renderChart(directory, chart, options);
      findings.push(
        ...("error" in rendered
          ? [{ tool: "helm-template", rule: "render", path: chart, message: rendered.error, severity: "error" } as const]
          : await judge(chart, rendered.manifests, options)),
      );
    }
    return findings;
  });
}

async function judge(chart: string, manifests: string, options: ChartOptions): Promise<readonly Finding[]> {
  const version = options.kubernetesVersion === undefined ? {} : { kubernetesVersion: options.kubernetesVersion };
  const findings = await withTexts({ "rendered.yaml": manifests }, (files) => validateManifests(files, version));
  return findings.map((finding) => ({ ...finding, path: chart }));
}
