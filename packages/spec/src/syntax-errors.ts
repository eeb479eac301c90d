import type { Diagnostic, Location } from "@create-pipeline/diagnostics";
import type { Document, YAMLError } from "yaml";
import type { SpecCode } from "./codes.ts";
import { messages } from "./messages.ts";
import type { Range } from "./source-node.ts";

export interface SyntaxDiagnostics {
  readonly diagnostics: readonly Diagnostic<SpecCode>[];
  /** The text can't be understood beyond what was reported: looking further would report noise. */
  readonly fatal: boolean;
}

const MOST = 20;

/** Errors that often only echo the one before them. */
const ECHOES: ReadonlySet<string> = new Set([
  "MULTILINE_IMPLICIT_KEY",
  "MISSING_CHAR",
  "BAD_INDENT",
  "UNEXPECTED_TOKEN",
  "BLOCK_AS_IMPLICIT_KEY",
  "IMPOSSIBLE",
]);
/** After these the rest of the document still means what it says. */
const HARMLESS: ReadonlySet<string> = new Set(["BAD_DQ_ESCAPE", "BAD_SCALAR_START", "TAG_RESOLVE_FAILED", "MULTIPLE_DOCS"]);

/** What the YAML library found wrong, in our words: one problem per mistake, echoes left out. */
export function syntaxDiagnostics(document: Document.Parsed | Document, text: string, locationOf: (range: Range) => Location): SyntaxDiagnostics {
  const errors = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0]);
  const exhausted = errors.find((error) => error.code === "RESOURCE_EXHAUSTION");
  // How far the library came depends on the stack it had: no place is the same on every machine.
  if (exhausted) return { diagnostics: [messages.nesting(locationOf([0, 1]))], fatal: true };
  const diagnostics: Diagnostic<SpecCode>[] = [];
  let previous: number | undefined;
  let lastLine = 0;
  for (const error of errors) {
    const location = locationOf(within(error.pos, text));
    const echo =
      previous !== undefined && !HARMLESS.has(error.code) && (location.line === lastLine || (ECHOES.has(error.code) && location.line <= lastLine + 1));
    previous = error.pos[0];
    lastLine = location.line;
    if (!echo && diagnostics.length < MOST) diagnostics.push(describe(error, text, location, locationOf));
  }
  for (const warning of document.warnings) {
    const tag = /^Unresolved tag: (.*)$/.exec(warning.message)?.[1];
    if (tag !== undefined && diagnostics.length < MOST) diagnostics.push(messages.tag(tag, locationOf(warning.pos)));
  }
  return { diagnostics, fatal: errors.some((error) => !HARMLESS.has(error.code)) };
}

/** The library marks what is missing at the end of the text behind its last character. */
function within([start, end]: readonly [number, number], text: string): Range {
  const last = text.trimEnd().length;
  return start >= text.length && last > 0 ? [last - 1, last] : [start, end];
}

/** The library marks where it gave up; people look for the quote that opens. */
function unclosedQuote(error: YAMLError, text: string, locationOf: (range: Range) => Location): Diagnostic<SpecCode> {
  const quote = error.message.includes("'") ? "'" : '"';
  const open = text.lastIndexOf(quote, error.pos[0]);
  return messages.unclosedQuote(quote, locationOf(open < 0 ? error.pos : [open, open + 1]));
}

function describe(error: YAMLError, text: string, location: Location, locationOf: (range: Range) => Location): Diagnostic<SpecCode> {
  switch (error.code) {
    case "TAB_AS_INDENT":
      return messages.tab(location);
    case "MULTIPLE_DOCS":
      return messages.multipleDocuments(location);
    case "BAD_SCALAR_START":
      return messages.reservedStart(text.charAt(error.pos[0]), location);
    case "BLOCK_AS_IMPLICIT_KEY":
      return messages.nestedMapping(location);
    case "BAD_DQ_ESCAPE":
      return messages.badEscape(text.slice(error.pos[0], error.pos[0] + 2), location);
    case "MISSING_CHAR":
      return error.message.startsWith("Missing closing") ? unclosedQuote(error, text, locationOf) : messages.syntax(error.message, location);
    case "BAD_INDENT":
      return /end with a [\]}]$/.test(error.message) ? messages.unclosedBracket(error.message.slice(-1), location) : messages.syntax(error.message, location);
    default:
      return messages.syntax(error.message, location);
  }
}
