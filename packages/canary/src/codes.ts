import type { Catalogue, CodeOf } from "@create-pipeline/diagnostics";

export { questionCodes } from "./requirement/question-codes.ts";

/** What goes wrong while manifests are read, and the lints; every code with a line about it. */
export const canaryCodes = {
  "canary/argument": "an analysis uses an argument that nobody gives a value",
  "canary/duration": "a duration is not written as 30s, 5m or 1h30m",
  "canary/helm-template": "a Helm template was skipped: only rendered manifests can be read",
  "canary/no-analysis": "nothing judges the release, so every release is promoted",
  "canary/no-canary": "there is no Rollout and no Canary in what was given",
  "canary/not-a-canary": "a Rollout replaces the version at once, or Flagger is told to skip the analysis",
  "canary/power": "what the canary detects; a note in SARIF",
  "canary/required": "the canary doesn't do what --require asks of it",
  "canary/syntax": "a file is not YAML",
  "canary/template-missing": "an analysis names a template that is not among the manifests",
  "canary/value": "a field of a manifest holds what the controller refuses",
  "canary/c01": "failureLimit is the number of failures that are tolerated, not the one that aborts",
  "canary/c02": "windows without a single request decide about the release",
  "canary/c03": "the query mixes the stable version's requests with the canary's",
  "canary/c04": "the query looks at less, or at other, time than passes between two measurements",
  "canary/c05": "the threshold lies beyond the regression that is to be found",
  "canary/c06": "steps of the release are watched by nobody",
  "canary/c07": "metrics that are each harmless abort too many healthy releases together",
  "canary/c08": "a single failed request fails the measurement",
  "canary/c09": "nothing guards the check against windows with few requests or none",
  "canary/c10": "Kayenta's comparison has too few points, or nearly all of them are zero",
  "canary/c11": "the canary is compared with the stable fleet instead of fresh baseline pods",
} as const satisfies Catalogue<"canary">;

export type CanaryCode = CodeOf<typeof canaryCodes>;
export type LintCode = Extract<CanaryCode, `canary/c0${number}` | `canary/c1${number}`>;
