import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { CanaryCode } from "../codes.ts";
import type { Manifest, ManifestNode, ManifestSource } from "./manifest-node.ts";
import { readYaml } from "./read-yaml.ts";

export interface Manifests {
  readonly manifests: readonly Manifest[];
  readonly diagnostics: readonly Diagnostic<CanaryCode>[];
}

/** A file without any of these says nothing about a release, and isn't read at all. */
const relevant = /["']?kind["']?\s*:\s*["']?(?:Rollout|AnalysisTemplate|ClusterAnalysisTemplate|Canary|MetricTemplate)\b/;

/** What only Helm understands; the controllers' own holes are `{{args.…}}` and `{{ target }}`. */
const helmSyntax = /\{\{-?\s*(?:[.$]\w|\$|\/\*|(?:if|else|end|range|with|define|include|template|block|tpl|toYaml|default|printf)\b)/;

/** The objects of all files that say something about a release, in order. What can't be read is said, the rest counts. */
export function readManifests(sources: readonly ManifestSource[]): Manifests {
  const manifests: Manifest[] = [];
  const diagnostics: Diagnostic<CanaryCode>[] = [];
  for (const source of sources.filter(({ text }) => relevant.test(text))) {
    const hole = helmSyntax.exec(source.text);
    if (hole !== null && !isInComment(source.text, hole.index)) {
      diagnostics.push(skippedTemplate(source, hole.index));
      continue;
    }
    const { documents, diagnostics: found } = readYaml(source);
    diagnostics.push(...found);
    for (const document of documents) manifests.push(...objectsOf(document, source.file));
  }
  return { manifests, diagnostics };
}

function isInComment(text: string, index: number): boolean {
  return text
    .slice(text.lastIndexOf("\n", index) + 1, index)
    .trimStart()
    .startsWith("#");
}

function skippedTemplate({ file, text }: ManifestSource, index: number): Diagnostic<CanaryCode> {
  const before = text.slice(0, index);
  const line = before.split("\n").length;
  return {
    code: "canary/helm-template",
    severity: "warning",
    message: "this is a Helm template and was skipped",
    hint: "render the chart first and give its output: helm template . > rendered.yaml",
    location: { file, line, column: index - before.lastIndexOf("\n") },
  };
}

function objectsOf(node: ManifestNode, file: string): Manifest[] {
  const kind = node.text("kind");
  if (kind === undefined) return [];
  if (kind === "List" || (kind.endsWith("List") && node.at("items") !== undefined)) return node.list("items").flatMap((item) => objectsOf(item, file));
  return [
    {
      file,
      kind,
      name: node.text("metadata", "name") ?? node.text("metadata", "generateName") ?? "unnamed",
      namespace: node.text("metadata", "namespace"),
      node,
    },
  ];
}
