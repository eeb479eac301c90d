import { TaskError } from "@create-pipeline/action-kit";

/** A finding that was accepted, by whom is in the history of the file. */
export interface AcceptedFinding {
  readonly vulnerability: string;
  /** Empty for any package. */
  readonly package: string;
  readonly reason: string;
  /** The last day on which it is accepted, YYYY-MM-DD. */
  readonly until: string;
}

const hint = '[{ "vulnerability": "CVE-2026-1234", "package": "openssl", "reason": "not reachable: …", "until": "2027-01-31" }]';

/** Parses the ignore file; every entry must say why and until when, and all mistakes come back at once. */
export function parseAccepted(text: string, path: string): readonly AcceptedFinding[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new TaskError(`${path} is not JSON`, { exitCode: 2, hint: `write ${hint}`, cause });
  }
  if (!Array.isArray(value)) throw new TaskError(`${path} is not an array`, { exitCode: 2, hint: `write ${hint}` });
  const problems = value.flatMap((entry, index) => problemsOf(entry).map((problem) => `${path}: entry ${index + 1} ${problem}`));
  if (problems.length > 0) throw new TaskError(problems.join("\n"), { exitCode: 2, hint: `write ${hint}` });
  return value.map((entry: AcceptedFinding) => ({ ...entry, package: entry.package ?? "" }));
}

function problemsOf(entry: unknown): string[] {
  if (typeof entry !== "object" || entry === null) return ["is not an object"];
  const fields = entry as Record<string, unknown>;
  const unknown = Object.keys(fields).filter((name) => !["vulnerability", "package", "reason", "until"].includes(name));
  const { vulnerability, package: name = "", reason, until } = fields;
  return [
    ...unknown.map((field) => `has the unknown key "${field}"`),
    ...(typeof vulnerability === "string" && /^[A-Z]+-\S+$/u.test(vulnerability) ? [] : ["names no vulnerability"]),
    ...(typeof name === "string" ? [] : ["has a package that is no text"]),
    ...(typeof reason === "string" && reason.trim().length >= 10 ? [] : ["gives no reason"]),
    ...(typeof until === "string" && /^\d{4}-\d{2}-\d{2}$/u.test(until) && !Number.isNaN(Date.parse(until)) ? [] : ["has no until date (YYYY-MM-DD)"]),
  ];
}
