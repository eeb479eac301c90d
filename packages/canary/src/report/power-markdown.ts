import { escapeMarkdown, inlineCode, markdownTable } from "@create-pipeline/emit";
import { controllerName, leftOut, powerFacts, powerSentence, powerTable } from "./power-report.ts";
import type { PowerReport } from "./power-report.ts";

/** For a pull request, a job summary or a page of documentation. */
export function powerMarkdown(reports: readonly PowerReport[]): string {
  return reports.map(section).join("\n");
}

function section(report: PowerReport): string {
  const { head, rows } = powerTable(report);
  return [
    `## ${escapeMarkdown(report.name)}\n`,
    `${controllerName(report)}, ${inlineCode(report.file)}\n`,
    `**${capitalized(powerSentence(report))}.**\n`,
    markdownTable(
      head,
      rows.map((row) => row.map(escapeMarkdown)),
    ),
    ...list("", powerFacts(report)),
    ...list(
      "Not modelled",
      leftOut(report).map(({ what, reason }) => `${inlineCode(what)}: ${escapeMarkdown(reason)}`),
    ),
    ...list("Assumed", report.power.assumptions.map(escapeMarkdown)),
  ].join("\n");
}

function list(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return [...(title === "" ? [] : [`${title}:\n`]), `${lines.map((line) => `- ${line}`).join("\n")}\n`];
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
