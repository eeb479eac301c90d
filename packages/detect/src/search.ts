import type { Location } from "@create-pipeline/diagnostics";
import type { Finding, Tree } from "./findings.ts";

const MOST_FILES = 300;
const MOST_CHARACTERS = 256 * 1024;
const MOST_IN_ALL = 6 * 1024 * 1024;

/** Folders whose files are somebody else's, or no part of what runs. */
const ASIDE =
  /(^|\/)(node_modules|vendor|third_party|dist|build|out|coverage|docs?|examples?|samples?|tests?|__tests__|testdata|fixtures|e2e|bench(marks?)?|integration|mocks?|scripts?|tools?|hack|website|\.[^/]+)\//i;
const TEST = /(_test\.go|\.(test|spec|bench)\.[cm]?[jt]sx?|\.d\.[cm]?ts|\.min\.js|\.pb\.go|_gen(erated)?\.go)$/;
/** Where servers are started and routed comes first, as far as names tell. */
const LIKELY = /(^|\/)(main|server|index|app|http|api|routes?|router|health[a-z]*|start|config)\.[a-z]+$/i;

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The files of a language below a folder that are worth reading, the likeliest first; bounded in number and size. */
export function sourceFiles(tree: Tree, directory: string, extensions: RegExp): SourceFile[] {
  const inside = directory === "" ? "" : `${directory}/`;
  const candidates = tree
    .list()
    .filter((path) => path.startsWith(inside) && extensions.test(path) && !TEST.test(path) && !ASIDE.test(path.slice(inside.length)))
    .toSorted((a, b) => Number(LIKELY.test(b)) - Number(LIKELY.test(a)) || depth(a) - depth(b) || (a < b ? -1 : 1));
  const files: SourceFile[] = [];
  let total = 0;
  for (const path of candidates.slice(0, MOST_FILES)) {
    const text = tree.read(path);
    if (text === undefined || text.length > MOST_CHARACTERS) continue;
    total += text.length;
    if (total > MOST_IN_ALL) break;
    files.push({ path, text });
  }
  return files;
}

/** The first match of the earliest pattern that matches anywhere: patterns stand in the order of their weight. */
export function firstMatch(files: readonly SourceFile[], patterns: readonly RegExp[]): Finding<string> | undefined {
  for (const pattern of patterns) {
    for (const { path, text } of files) {
      const match = matchOutsideComments(text, pattern);
      if (match?.[1] !== undefined) return { value: match[1], evidence: locationOf(path, text, match.index + match[0].lastIndexOf(match[1]), match[1].length) };
    }
  }
  return undefined;
}

export function matchOutsideComments(text: string, pattern: RegExp): RegExpExecArray | undefined {
  for (const match of text.matchAll(new RegExp(pattern, pattern.flags.includes("g") ? pattern.flags : `${pattern.flags}g`))) {
    const line = text.slice(text.lastIndexOf("\n", match.index) + 1, match.index);
    if (!/^\s*(\/\/|\*|\/\*|#)/.test(line)) return match;
  }
  return undefined;
}

export function locationOf(file: string, text: string, offset: number, length: number): Location {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const line = text.slice(0, start).split("\n").length;
  return { file, line, column: offset - start + 1, endColumn: offset - start + 1 + length };
}

/** The place of a text in a file, or of its beginning. */
export function placeOf(file: string, text: string, wanted: string): Location {
  const offset = text.indexOf(wanted);
  return offset < 0 ? { file, line: 1, column: 1 } : locationOf(file, text, offset, wanted.length);
}

export function inDirectory(directory: string, name: string): string {
  return directory === "" ? name : `${directory}/${name}`;
}

function depth(path: string): number {
  return path.split("/").length;
}
