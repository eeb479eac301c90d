import { power } from "../engine/power.ts";
import type { Question } from "../model.ts";
import type { CanaryReading } from "../read/reading.ts";
import { failureLimit } from "./c01-failure-limit.ts";
import { emptyWindows } from "./c02-empty-windows.ts";
import { canaryScope } from "./c03-canary-scope.ts";
import { windowAndInterval } from "./c04-window.ts";
import { threshold } from "./c05-threshold.ts";
import { unobservedSteps } from "./c06-unobserved-steps.ts";
import { family } from "./c07-family.ts";
import { oneError } from "./c08-one-error.ts";
import { guard } from "./c09-guard.ts";
import { kayentaPoints } from "./c10-kayenta.ts";
import { freshBaseline } from "./c11-baseline.ts";
import type { Finding, LintRule } from "./finding.ts";

const rules: readonly LintRule[] = [
  failureLimit,
  emptyWindows,
  canaryScope,
  windowAndInterval,
  threshold,
  unobservedSteps,
  family,
  oneError,
  guard,
  kayentaPoints,
  freshBaseline,
];

/** The lints that say nothing without traffic and a baseline. */
export const lintsThatAsk = ["C02", "C05", "C07", "C08"] as const;

/** Everything that is known to be wrong with one canary, in the order of the file. */
export function lint(reading: CanaryReading, question?: Question): Finding[] {
  const asked = question === undefined ? {} : { asked: { question, power: power(reading.canary, question) } };
  return rules.flatMap((rule) => rule({ reading, ...asked })).toSorted(inOrder);
}

function inOrder(a: Finding, b: Finding): number {
  if (a.location.file !== b.location.file) return a.location.file < b.location.file ? -1 : 1;
  return a.location.line - b.location.line || (a.code < b.code ? -1 : 1);
}
