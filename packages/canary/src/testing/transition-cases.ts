import type { Outcome } from "../model.ts";

/** Measurements in order: s success, f failed, i inconclusive, e error. */
export function outcomesOf(text: string): Outcome[] {
  const letters: Record<string, Outcome> = { s: "success", f: "failed", i: "inconclusive", e: "error" };
  return [...text].map((letter) => letters[letter]!);
}
