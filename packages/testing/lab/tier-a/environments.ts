import { join } from "node:path";
import { parse } from "yaml";
import { newestKubernetesVersion, renderChart } from "../../../../tools/validators/charts.ts";
import { withStagedFiles, withTexts } from "../../../../tools/validators/staging.ts";
import { exampleRevision } from "../../src/corpus.ts";
import { exampleDigest, type ChartCase } from "../../src/corpus-charts.ts";
import { applicationOf, type Application } from "./application-set.ts";
import { documentsOf, type Document } from "./documents.ts";

/** An environment of a golden, rendered as Argo CD renders it, for a namespace of its own in the one cluster of the lab. */
export interface LabEnvironment {
  /** Full path of the environment's values. */
  readonly path: string;
  readonly namespace: string;
  /** The namespace itself, the objects of the release, and those that only `helm test` brings. */
  readonly namespaceObject: Document;
  readonly release: readonly Document[];
  readonly tests: readonly Document[];
}

/** Where each environment has a cluster, its namespace may have any name; here all of them are in one. */
function namespaceName({ path, repository }: ChartCase): string {
  const environment = path
    .split("/")
    .at(-1)
    ?.replace(/\.yaml$/, "");
  return `${repository}-${environment}`.replaceAll(/[^a-z0-9-]/g, "-");
}

/** With an ApplicationSet, Argo CD creates the namespace; without one, the chart does. */
function applicationFor({ texts, chart, values }: ChartCase): Application | undefined {
  const deploy = chart.slice(0, -"/chart".length);
  const applicationSet = texts[`${deploy}/argocd/applicationset.yaml`];
  if (applicationSet === undefined) return undefined;
  const { image, environment } = { ...(parse(texts[values[0] ?? ""] ?? "") as Values), ...(parse(texts[values[1] ?? ""] ?? "") as Values) };
  return applicationOf(applicationSet, environment, { image: image.repository, digest: exampleDigest, revision: exampleRevision, version: "1.4.0" });
}
interface Values {
  readonly image: { readonly repository: string };
  readonly environment: string;
}

export async function renderEnvironment(chartCase: ChartCase, more: Readonly<Record<string, unknown>> = {}): Promise<LabEnvironment> {
  const { path, texts, chart, values } = chartCase;
  const application = applicationFor(chartCase);
  if (application !== undefined && application.valueFiles.join() !== values.join())
    throw new Error(`${path}: the ApplicationSet reads ${application.valueFiles.join(", ")}`);
  const namespace = namespaceName(chartCase);
  const brought = { ...(application?.valuesObject ?? { image: { digest: exampleDigest }, namespace: { create: true } }), ...more };
  const result = await withTexts({ ...texts, "brought.json": JSON.stringify(brought) }, (files) =>
    withStagedFiles(files, (directory) =>
      renderChart(directory, join(chart), {
        values: [...values, "brought.json"],
        release: application?.release ?? "orders",
        namespace,
        kubernetesVersion: newestKubernetesVersion(),
      }),
    ),
  );
  if ("error" in result) throw new Error(`${path} does not render: ${result.error}`);
  return { path, namespace, ...sortDocuments(documentsOf(result.manifests), application && namespaceOf(namespace, application)) };
}

function namespaceOf(name: string, { namespaceLabels: labels }: Application): Document {
  const object = { apiVersion: "v1", kind: "Namespace", metadata: { name, labels } };
  return { text: JSON.stringify(object), object };
}

function sortDocuments(documents: readonly Document[], created: Document | undefined): Pick<LabEnvironment, "namespaceObject" | "release" | "tests"> {
  const isTest = ({ object }: Document): boolean => object.metadata.annotations?.["helm.sh/hook"] === "test";
  const namespaceObject = created ?? documents.find(({ object }) => object.kind === "Namespace");
  if (namespaceObject === undefined) throw new Error("nothing creates the namespace");
  return { namespaceObject, tests: documents.filter(isTest), release: documents.filter((one) => !isTest(one) && one !== namespaceObject) };
}
