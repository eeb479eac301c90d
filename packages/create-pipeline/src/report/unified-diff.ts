import { structuredPatch } from "diff";

export interface DiffSide {
  /** Absent: the file doesn't exist on this side. */
  readonly content?: string;
  readonly executable?: boolean;
}

/** As `git diff` prints it, so that `git apply` takes it. Empty when both sides are the same. */
export function unifiedDiff(path: string, before: DiffSide, after: DiffSide): string {
  const sameMode = before.content === undefined || after.content === undefined || before.executable === after.executable;
  if (before.content === after.content && sameMode) return "";
  const lines = [`diff --git ${quoted(`a/${path}`)} ${quoted(`b/${path}`)}`, ...modeLines(before, after, sameMode)];
  const { hunks } = structuredPatch(path, path, before.content ?? "", after.content ?? "", undefined, undefined, { context: 3 });
  if (hunks.length > 0)
    lines.push(
      `--- ${before.content === undefined ? "/dev/null" : quoted(`a/${path}`)}`,
      `+++ ${after.content === undefined ? "/dev/null" : quoted(`b/${path}`)}`,
    );
  for (const hunk of hunks) {
    // An empty side starts at line 0.
    lines.push(`@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`, ...hunk.lines);
  }
  return `${lines.join("\n")}\n`;
}

function modeLines(before: DiffSide, after: DiffSide, sameMode: boolean): string[] {
  if (before.content === undefined) return [`new file mode ${modeOf(after)}`];
  if (after.content === undefined) return [`deleted file mode ${modeOf(before)}`];
  return sameMode ? [] : [`old mode ${modeOf(before)}`, `new mode ${modeOf(after)}`];
}

function modeOf({ executable }: DiffSide): string {
  return executable === true ? "100755" : "100644";
}

function range(start: number, lines: number): string {
  if (lines === 0) return `${Math.max(0, start - 1)},0`;
  return lines === 1 ? String(start) : `${start},${lines}`;
}

/** git quotes names with quotes, backslashes or anything but ASCII; spaces it leaves. */
function quoted(path: string): string {
  if (/^[ !#-[\]-~]*$/.test(path)) return path;
  const bytes = [...Buffer.from(path)].map((byte) => {
    if (byte === 34 || byte === 92) return `\\${String.fromCharCode(byte)}`;
    return byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, "0")}`;
  });
  return `"${bytes.join("")}"`;
}
