import { sortDiagnostics } from "./compare.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { excerptOf } from "./excerpt.ts";
import { visible } from "./quote.ts";

export interface FormatOptions {
  /** Text of the files the diagnostics point into, by the name they use; a missing one is shown without its line. */
  readonly sources: ReadonlyMap<string, string>;
  readonly color: boolean;
}

type Paint = (style: "place" | "dim" | "mark" | "hint", text: string) => string;

/** What a person reads in a terminal: place, message and code; the line with carets; the hint. Ends with a newline unless empty. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], options: FormatOptions): string {
  return sortDiagnostics(diagnostics)
    .map((diagnostic) => formatOne(diagnostic, options))
    .join("");
}

function formatOne(diagnostic: Diagnostic, options: FormatOptions): string {
  const paint = painter(options.color, diagnostic.severity);
  const { location } = diagnostic;
  const place = location ? `${paint("place", visible(`${location.file}:${location.line}:${location.column}:`))} ` : "";
  const severity = diagnostic.severity === "warning" ? "warning: " : "";
  const lines = [`${place}${severity}${visible(diagnostic.message)} ${paint("dim", `[${diagnostic.code}]`)}`];
  const source = location && options.sources.get(location.file);
  const excerpt = location && source !== undefined && !diagnostic.sensitive ? excerptOf(source, location) : undefined;
  if (excerpt) lines.push(`  ${excerpt.line}`, `  ${blanksThenMark(excerpt.carets, paint)}`);
  if (diagnostic.hint !== undefined) lines.push(`${paint("hint", "hint:")} ${visible(diagnostic.hint)}`);
  return `${lines.join("\n")}\n`;
}

function blanksThenMark(carets: string, paint: Paint): string {
  const blanks = carets.length - carets.trimStart().length;
  return carets.slice(0, blanks) + paint("mark", carets.slice(blanks));
}

function painter(color: boolean, severity: Diagnostic["severity"]): Paint {
  if (!color) return (_, text) => text;
  const codes = { place: [1, 22], dim: [2, 22], mark: [severity === "error" ? 31 : 33, 39], hint: [36, 39] } as const;
  return (style, text) => `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m`;
}
