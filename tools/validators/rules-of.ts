import type { Finding, InputFile } from "./finding.ts";
import { withTexts } from "./staging.ts";

/** For tests: judges texts by path and answers with `rule path` lines, sorted and without repetition. */
export async function rulesOf(
  validate: (files: readonly InputFile[]) => Promise<readonly Finding[]>,
  texts: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const findings = await withTexts(texts, validate);
  return [...new Set(findings.map(({ rule, path }) => `${rule} ${path}`))].sort();
}

/** For tests: replaces a text that must be there, so that a twin is never the same as its original. */
export function spoil(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`there is no "${from}" to spoil`);
  return text.replace(from, () => to);
}
