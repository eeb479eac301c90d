// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
import { TaskError } from "@create-pipeline/action-kit";

export const severities = ["low", "medium", "high", "critical"] as const;
export type Severity = (typeof severities)[number];

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly place: string;
  readonly message: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Every finding that is not suppressed, with one severity for all tools. */
export function parseSarif(text: string): Finding[] {
  const report = parseReport(text);
  const runs = report["runs"];
  if (!Array.isArray(runs) || runs.length === 0) throw new TaskError("the SARIF report has no runs: the tool did not get as far as looking");
  return runs.flatMap((run) => readRun(run as unknown));
}

function parseReport(text: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new TaskError("the SARIF report is not JSON; it is empty or was cut off");
  }
  if (isObject(value) && value["version"] === "2.1.0") return value;
  throw new TaskError("the SARIF report is not of version 2.1.0");
}

function readRun(run: unknown): Finding[] {
  if (!isObject(run) || !isObject(run["tool"])) throw new TaskError("the SARIF report has a run without a tool");
  const invocations = list(run["invocations"]);
  if (invocations.some((invocation) => isObject(invocation) && invocation["executionSuccessful"] === false)) {
    throw new TaskError("the SARIF report says that its tool did not run to the end");
  }
  const results = run["results"];
  if (!Array.isArray(results)) throw new TaskError("the SARIF report has a run without results: the tool did not get as far as looking");
  const rules = readRules(run["tool"]);
  return results
    .filter(isObject)
    .filter((result) => !isPassedOver(result))
    .map((result) => toFinding(result, rules));
}

function readRules(tool: Json): Json[] {
  const components = [tool["driver"], ...list(tool["extensions"])].filter(isObject);
  return components.flatMap((component) => list(component["rules"])).filter(isObject);
}

function isPassedOver(result: Json): boolean {
  const isSuppressed = list(result["suppressions"]).some((entry) => isObject(entry) && (entry["status"] ?? "accepted") === "accepted");
  const kind = result["kind"] ?? "fail";
  return isSuppressed || kind === "pass" || kind === "notApplicable" || kind === "informational" || result["baselineState"] === "absent";
}

function toFinding(result: Json, rules: readonly Json[]): Finding {
  const id = String(result["ruleId"] ?? (isObject(result["rule"]) ? result["rule"]["id"] : undefined) ?? "?");
  const index = result["ruleIndex"];
  const rule = rules.find((candidate) => candidate["id"] === id) ?? (typeof index === "number" ? rules[index] : undefined);
  const message = isObject(result["message"]) ? String(result["message"]["text"] ?? "") : "";
  return {
    rule: id === "?" ? String(rule?.["id"] ?? id) : id,
    severity: rate(result, rule),
    place: locate(result),
    message: message.split("\n")[0]?.slice(0, 200) ?? "",
  };
}

/** The score that GitHub's code scanning uses, where there is one; else the level. */
function rate(result: Json, rule: Json | undefined): Severity {
  for (const holder of [result, rule]) {
    const properties = holder?.["properties"];
    const score = isObject(properties) ? Number.parseFloat(String(properties["security-severity"])) : Number.NaN;
    if (!Number.isNaN(score)) return score >= 9 ? "critical" : score >= 7 ? "high" : score >= 4 ? "medium" : "low";
  }
  const defaults = isObject(rule?.["defaultConfiguration"]) ? rule["defaultConfiguration"]["level"] : undefined;
  switch (result["level"] ?? defaults ?? "warning") {
    case "error":
      return "high";
    case "note":
    case "none":
      return "low";
    default:
      return "medium";
  }
}

function locate(result: Json): string {
  const location = list(result["locations"]).find(isObject);
  const physical = isObject(location?.["physicalLocation"]) ? location["physicalLocation"] : {};
  const artifact = isObject(physical["artifactLocation"]) ? physical["artifactLocation"] : {};
  const region = isObject(physical["region"]) ? physical["region"] : {};
  const line = region["startLine"];
  return `${String(artifact["uri"] ?? "")}${typeof line === "number" ? `:${line}` : ""}`;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
