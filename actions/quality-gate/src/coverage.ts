import { TaskError } from "@create-pipeline/action-kit";
import { parseXml, type Element } from "./xml.ts";

export type CoverageFormat = "lcov" | "cobertura" | "go" | "istanbul";

/** Lines (statements in Go's case) of one file. */
export interface FileCoverage {
  readonly file: string;
  readonly covered: number;
  readonly total: number;
}

export interface Coverage {
  readonly format: CoverageFormat;
  readonly files: readonly FileCoverage[];
  readonly covered: number;
  readonly total: number;
}

/** Looks at the content, never at the name of the file. */
export function detectFormat(text: string): CoverageFormat | undefined {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (/^mode: (?:set|count|atomic)\b/.test(start)) return "go";
  if (/^(?:TN:|SF:)/.test(start)) return "lcov";
  if (start.startsWith("{")) return "istanbul";
  if (/^<(?:\?xml|!DOCTYPE|!--|coverage\b)/.test(start) && /<coverage[\s>]/.test(start)) return "cobertura";
  return undefined;
}

/** Reads a coverage report; one that covers nothing at all is an error, because it is the report of a broken test run. */
export function parseCoverage(text: string, format: CoverageFormat): Coverage {
  const files = parsers[format](text.replace(/^\uFEFF/, ""));
  const total = sum(files, (file) => file.total);
  if (total === 0) throw bad(`the ${format} report holds no lines`, "run the tests with coverage before this task");
  return { format, files, covered: sum(files, (file) => file.covered), total };
}

const parsers: Readonly<Record<CoverageFormat, (text: string) => FileCoverage[]>> = {
  lcov: parseLcov,
  cobertura: parseCobertura,
  go: parseGo,
  istanbul: parseIstanbul,
};

/** https://manpages.debian.org/lcov/geninfo.1#TRACEFILE_FORMAT: DA counts, LF and LH are only somebody's sums. */
function parseLcov(text: string): FileCoverage[] {
  const files: FileCoverage[] = [];
  const hits = new Map<string, Map<number, number>>();
  let file: string | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.startsWith("SF:")) {
      if (file !== undefined) throw bad(`lcov line ${index + 1}: a record begins before the last one ended; the report is cut off`);
      file = line.slice(3);
    } else if (line === "end_of_record") {
      file = undefined;
    } else if (line.startsWith("DA:")) {
      const match = /^DA:(\d+),(-?\d+)(?:,.*)?$/.exec(line);
      if (file === undefined || match === null) throw bad(`lcov line ${index + 1} can't be read: ${line.slice(0, 80)}`);
      const lines = hits.get(file) ?? new Map<number, number>();
      lines.set(Number(match[1]), (lines.get(Number(match[1])) ?? 0) + Math.max(0, Number(match[2])));
      hits.set(file, lines);
    } else if (!/^(?:[A-Z]{2,6}:|#|$)/.test(line)) {
      throw bad(`lcov line ${index + 1} can't be read: ${line.slice(0, 80)}`);
    }
  }
  if (file !== undefined) throw bad("the lcov report is cut off: its last record does not end");
  for (const [name, lines] of hits) files.push({ file: name, covered: [...lines.values()].filter((count) => count > 0).length, total: lines.size });
  return files;
}

/** https://go.dev/blog/cover: file:line.column,line.column statements count */
function parseGo(text: string): FileCoverage[] {
  const blocks = new Map<string, { readonly file: string; readonly statements: number; isCovered: boolean }>();
  for (const [index, line] of text.trim().split(/\r?\n/).entries()) {
    if (/^mode: (?:set|count|atomic)$/.test(line)) continue;
    const match = /^(.+):(\d+\.\d+,\d+\.\d+) (\d+) (\d+)$/.exec(line);
    if (match === null) throw bad(`line ${index + 1} of the cover profile can't be read: ${line.slice(0, 80)}`);
    const [, file = "", range = "", statements, count] = match;
    // With -coverpkg every package's tests report every block again.
    const key = `${file}:${range}`;
    const block = blocks.get(key) ?? { file, statements: Number(statements), isCovered: false };
    block.isCovered ||= Number(count) > 0;
    blocks.set(key, block);
  }
  return group([...blocks.values()].map(({ file, statements, isCovered }) => ({ file, covered: isCovered ? statements : 0, total: statements })));
}

function parseCobertura(text: string): FileCoverage[] {
  const root = parseXml(text, "the Cobertura report");
  if (root.name !== "coverage") throw bad(`the Cobertura report begins with <${root.name}>, not with <coverage>`);
  const lines = new Map<string, Map<string, boolean>>();
  for (const unit of findAll(root, "class")) {
    const file = unit.attributes["filename"] ?? "";
    const seen = lines.get(file) ?? new Map<string, boolean>();
    for (const line of findLines(unit)) {
      const { number, hits } = line.attributes;
      if (number === undefined || hits === undefined || !/^\d+$/.test(hits)) throw bad("the Cobertura report has a line without number and hits");
      seen.set(number, (seen.get(number) ?? false) || Number(hits) > 0);
    }
    lines.set(file, seen);
  }
  return [...lines].map(([file, seen]) => ({ file, covered: [...seen.values()].filter(Boolean).length, total: seen.size }));
}

/** A class lists its lines itself; Istanbul's methods add the lines of their heads, which are none to be covered. */
function findLines(unit: Element): Element[] {
  const own = unit.children.filter((child) => child.name === "lines").flatMap((lines) => [...findAll(lines, "line")]);
  return own.length > 0 ? own : [...findAll(unit, "line")];
}

function parseIstanbul(text: string): FileCoverage[] {
  const report = parseJson(text);
  const files: FileCoverage[] = [];
  for (const [file, entry] of Object.entries(report)) {
    if (file === "total") continue;
    const lines = (entry as { lines?: { total?: unknown; covered?: unknown } } | null)?.lines;
    const { total, covered } = lines ?? {};
    if (!isCount(total) || !isCount(covered) || covered > total) throw bad(`${file} has no lines in the json-summary report`, "use the reporter json-summary");
    files.push({ file, covered, total });
  }
  return files;
}

function parseJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Told below, as for any other content.
  }
  throw bad("the coverage report is not a JSON object");
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function group(parts: readonly FileCoverage[]): FileCoverage[] {
  const files = new Map<string, FileCoverage>();
  for (const { file, covered, total } of parts) {
    const known = files.get(file) ?? { file, covered: 0, total: 0 };
    files.set(file, { file, covered: known.covered + covered, total: known.total + total });
  }
  return [...files.values()];
}

function* findAll(element: Element, name: string): Generator<Element> {
  for (const child of element.children) {
    if (child.name === name) yield child;
    yield* findAll(child, name);
  }
}

function sum<T>(values: readonly T[], count: (value: T) => number): number {
  let total = 0;
  for (const value of values) total += count(value);
  return total;
}

function bad(message: string, hint?: string): TaskError {
  return new TaskError(message, hint === undefined ? {} : { hint });
}
