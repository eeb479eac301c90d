import type { Location } from "./diagnostic.ts";
import { displayWidth, graphemes } from "./display-width.ts";

/** A line of a file and, under it, carets at the marked text. */
export interface Excerpt {
  readonly line: string;
  readonly carets: string;
}

interface Cell {
  readonly text: string;
  readonly width: number;
  readonly marked: boolean;
}

const WIDEST = 100;
const BEFORE_MARK = 40;
const TAB = 4;

/** Nothing when the file has no such line. */
export function excerptOf(source: string, location: Location): Excerpt | undefined {
  const text = nthLine(source, location.line);
  // An empty line tells nobody anything.
  if (text === undefined || text.trim() === "") return undefined;
  const cells = layOut(text, location);
  const start = cells.findIndex((cell) => cell.marked);
  const end = cells.findLastIndex((cell) => cell.marked) + 1;
  const from = start < 0 ? cells.length : start;
  const { first, last } = shownPart(cells, from);
  const shown = cells.slice(first, last);
  const head = first > 0 ? "…" : "";
  const indent = head.length + width(cells.slice(first, from));
  const marked = width(cells.slice(from, Math.min(end, last)));
  return {
    line: `${head}${shown.map((cell) => cell.text).join("")}${last < cells.length ? "…" : ""}`.trimEnd(),
    carets: " ".repeat(indent) + "^".repeat(Math.max(1, marked)),
  };
}

/** Without splitting the file: it may be large and have one line only. */
function nthLine(source: string, number: number): string | undefined {
  let start = source.startsWith("\ufeff") ? 1 : 0;
  for (let line = 1; line < number; line += 1) {
    const end = source.indexOf("\n", start);
    if (end < 0) return undefined;
    start = end + 1;
  }
  const end = source.indexOf("\n", start);
  return source.slice(start, end < 0 ? undefined : end).replace(/\r$/, "");
}

function layOut(text: string, location: Location): Cell[] {
  const start = location.column - 1;
  const end = Math.max(location.endColumn ?? 0, location.column + 1) - 1;
  const cells: Cell[] = [];
  let offset = 0;
  let column = 0;
  // Far more than can be shown: a line of a megabyte must not be cut into characters.
  const near = Math.max(0, start - 4 * WIDEST);
  for (const grapheme of near > 0 ? graphemes(text.slice(near, start + 4 * WIDEST)) : graphemes(text.slice(0, start + 4 * WIDEST))) {
    const at = near + offset;
    const cell = showGrapheme(grapheme, column);
    cells.push({ ...cell, marked: at < end && at + grapheme.length > start });
    offset += grapheme.length;
    column += cell.width;
  }
  return cells;
}

/** Tabs become blanks, and nothing of the file can move the cursor or turn the direction of the text. */
function showGrapheme(grapheme: string, column: number): { text: string; width: number } {
  if (grapheme === "\t") {
    const blanks = TAB - (column % TAB);
    return { text: " ".repeat(blanks), width: blanks };
  }
  if (/[\p{Cc}\p{Cs}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u.test(grapheme)) return { text: "�", width: 1 };
  return { text: grapheme, width: displayWidth(grapheme) };
}

function shownPart(cells: readonly Cell[], mark: number): { first: number; last: number } {
  let first = 0;
  if (width(cells) > WIDEST) {
    first = mark;
    while (first > 0 && width(cells.slice(first, mark)) < BEFORE_MARK) first -= 1;
  }
  let last = first;
  let used = 0;
  while (last < cells.length && used + (cells[last]?.width ?? 0) <= WIDEST) {
    used += cells[last]?.width ?? 0;
    last += 1;
  }
  return { first, last };
}

function width(cells: readonly Cell[]): number {
  let sum = 0;
  for (const cell of cells) sum += cell.width;
  return sum;
}
