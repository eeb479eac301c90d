import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { CanaryCode } from "../codes.ts";
import type { Holes } from "./fill-holes.ts";
import type { Manifest, ManifestNode } from "./manifest-node.ts";

/** Stand for what only the cluster knows; long enough never to be part of a user's text. */
export const canaryHash = "canaryhash7d5c9b8f6";
export const stableHash = "stablehash6c4b8d7f9";

export interface ArgumentValues {
  readonly holes: Holes;
  /** Where the stable version's hash is passed in. */
  readonly stableArgument?: ManifestNode;
  readonly diagnostics: readonly Diagnostic<CanaryCode>[];
}

/** The arguments of a template as the controller merges them: the analysis beats the template's default. */
export function argumentValues(rollout: Manifest, given: readonly ManifestNode[], templates: readonly Manifest[]): ArgumentValues {
  const holes = new Map<string, string>();
  const diagnostics: Diagnostic<CanaryCode>[] = [];
  let stableArgument: ManifestNode | undefined;
  const nodes = [
    ...templates.flatMap(({ node }) => node.list("spec", "args").map((argument) => ({ argument, own: true }))),
    ...given.map((argument) => ({ argument, own: false })),
  ];
  const declared = new Map<string, { readonly argument: ManifestNode; readonly valued: boolean }>();
  for (const { argument, own } of nodes) {
    const name = argument.text("name");
    if (name === undefined) continue;
    const value = argument.text("value") ?? valueFrom(rollout, argument, name);
    if (value !== undefined) holes.set(`args.${name}`, value);
    if (value === stableHash) stableArgument = argument;
    if (own || declared.has(name))
      declared.set(name, { argument: declared.get(name)?.argument ?? argument, valued: value !== undefined || (declared.get(name)?.valued ?? false) });
  }
  for (const [name, { argument, valued }] of declared) if (!valued) diagnostics.push(missingArgument(name, argument, rollout));
  return { holes, diagnostics, ...(stableArgument && { stableArgument }) };
}

function missingArgument(name: string, argument: ManifestNode, rollout: Manifest): Diagnostic<CanaryCode> {
  return {
    code: "canary/argument",
    severity: "error",
    message: `argument "${name}" of the analysis gets no value from ${rollout.kind} "${rollout.name}"`,
    hint: "the controller refuses to start such an analysis; give it a value under args",
    location: argument.location,
  };
}

/** Values that only the cluster has get a word that says what they are. */
function valueFrom(rollout: Manifest, argument: ManifestNode, name: string): string | undefined {
  const from = argument.at("valueFrom");
  if (from === undefined) return undefined;
  const hash = from.text("podTemplateHashValue");
  if (hash !== undefined) return hash === "Stable" ? stableHash : canaryHash;
  const label = /^metadata\.(labels|annotations)\['([^']+)'\]$/.exec(from.text("fieldRef", "fieldPath") ?? "");
  const written = label === null ? undefined : rollout.node.text("metadata", label[1] ?? "", label[2] ?? "");
  return written ?? `value-of-${name}`;
}
