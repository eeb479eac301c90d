// https://github.com/anchore/grype: the fields of `--output json` that are read here
import { TaskError } from "@create-pipeline/action-kit";

/** One vulnerability in one package. */
export interface Finding {
  readonly id: string;
  readonly severity: Severity;
  readonly package: string;
  readonly version: string;
  /** Empty when there is none. */
  readonly fixedIn: string;
}

/** From worst to least, and those that nobody rated. */
export const severities = ["critical", "high", "medium", "low", "negligible", "unknown"] as const;

/** How bad a finding is. */
export type Severity = (typeof severities)[number];

/** What grype answered. */
export interface Report {
  readonly findings: readonly Finding[];
  /** How many findings VEX took away. */
  readonly ignored: number;
  /** When the database was built, if it says so. */
  readonly databaseBuilt: string;
}

interface Match {
  readonly vulnerability?: { readonly id?: unknown; readonly severity?: unknown; readonly fix?: { readonly versions?: readonly unknown[] } };
  readonly artifact?: { readonly name?: unknown; readonly version?: unknown };
}

/** Parses grype's JSON; anything that does not look like it is an error, never an empty list. */
export function parseReport(text: string): Report {
  let document: { matches?: unknown; ignoredMatches?: unknown; descriptor?: { db?: { built?: unknown; status?: { built?: unknown } } } };
  try {
    document = JSON.parse(text) as typeof document;
  } catch (cause) {
    throw new TaskError("grype wrote no readable report", { cause });
  }
  if (!Array.isArray(document.matches)) throw new TaskError("grype's report has no list of matches; grype may have changed");
  const db = document.descriptor?.db;
  return {
    findings: (document.matches as Match[]).map(parseMatch).toSorted(byImportance),
    ignored: Array.isArray(document.ignoredMatches) ? document.ignoredMatches.length : 0,
    databaseBuilt: String(db?.status?.built ?? db?.built ?? ""),
  };
}

function parseMatch(match: Match): Finding {
  const { vulnerability, artifact } = match;
  if (typeof vulnerability?.id !== "string" || typeof artifact?.name !== "string") {
    throw new TaskError("a match in grype's report names no vulnerability or package; grype may have changed");
  }
  const severity = String(vulnerability.severity ?? "").toLowerCase();
  return {
    id: vulnerability.id,
    severity: severities.find((known) => known === severity) ?? "unknown",
    package: artifact.name,
    version: String(artifact.version ?? ""),
    fixedIn: (vulnerability.fix?.versions ?? []).map(String).join(", "),
  };
}

function byImportance(left: Finding, right: Finding): number {
  const rank = severities.indexOf(left.severity) - severities.indexOf(right.severity);
  if (rank !== 0) return rank;
  const [a, b] = [`${left.package} ${left.id}`, `${right.package} ${right.id}`];
  return a < b ? -1 : a > b ? 1 : 0;
}
