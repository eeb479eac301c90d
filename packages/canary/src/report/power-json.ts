import type { PowerReport } from "./power-report.ts";
import { powerSentence } from "./power-report.ts";

/** The form of --json: the numbers as they are, the sentence beside them. */
export function powerJson(report: PowerReport): object {
  const { name, file, controller, question, power, curve } = report;
  return { name, file, controller, sentence: powerSentence(report), question, ...power, ...(curve.length > 0 && { curve }) };
}
