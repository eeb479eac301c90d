import type { SarifResult } from "@create-pipeline/canary";
import type { Diagnostic } from "@create-pipeline/diagnostics";

/** A problem of the input as a result of the run. */
export function diagnosticResult({ code, severity, message, hint, location }: Diagnostic): SarifResult {
  return { ruleId: code, level: severity, message: hint === undefined ? message : `${message}. ${hint}`, ...location };
}
