import type { Location } from "@create-pipeline/diagnostics";
import type { Range } from "./manifest-node.ts";

/** Offsets of a text to lines and columns; the place lies on one line. */
export function locationFinder(text: string, file: string): (range: Range) => Location {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return ([from, to]) => {
    const start = Math.min(Math.max(0, from), text.length);
    const line = lastAtOrBefore(starts, start);
    const lineStart = starts[line] ?? 0;
    const next = starts[line + 1];
    const end = Math.max(start + 1, Math.min(to, next === undefined ? text.length : next - 1));
    return { file, line: line + 1, column: start - lineStart + 1, endColumn: end - lineStart + 1 };
  };
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
