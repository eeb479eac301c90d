import { applySet } from "@create-pipeline/spec";
import type { Assigned } from "./engine.ts";

/** One --set after the other, each on the text of the one before. */
export function assignAll(text: string, assignments: readonly string[]): Assigned {
  let result: Assigned = { text, diagnostics: [] };
  for (const assignment of assignments) {
    const { text: next, diagnostics } = applySet(result.text, assignment);
    result = { text: next, diagnostics: [...result.diagnostics, ...diagnostics] };
  }
  return result;
}
