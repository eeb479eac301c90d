import { controllerName, leftOut, powerFacts, powerSentence, powerTable } from "@create-pipeline/canary";
import type { PowerReport } from "@create-pipeline/canary";
import type { Terminal } from "../../terminal.ts";

/** One plain sentence, then the table, then what the numbers leave out. */
export function powerText(reports: readonly PowerReport[], terminal: Terminal): string {
  return `${reports.map((report) => reportText(report, terminal)).join("\n\n")}\n`;
}

function reportText(report: PowerReport, { paint }: Terminal): string {
  const { power, name, file } = report;
  const lines = [
    `${paint("bold", name)}  ${paint("dim", `${controllerName(report)} · ${file}`)}`,
    paint("bold", powerSentence(report)),
    "",
    ...tableLines(report, paint),
    "",
    ...powerFacts(report),
  ];
  const missing = leftOut(report);
  if (missing.length > 0) lines.push(paint("yellow", "not modelled"), ...missing.map(({ what, reason }) => `  ${what}: ${reason}`));
  if (power.assumptions.length > 0) lines.push(paint("dim", "assumed"), ...power.assumptions.map((text) => paint("dim", `  ${text}`)));
  return lines.join("\n");
}

/** Columns under their heads, indented. */
export function tableLines(report: PowerReport, paint: Terminal["paint"]): string[] {
  const { head, rows } = powerTable(report);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string => `  ${row.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join("  ")}`.trimEnd();
  return [paint("dim", line(head)), ...rows.map(line)];
}

/** Words to the left, numbers to the right. */
function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
