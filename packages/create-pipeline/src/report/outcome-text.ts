import type { Action, FileOutcome } from "@create-pipeline/lifecycle";
import type { Style, Terminal } from "../terminal.ts";

const looks: Readonly<Record<Action, { readonly word: string; readonly style: Style }>> = {
  create: { word: "create", style: "green" },
  update: { word: "update", style: "cyan" },
  remove: { word: "remove", style: "yellow" },
  unchanged: { word: "unchanged", style: "dim" },
  kept: { word: "kept", style: "red" },
  "seeded-kept": { word: "yours", style: "dim" },
  foreign: { word: "not ours", style: "red" },
  left: { word: "left out", style: "dim" },
};

/** One line per file that something happens to; the unchanged ones are counted. */
export function outcomeLines(files: readonly FileOutcome[], terminal: Terminal): string[] {
  const told = files.filter(({ action }) => action !== "unchanged");
  const width = Math.max(0, ...told.map(({ action }) => looks[action].word.length));
  const lines = told.map(({ path, action, note }) => {
    const { word, style } = looks[action];
    return `  ${terminal.paint(style, word.padEnd(width))}  ${path}${note === undefined ? "" : terminal.paint("dim", `  (${note})`)}`;
  });
  const unchanged = files.length - told.length;
  if (unchanged > 0) lines.push(terminal.paint("dim", `  ${unchanged} unchanged`));
  return lines;
}

/** "12 created, 1 updated"; what the run did or would do. */
export function countLine(files: readonly FileOutcome[]): string {
  const count = (action: Action): number => files.filter((file) => file.action === action).length;
  const parts = [
    [count("create"), "created"],
    [count("update"), "updated"],
    [count("remove"), "removed"],
    [count("kept"), "kept as you edited"],
    [count("foreign"), "not ours and not touched"],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(", ");
}
