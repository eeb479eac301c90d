/** What the goldens hold for a cluster, found by looking at every file, so that nothing is left out because nobody thought of it. */
import { createHash } from "node:crypto";
import type { ChartCase } from "../../src/corpus-charts.ts";
import { fullPath, type Repository } from "../../src/corpus-repositories.ts";
import { documentsOf, type Document } from "./documents.ts";

export interface StandaloneManifest extends Document {
  readonly path: string;
}

/** Every YAML file outside of charts that holds objects of Kubernetes; equal texts are taken once. */
export function standaloneManifests(repositories: readonly Repository[]): readonly StandaloneManifest[] {
  const all = repositories.flatMap(({ name, texts }) =>
    Object.entries(texts)
      .filter(([path]) => /\.ya?ml$/.test(path) && !path.includes("deploy/chart/"))
      .flatMap(([path, text]) => {
        const documents = /^kind:/m.test(text) && /^apiVersion:/m.test(text) ? documentsOf(text) : [];
        return documents.map((document): StandaloneManifest => ({ ...document, path: fullPath(name, path) }));
      }),
  );
  return [...new Map(all.toReversed().map((one) => [one.text, one])).values()].toReversed();
}

/** What makes one environment differ from another: chart, common values, own values, and how it is deployed. */
export function environmentDigests(repositories: readonly Repository[]): ReadonlySet<string> {
  return new Set(
    repositories.flatMap(({ texts }) =>
      Object.keys(texts).flatMap((path) => {
        const deploy = /^(.*?)\/environments\/[^/]+\.yaml$/.exec(path)?.[1];
        return deploy === undefined || !(`${deploy}/chart/Chart.yaml` in texts) ? [] : [digestOf(texts, deploy, path)];
      }),
    ),
  );
}

export function environmentDigest({ texts, chart, values }: ChartCase): string {
  return digestOf(texts, chart.slice(0, -"/chart".length), values[1] ?? "");
}

function digestOf(texts: Repository["texts"], deploy: string, environment: string): string {
  const relevant = Object.entries(texts).filter(
    ([path]) => path === environment || (path.startsWith(`${deploy}/`) && !path.startsWith(`${deploy}/environments/`)),
  );
  return createHash("sha256")
    .update(JSON.stringify(relevant.sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest("hex");
}
