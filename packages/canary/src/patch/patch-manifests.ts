import type { Manifest, ManifestSource } from "../read/manifest-node.ts";
import { loadPromqlParser } from "../read/read-query.ts";
import type { PromqlParser } from "../read/read-query.ts";
import type { CanaryReading } from "../read/reading.ts";
import type { Design } from "../suggest/design.ts";
import { ManifestEdits } from "./manifest-edits.ts";
import { patchArgo } from "./patch-argo.ts";
import { patchFlagger } from "./patch-flagger.ts";

export interface PatchContext {
  readonly parser: PromqlParser;
  /** The edits of the file a manifest stands in. */
  readonly edit: (manifest: Manifest) => ManifestEdits;
  /** Something a person has to look at. */
  readonly note: (text: string) => void;
}

export interface Patch {
  /** The changed files. */
  readonly files: readonly { readonly file: string; readonly before: string; readonly after: string }[];
  readonly notes: readonly string[];
}

/** A design as a change of the manifests it was asked for; what it doesn't concern stays as it is, to the character. */
export async function patchManifests(reading: CanaryReading, design: Design, sources: readonly ManifestSource[]): Promise<Patch> {
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  const edits = new Map<string, ManifestEdits>();
  const notes: string[] = [];
  const metric = reading.metrics.find((candidate) => candidate.place !== "experiment" && candidate.ratio !== undefined) ?? reading.metrics.find(isBuiltIn);
  if (metric === undefined) return { files: [], notes: ["there is no check of a share of errors to change: add one with the values above"] };
  const context: PatchContext = {
    parser: await loadPromqlParser(),
    edit: ({ file }) => {
      const known = edits.get(file) ?? new ManifestEdits(texts.get(file) ?? "");
      edits.set(file, known);
      return known;
    },
    note: (text) => void notes.push(text),
  };
  if (reading.controller === "flagger") patchFlagger(reading, metric, design, context);
  else patchArgo(reading, metric, design, context);
  const others = reading.metrics.filter((other) => other !== metric && other.metric.notModelled === undefined);
  if (others.length > 0) notes.push(`${others.map(({ name }) => `"${name}"`).join(", ")} stay as they are and can still abort a healthy release`);
  const files = [...edits].map(([file, own]) => ({ file, before: texts.get(file) ?? "", after: own.apply() }));
  return { files, notes };
}

function isBuiltIn({ metric, queryNode }: CanaryReading["metrics"][number]): boolean {
  return metric.notModelled === undefined && queryNode === undefined;
}
