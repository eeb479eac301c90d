import type { Diagnostic } from "@create-pipeline/diagnostics";
import { escapeMarkdown, inlineCode, markdownTable } from "@create-pipeline/emit";
import type { LintCode } from "../codes.ts";
import type { Finding } from "../lint/finding.ts";
import type { SarifResult } from "./sarif.ts";

/** For the printer, which shows the line with carets. */
export function findingDiagnostic({ code, level, message, why, fix, location }: Finding): Diagnostic<LintCode> {
  return { code, severity: level === "error" ? "error" : "warning", message, hint: `${why}; instead: ${fix}`, location };
}

export function findingResult({ code, level, message, why, fix, location }: Finding): SarifResult {
  return { ruleId: code, level, message: `${message}: ${why}. Instead: ${fix}`, ...location };
}

/** "C01", as people say it. */
export function lintName(code: LintCode): string {
  return code.slice("canary/".length).toUpperCase();
}

/** Notes fail nothing. */
export function countsAsProblem({ level }: Finding): boolean {
  return level !== "note";
}

export function findingsMarkdown(findings: readonly Finding[]): string {
  if (findings.length === 0) return "No findings.\n";
  const rows = findings.map(({ code, level, message, why, fix, location }) => [
    lintName(code),
    level,
    inlineCode(`${location.file}:${location.line}`),
    `${escapeMarkdown(message)}: ${escapeMarkdown(why)}`,
    inlineCode(fix),
  ]);
  return markdownTable(["lint", "level", "place", "what and why", "instead"], rows);
}
