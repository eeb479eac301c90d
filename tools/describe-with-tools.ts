import { describe } from "vitest";
import { requireTool } from "./index.ts";

/** A `describe` that is skipped, and says why in its title, when a tool is missing where that is allowed. */
export function describeWithTools(title: string, names: readonly string[], body: () => void): void {
  const reasons = names.map(requireTool).flatMap((presence) => ("skip" in presence ? [presence.skip] : []));
  if (reasons.length === 0) describe(title, body);
  else describe.skip(`${title} (skipped: ${reasons.join("; ")})`, body);
}
