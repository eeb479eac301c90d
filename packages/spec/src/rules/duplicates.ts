import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { SpecCode } from "../codes.ts";
import { environmentEntries } from "../desugar.ts";
import { formatPath } from "../format-path.ts";
import type { Path } from "../schema/schema-at.ts";
import type { Items, SpecInput } from "../spec-input.ts";
import { messages } from "./messages.ts";
import type { Places } from "./rule.ts";

type Problems = Diagnostic<SpecCode>[];

/** Lists in which a thing may stand only once. Platforms have a rule of their own. */
export function checkDuplicates(input: SpecInput, places: Places): Problems {
  const lists: (readonly [Path, Items<unknown> | undefined])[] = [
    [["service", "paths"], input.service?.paths],
    [["build", "platforms"], input.build?.platforms],
    [["security", "sbom"], input.security?.sbom],
    [["security", "licenses"], input.security?.licenses],
    [["delivery", "canary", "environments"], input.delivery?.canary?.environments],
    [["environments"], input.environments],
  ];
  for (const { value, path } of environmentEntries(input)) {
    lists.push([[...path, "secrets"], value.secrets], [[...path, "approval", "reviewers"], value.approval?.reviewers]);
  }
  for (const [id, job] of Object.entries(input.jobs ?? {})) {
    const path = ["jobs", id];
    lists.push([[...path, "services"], job?.services], [[...path, "flows"], job?.flows], [[...path, "needs"], job?.needs]);
  }
  return lists.flatMap(([path, items]) => repeated(path, items ?? [], places));
}

function repeated(path: Path, items: Items<unknown>, places: Places): Problems {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const named = typeof item === "object" && item !== null;
    const name = named ? (item as { name?: string }).name : item;
    if (typeof name !== "string") return [];
    if (seen.has(name)) return [messages.duplicateItem(formatPath(path), name, places.at(named ? [...path, index, "name"] : [...path, index]))];
    seen.add(name);
    return [];
  });
}
