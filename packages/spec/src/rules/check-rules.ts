import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { SpecCode } from "../codes.ts";
import type { SpecInput } from "../spec-input.ts";
import { checkApprovals, checkPlatforms } from "./platforms.ts";
import { checkDelivery, checkQuality, checkSecurity, checkTasks } from "./settings.ts";
import { checkCanary } from "./canary.ts";
import { checkDuplicates } from "./duplicates.ts";
import { checkDurations, checkSchedules } from "./times.ts";
import { checkEnvironments, checkNamespaces, checkPromotion, checkReplicas } from "./environments.ts";
import { checkKind } from "./kind.ts";
import type { Places, Rule } from "./rule.ts";

/** What no schema can say, in the order of the file. */
const RULES: readonly Rule[] = [
  checkKind,
  checkSchedules,
  checkPlatforms,
  checkQuality,
  checkSecurity,
  checkDelivery,
  checkCanary,
  checkEnvironments,
  checkPromotion,
  checkNamespaces,
  checkReplicas,
  checkApprovals,
  checkDurations,
  checkDuplicates,
  checkTasks,
];

export function checkRules(input: SpecInput, places: Places): Diagnostic<SpecCode>[] {
  return RULES.flatMap((rule) => rule(input, places));
}
