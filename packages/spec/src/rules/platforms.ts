import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { SpecCode } from "../codes.ts";
import { environmentEntries, platformEntries } from "../desugar.ts";
import type { PlatformChoice, PlatformName } from "../service.ts";
import type { SpecInput } from "../spec-input.ts";
import { messages } from "./messages.ts";
import type { Places } from "./rule.ts";

const EDITIONS: Readonly<Record<PlatformName, readonly PlatformChoice["edition"][]>> = {
  "github-actions": ["free", "team", "enterprise"],
  "gitlab-ci": ["free", "premium", "ultimate"],
};

export function checkPlatforms(input: SpecInput, places: Places): Diagnostic<SpecCode>[] {
  const seen = new Set<PlatformName>();
  return platformEntries(input).flatMap(({ value: { name, edition }, path }) => {
    if (name === undefined) return [];
    const diagnostics: Diagnostic<SpecCode>[] = [];
    if (seen.has(name)) diagnostics.push(messages.duplicateItem("platform", name, places.at(places.isWritten([...path, "name"]) ? [...path, "name"] : path)));
    seen.add(name);
    if (edition !== undefined && !EDITIONS[name].includes(edition)) {
      const owner = (Object.keys(EDITIONS) as PlatformName[]).find((platform) => EDITIONS[platform].includes(edition)) ?? "another platform";
      diagnostics.push(messages.edition(name, edition, EDITIONS[name], owner, places.at([...path, "edition"])));
    }
    return diagnostics;
  });
}

/** GitHub lets a deployment go on when any one of the reviewers agrees. */
export function checkApprovals(input: SpecInput, places: Places): Diagnostic<SpecCode>[] {
  if (!platformEntries(input).some(({ value }) => value.name === "github-actions")) return [];
  return environmentEntries(input).flatMap(({ value, path }) => {
    const minimum = value.approval?.minimum ?? 1;
    return minimum > 1 ? [messages.approvalMinimum(value.name ?? "", minimum, places.at([...path, "approval", "minimum"]))] : [];
  });
}
