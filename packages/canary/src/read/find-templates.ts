import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { CanaryCode } from "../codes.ts";
import type { Manifest, ManifestNode } from "./manifest-node.ts";

export interface FoundTemplates {
  readonly templates: readonly Manifest[];
  readonly diagnostics: readonly Diagnostic<CanaryCode>[];
}

/** The templates that `templates:` names, and those they name in turn; each once, as the controller keeps them. */
export function findTemplates(references: readonly ManifestNode[], owner: Manifest, manifests: readonly Manifest[]): FoundTemplates {
  const templates = new Set<Manifest>();
  const diagnostics: Diagnostic<CanaryCode>[] = [];
  const queue = [...references];
  for (let reference = queue.shift(); reference !== undefined; reference = queue.shift()) {
    const name = reference.text("templateName");
    if (name === undefined) continue;
    const kind = reference.text("clusterScope") === "true" ? "ClusterAnalysisTemplate" : "AnalysisTemplate";
    const template = namedManifest(manifests, kind, name, owner);
    if (template === undefined) {
      diagnostics.push(missingTemplate(kind, name, reference));
      continue;
    }
    if (templates.has(template)) continue;
    templates.add(template);
    queue.push(...template.node.list("spec", "templates"));
  }
  return { templates: [...templates], diagnostics };
}

/** In the same namespace, or without one; where a directory holds several overlays, the nearest file wins. */
export function namedManifest(manifests: readonly Manifest[], kind: string, name: string, owner: Manifest, namespace = owner.namespace): Manifest | undefined {
  const named = manifests.filter((manifest) => manifest.kind === kind && manifest.name === name);
  const near = named.filter(
    (manifest) => kind.startsWith("Cluster") || manifest.namespace === namespace || manifest.namespace === undefined || namespace === undefined,
  );
  return near.toSorted((a, b) => distance(a.file, owner.file) - distance(b.file, owner.file))[0];
}

/** How many folders lie between two files. */
function distance(a: string, b: string): number {
  if (a === b) return -1;
  const [left, right] = [a.split("/"), b.split("/")];
  let shared = 0;
  while (left[shared] !== undefined && left[shared] === right[shared]) shared += 1;
  return left.length + right.length - 2 * shared;
}

function missingTemplate(kind: string, name: string, reference: ManifestNode): Diagnostic<CanaryCode> {
  return {
    code: "canary/template-missing",
    severity: "error",
    message: `${kind} "${name}" is not among the manifests`,
    hint: "give its file, too: -f is repeatable and takes folders",
    location: (reference.at("templateName") ?? reference).location,
  };
}
