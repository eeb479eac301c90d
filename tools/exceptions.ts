import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toolsRoot } from "./cache.ts";
import type { Finding } from "./validators/finding.ts";

/** A finding that we accept, why, and when somebody has to think about it again. */
export interface Exception {
  readonly tool: string;
  readonly rule: string;
  /** A glob over the finding's path. */
  readonly scope: string;
  readonly reason: string;
  /** An ISO date. */
  readonly review: string;
}

/** A list of exceptions that remembers which of them were needed. */
export interface Exceptions {
  /** Whether an entry covers the finding; covering marks the entry as used. */
  matches(finding: Finding): boolean;
  /** Entries that never matched: a test fails on them, so that the list only shrinks. */
  unused(): readonly Exception[];
  /** Entries whose review date lies before `today` (an ISO date). */
  overdue(today: string): readonly Exception[];
}

const fields = ["tool", "rule", "scope", "reason", "review"] as const;

/** Reads `exceptions.json` and refuses entries that lack a field, a reason or a date. */
export function loadExceptions(file: string = join(toolsRoot, "exceptions.json")): Exceptions {
  const entries = JSON.parse(readFileSync(file, "utf8")) as readonly Partial<Exception>[];
  return createExceptions(entries.map(checkEntry));
}

function checkEntry(entry: Partial<Exception>, index: number): Exception {
  const missing = fields.filter((field) => typeof entry[field] !== "string" || entry[field] === "");
  if (missing.length > 0) throw new Error(`exceptions.json: entry ${index + 1} lacks ${missing.join(", ")}`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(entry.review ?? "")) throw new Error(`exceptions.json: entry ${index + 1} has no ISO date in "review"`);
  return entry as Exception;
}

/** Wraps a list of entries that does not come from the file. */
export function createExceptions(entries: readonly Exception[]): Exceptions {
  const used = new Set<Exception>();
  return {
    matches(finding) {
      const covering = entries.filter((entry) => entry.tool === finding.tool && entry.rule === finding.rule && globPattern(entry.scope).test(finding.path));
      for (const entry of covering) used.add(entry);
      return covering.length > 0;
    },
    unused: () => entries.filter((entry) => !used.has(entry)),
    overdue: (today) => entries.filter((entry) => entry.review < today),
  };
}

/** `*` stays within a folder, `**` does not; unlike `path.matchesGlob` both match names that start with a dot, as `.github` does. */
function globPattern(glob: string): RegExp {
  const source = glob.replaceAll(/\*\*\/|\*\*|\*|\?|[.+^${}()|[\]\\]/g, (token) => {
    if (token === "**/") return "(?:.*/)?";
    if (token === "**") return ".*";
    if (token === "*") return "[^/]*";
    return token === "?" ? "[^/]" : `\\${token}`;
  });
  return new RegExp(`^${source}$`);
}
