import { sortDiagnostics } from "./compare.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** The form of `--json`: flat, sorted like the printed form, absent instead of null. */
export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly hint?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly endColumn?: number;
}

export function diagnosticsToJson(diagnostics: readonly Diagnostic[]): JsonDiagnostic[] {
  return sortDiagnostics(diagnostics).map(({ code, severity, message, hint, location }) => ({
    code,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...location,
  }));
}
