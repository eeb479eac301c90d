import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { CanaryCode } from "../codes.ts";
import type { Manifest, ManifestSource } from "./manifest-node.ts";
import { readRollout } from "./read-argo.ts";
import type { OneReading } from "./read-argo.ts";
import { readFlagger } from "./read-flagger.ts";
import { readManifests } from "./read-manifests.ts";
import { loadPromqlParser } from "./read-query.ts";
import type { PromqlParser } from "./read-query.ts";
import { defaultReadOptions } from "./reading.ts";
import type { ReadOptions, Readings } from "./reading.ts";

type Reader = (manifest: Manifest, manifests: readonly Manifest[], parser: PromqlParser, options: ReadOptions) => OneReading;

const readers: readonly { readonly kind: string; readonly group: string; readonly read: Reader }[] = [
  { kind: "Rollout", group: "argoproj.io/", read: readRollout },
  { kind: "Canary", group: "flagger.app/", read: readFlagger },
];

/** Every release in the manifests, and everything that is wrong with them. */
export async function readCanaries(sources: readonly ManifestSource[], options: ReadOptions = defaultReadOptions): Promise<Readings> {
  const { manifests, diagnostics } = readManifests(sources);
  const releases = manifests.flatMap((manifest) => {
    const reader = readers.find(({ kind, group }) => kind === manifest.kind && (manifest.node.text("apiVersion") ?? "").startsWith(group));
    return reader === undefined ? [] : [{ manifest, read: reader.read }];
  });
  if (releases.length === 0) return { readings: [], diagnostics: [...diagnostics, nothingFound(sources)] };
  const parser = await loadPromqlParser();
  const read = releases.map((release) => release.read(release.manifest, manifests, parser, options));
  return { readings: read.flatMap(({ reading }) => reading ?? []), diagnostics: unique([...diagnostics, ...read.flatMap((one) => one.diagnostics)]) };
}

function nothingFound(sources: readonly ManifestSource[]): Diagnostic<CanaryCode> {
  const kinds = new Set(sources.flatMap(({ text }) => [...text.matchAll(/^ *"?kind"?: *["']?(\w+)/gm)].map(([, kind = ""]) => kind)));
  const found = kinds.size === 0 ? "no Kubernetes manifest at all" : `only ${[...kinds].sort().slice(0, 6).join(", ")}`;
  const where = sources.length === 1 ? (sources[0]?.file ?? "") : `${sources.length} YAML files`;
  return {
    code: "canary/no-canary",
    severity: "error",
    message: `there is no Argo Rollout and no Flagger Canary in ${where}: ${found}`,
    hint: "give the rendered manifests with -f, such as the output of helm template or kustomize build",
  };
}

/** A template that two releases share is wrong once. */
function unique(diagnostics: readonly Diagnostic<CanaryCode>[]): Diagnostic<CanaryCode>[] {
  return [...new Map(diagnostics.map((diagnostic) => [JSON.stringify([diagnostic.code, diagnostic.message, diagnostic.location]), diagnostic])).values()];
}
