import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { SpecCode } from "../codes.ts";
import { environmentEntries } from "../desugar.ts";
import { formatPath } from "../format-path.ts";
import type { Path } from "../schema/schema-at.ts";
import type { ServiceKind } from "../service.ts";
import type { SpecInput } from "../spec-input.ts";
import { messages } from "./messages.ts";
import type { Places } from "./rule.ts";

const NOT_DEPLOYED = "a library is deployed nowhere";
const NO_PORT = "it answers no requests";
const NO_CANARY = "it answers no requests, of which a canary could get a share";

/** Keys that make no sense for a kind, and why. */
const REFUSED: Readonly<Record<ServiceKind, readonly (readonly [path: Path, why: string])[]>> = {
  service: [[["service", "schedule"], "only a cronjob runs on a schedule"]],
  worker: [
    [["service", "port"], NO_PORT],
    [["service", "health"], NO_PORT],
    [["service", "schedule"], "only a cronjob runs on a schedule"],
    [["delivery", "canary"], NO_CANARY],
  ],
  cronjob: [
    [["service", "port"], NO_PORT],
    [["service", "health"], NO_PORT],
    [["delivery", "canary"], NO_CANARY],
  ],
  library: [
    [["service", "port"], NOT_DEPLOYED],
    [["service", "health"], NOT_DEPLOYED],
    [["service", "env"], NOT_DEPLOYED],
    [["service", "schedule"], NOT_DEPLOYED],
    [["build"], "a library has no image"],
    [["delivery"], NOT_DEPLOYED],
    [["environments"], NOT_DEPLOYED],
  ],
};

export function checkKind(input: SpecInput, places: Places): Diagnostic<SpecCode>[] {
  const { service } = input;
  if (service === undefined) return [];
  const kind = service.kind ?? "service";
  const diagnostics = REFUSED[kind]
    .filter(([path]) => isGiven(input, path))
    .map(([path, why]) => messages.notForKind(formatPath(path), kind, why, places.atKey(path)));
  if (kind !== "library" && input.build?.image === undefined && !wasRefused(input, places))
    diagnostics.push(messages.missingImage(kind, places.atKey(input.build ? ["build"] : ["service"])));
  if (kind === "cronjob" && service.schedule === undefined) diagnostics.push(messages.missingSchedule(places.atKey(["service"])));
  return [...diagnostics, ...environmentKeys(input, kind, places)];
}

function environmentKeys(input: SpecInput, kind: ServiceKind, places: Places): Diagnostic<SpecCode>[] {
  if (kind === "service" || kind === "library") return [];
  return environmentEntries(input).flatMap(({ value, path }) => {
    const diagnostics: Diagnostic<SpecCode>[] = [];
    if (value.host !== undefined) diagnostics.push(messages.notForKind(formatPath([...path, "host"]), kind, NO_PORT, places.atKey([...path, "host"])));
    if (kind === "cronjob" && value.replicas !== undefined)
      diagnostics.push(messages.notForKind(formatPath([...path, "replicas"]), kind, "each run is one", places.atKey([...path, "replicas"])));
    return diagnostics;
  });
}

function isGiven(input: SpecInput, path: Path): boolean {
  let value: unknown = input;
  for (const step of path) value = (value as Record<string, unknown> | undefined)?.[step];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** The image is there but has the wrong form, which was said already. */
function wasRefused(input: SpecInput, places: Places): boolean {
  return places.isWritten(["build", "image"]) || (places.isWritten(["build"]) && input.build === undefined);
}
