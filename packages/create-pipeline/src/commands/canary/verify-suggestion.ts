import { checkRequirement, patchManifests, power, readCanaries } from "@create-pipeline/canary";
import type { CanaryReading, ManifestSource, Patch, PowerReport, Question, RequiredTerm, Requirement, Suggestion } from "@create-pipeline/canary";

export interface Verified {
  readonly kind: "found";
  readonly reading: CanaryReading;
  readonly suggestion: Suggestion;
  readonly patch: Patch;
  /** What the patched manifests do, read again as they will be applied. */
  readonly report: PowerReport | undefined;
  readonly terms: readonly RequiredTerm[];
  readonly met: boolean;
}

export interface Subject {
  readonly reading: CanaryReading;
  readonly suggestion: Suggestion;
  readonly question: Question;
  readonly requirement: Requirement;
  readonly sources: readonly ManifestSource[];
  readonly scrapeSeconds: number;
}

/** A suggestion is only as good as what its patch makes of the manifests: they are read again and evaluated. */
export async function verifySuggestion({ reading, suggestion, question, requirement, sources, scrapeSeconds }: Subject): Promise<Verified> {
  const { design } = suggestion;
  const patch = design === undefined ? { files: [], notes: [] } : await patchManifests(reading, design, sources);
  const changed = new Map(patch.files.map(({ file, after }) => [file, after]));
  const { readings } = await readCanaries(
    sources.map(({ file, text }) => ({ file, text: changed.get(file) ?? text })),
    { scrapeSeconds },
  );
  const { name, file } = reading.manifest;
  const again = readings.find(({ manifest, controller }) => manifest.name === name && manifest.file === file && controller === reading.controller);
  if (again === undefined) return { kind: "found", reading, suggestion, patch, report: undefined, terms: [], met: false };
  const report = { name, file, controller: again.controller, question, power: power(again.canary, question), curve: [] };
  const terms = checkRequirement(report, requirement);
  return { kind: "found", reading, suggestion, patch, report, terms, met: terms.every(({ met }) => met) };
}
