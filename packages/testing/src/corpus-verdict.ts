import type { Finding } from "../../../tools/validators/finding.ts";
import { loadExceptions, type Exceptions } from "../../../tools/exceptions.ts";

/** What validators said, less what exceptions.json accepts; remembers who judged how much. */
export interface Verdicts {
  /** Findings that nobody accepted, as lines a person can act on. */
  unaccepted(tool: string, findings: readonly Finding[], judged: readonly string[]): readonly string[];
  readonly exceptions: Exceptions;
  /** Files judged by tool and repository. */
  table(): Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export function createVerdicts(): Verdicts {
  const exceptions = loadExceptions();
  const counts: Record<string, Record<string, number>> = {};
  return {
    exceptions,
    unaccepted(tool, findings, judged) {
      const row = (counts[tool] ??= {});
      for (const path of judged) {
        const repository = path.split("/")[0] ?? "";
        row[repository] = (row[repository] ?? 0) + 1;
      }
      return findings
        .filter((finding) => !exceptions.matches(finding))
        .map(({ rule, path, line, message }) => `${rule} ${path}${line === undefined ? "" : `:${line}`}: ${message}`);
    },
    table: () => counts,
  };
}

/** Findings under the full paths of the files they are about. */
export function relocate(findings: readonly Finding[], origin: Readonly<Record<string, string>>): readonly Finding[] {
  return findings.map((finding) => ({ ...finding, path: origin[finding.path] ?? origin[finding.path.replace(/^\.\//, "")] ?? finding.path }));
}
