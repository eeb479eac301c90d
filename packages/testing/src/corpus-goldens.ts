import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { corpusFolder, taskProgram, type Rendering } from "./corpus.ts";

/** A tree of goldens: text by the path in the service's repository. */
export type Texts = Readonly<Record<string, string>>;

/** How goldens and rendering differ; all empty when they don't. */
export interface GoldenDifference {
  /** Rendered, but no golden. */
  readonly missing: readonly string[];
  /** A golden that nothing renders any more. */
  readonly stale: readonly string[];
  /** Path and first differing line. */
  readonly changed: readonly string[];
}

const VENDORED = /^\.pipeline\/actions\/([^/]+)\/main\.js$/;

/** The files of a rendering, with one line in place of each vendored program. */
export function goldenTexts({ compilation }: Rendering): Texts {
  const entries = compilation.files.map(({ path, content }): [string, string] => [path, programLine(path) ?? content]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What differs between the two task forms of a case: the second form is stored as this and no more. */
export function otherFormTexts(own: Texts, other: Texts): Texts {
  return Object.fromEntries(Object.entries(other).filter(([path, text]) => own[path] !== text));
}

/** Files of `own` that the other form does not have. */
export function goneInOtherForm(own: Texts, other: Texts): readonly string[] {
  return Object.keys(own).filter((path) => !(path in other));
}

function programLine(path: string): string | undefined {
  const task = VENDORED.exec(path)?.[1];
  return task === undefined ? undefined : `// The program of task ${task}; its bytes are counted in corpus/tasks.sha256.\n`;
}

/** One line per program of a task, as sha256sum writes it: once for all cases, so that a rebuilt task changes one line. */
export function programSums(tasks: readonly string[]): string {
  return [...tasks]
    .sort()
    .map(
      (task) =>
        `${createHash("sha256")
          .update(readFileSync(taskProgram(task)))
          .digest("hex")}  actions/${task}/dist/main.js\n`,
    )
    .join("");
}

export function goldenFolder(name: string, suffix = ""): string {
  return join(corpusFolder, name, `expected${suffix}`);
}

export function readTexts(folder: string): Texts {
  if (!existsSync(folder)) return {};
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .split(sep)
      .join("/"),
  );
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

export function compareTexts(golden: Texts, rendered: Texts): GoldenDifference {
  return {
    missing: Object.keys(rendered).filter((path) => !(path in golden)),
    stale: Object.keys(golden).filter((path) => !(path in rendered)),
    changed: Object.keys(rendered).flatMap((path) =>
      path in golden && golden[path] !== rendered[path] ? [firstDifference(path, golden[path] ?? "", rendered[path] ?? "")] : [],
    ),
  };
}

function firstDifference(path: string, golden: string, rendered: string): string {
  const [before, after] = [golden.split("\n"), rendered.split("\n")];
  const line = before.findIndex((text, index) => text !== after[index]);
  const at = line === -1 ? before.length : line;
  return `${path}:${at + 1}: ${JSON.stringify(before[at])} is now ${JSON.stringify(after[at])}`;
}

/** Replaces a folder of goldens; only a run with -u comes here. */
export function writeTexts(folder: string, texts: Texts): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
