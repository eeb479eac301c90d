import { escapeMarkdown, markdownTable } from "@create-pipeline/emit";
import type { Capability, Platform, PlanFeature } from "@create-pipeline/platforms";
import { platformIds } from "../platform-registry.ts";
import type { Page } from "../page.ts";
import { load } from "../root.ts";

/** What each platform does with each feature of a plan. */
export async function platformsPage(): Promise<Page> {
  const platforms = await Promise.all(platformIds().map(loadPlatform));
  const features = [...new Set(platforms.flatMap(({ capabilities }) => Object.keys(capabilities) as PlanFeature[]))].sort();
  const matrix = features.map((feature) => [feature, ...platforms.map(({ capabilities }) => capabilities[feature].how)]);
  const details = platforms.map((platform) => `## [${platform.displayName}](${platform.docsUrl})\n\n${detailRows(platform)}`);
  return {
    file: "platforms.md",
    title: "Platforms",
    summary: "what each CI platform does natively, what is emulated, set elsewhere or refused",
    source: "packages/platforms/src/*/capabilities.ts",
    body: [
      "`native`: the platform's own construct. `emulated`: done by other means. `setting`: lies outside the repository, comes with a page and a script, and fails closed. `refused`: generation stops and says so.\n",
      markdownTable(["feature", ...platforms.map(({ displayName }) => displayName)], matrix),
      ...details,
    ].join("\n"),
  };
}

async function loadPlatform(id: string): Promise<Platform> {
  const exported = Object.values(await load<Record<string, Platform>>(`packages/platforms/src/${id}/index.ts`));
  const found = exported.find((value) => typeof value === "object" && value.id === id);
  if (found === undefined) throw new Error(`packages/platforms/src/${id}/index.ts exports no platform "${id}"`);
  return found;
}

function detailRows({ capabilities }: Platform): string {
  const rows = (Object.entries(capabilities) as [PlanFeature, Capability][])
    .filter(([, capability]) => capability.how !== "native")
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([feature, capability]) => [feature, capability.how, escapeMarkdown(wordsOf(capability))]);
  return rows.length === 0 ? "Everything is native.\n" : markdownTable(["feature", "how", "by what"], rows);
}

function wordsOf(capability: Capability): string {
  switch (capability.how) {
    case "native":
      return "";
    case "emulated":
      return capability.by;
    case "setting":
      return capability.where;
    case "refused":
      return `${capability.because}; instead: ${capability.instead}`;
  }
}
