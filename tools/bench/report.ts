import { cpus, release, totalmem } from "node:os";
import type { Chunk } from "./chunks.ts";
import type { Goal } from "./goals.ts";
import type { InstallCost } from "./installs.ts";
import type { Measurement } from "./measure.ts";
import type { Missing } from "./peers/index.ts";

export interface Report {
  readonly date: string;
  readonly machine: string;
  readonly rounds: number;
  /** Names of the machine's settings that all commands ran with. */
  readonly environment: readonly string[];
  readonly measurements: readonly Measurement[];
  readonly missing: readonly Missing[];
  readonly installs: readonly InstallCost[];
  readonly chunks: readonly Chunk[];
  readonly goals: readonly Goal[];
}

export function machine(): string {
  const [processor] = cpus();
  return `${cpus().length} cores of ${processor?.model.trim() ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${release()}`;
}

export function toMarkdown(report: Report): string {
  const { measurements, missing, installs, chunks, goals } = report;
  return [
    `${report.date.slice(0, 10)}; ${report.machine}; medians of ${report.rounds} rounds after 2 warm-ups, in turn, each beside \`node -e 0\` of its Node; environment: ${report.environment.join(", ") || "bare"}`,
    section("Speed", ["command", "Node", "wall s", "× `node -e 0`", "middle half", "processor s", "×", "peak MiB", "files"], measurements.map(speedRow)),
    section(
      "Goals",
      ["goal", "wanted", "measured", "reached"],
      goals.map((goal) => [goal.what, goal.wanted, goal.measured, goal.reached ? "yes" : "**no**"]),
    ),
    section(
      "Not measured",
      ["what", "why"],
      missing.map(({ title, reason }) => [title, reason]),
    ),
    section("Install into an empty folder", ["package", "packages", "MB", "cold s", "warm s"], installs.map(installRow)),
    section(
      "What the package holds",
      ["file", "KB", "compressed KB"],
      chunks.map((chunk) => [chunk.path, kilobytes(chunk.bytes), kilobytes(chunk.compressed)]),
    ),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function speedRow(row: Measurement): string[] {
  const [low, high] = row.wallQuartiles;
  return [
    row.title,
    row.node,
    row.wall.toFixed(3),
    row.wallRatio.toFixed(2),
    `${low.toFixed(2)}–${high.toFixed(2)}`,
    row.cpu.toFixed(3),
    row.cpuRatio.toFixed(2),
    (row.peak / 1024).toFixed(0),
    String(row.files),
  ];
}

function installRow({ title, packages, bytes, cold, warm, problem }: InstallCost): string[] {
  if (problem !== undefined) return [title, problem, "", "", ""];
  return [title, String(packages), (bytes / 1e6).toFixed(1), cold?.toFixed(1) ?? "–", warm?.toFixed(1) ?? "–"];
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [`## ${title}`, "", line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
