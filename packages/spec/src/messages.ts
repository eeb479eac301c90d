import { quote, type Diagnostic, type Location } from "@create-pipeline/diagnostics";
import type { SpecCode } from "./codes.ts";

type Problem = Diagnostic<SpecCode>;

export function problem(code: SpecCode, message: string, location: Location | undefined, hint?: string): Problem {
  return { code, severity: "error", message, ...(hint === undefined ? {} : { hint }), ...(location ? { location } : {}) };
}

const kibibytes = (bytes: number): string => `${Math.ceil(bytes / 1024).toLocaleString("en-US")} KiB`;

/** What is said about the text, before its meaning is looked at. What it means is in `rules/messages.ts`. */
export const messages = {
  tooLarge: (size: number, limit: number, file: string): Problem =>
    problem("spec/too-large", `the file has ${kibibytes(size)}; at most ${kibibytes(limit)} are read`, { file, line: 1, column: 1 }, "is this the right file?"),
  utf16: (location: Location): Problem => problem("spec/encoding", "the file is UTF-16, not UTF-8", location, "save it as UTF-8"),
  notUtf8: (byte: number, offset: number, location: Location): Problem =>
    problem("spec/encoding", `byte 0x${byte.toString(16).toUpperCase().padStart(2, "0")} at offset ${offset} is not UTF-8`, location, "save the file as UTF-8"),
  tooMany: (count: number): Problem => problem("spec/too-many", `there are ${count.toLocaleString("en-US")} more problems`, undefined, "repair the first ones"),
  empty: (location: Location): Problem =>
    problem("spec/empty", "the file is empty", location, 'a pipeline.yaml starts with "version: 1"; create-pipeline writes one'),
  tab: (location: Location): Problem => problem("spec/tab", "a tab in the indentation, which YAML does not allow", location, "indent with spaces"),
  syntax: (text: string, location: Location): Problem => problem("spec/syntax", `not valid YAML: ${lowerFirst(text)}`, location),
  nestedMapping: (location: Location): Problem =>
    problem(
      "spec/syntax",
      'not valid YAML: a second ":" on the line',
      location,
      'put a text that holds ": " in quotes, or the nested mapping on a line of its own',
    ),
  unclosedQuote: (quotes: string, location: Location): Problem =>
    problem("spec/syntax", `not valid YAML: the text that begins here has no closing ${quotes}`, location),
  unclosedBracket: (bracket: string, location: Location): Problem =>
    problem(
      "spec/syntax",
      `not valid YAML: a ${bracket === "]" ? "list" : "mapping"} that was opened above is not closed with "${bracket}" before this`,
      location,
    ),
  reservedStart: (character: string, location: Location): Problem =>
    problem("spec/syntax", `not valid YAML: a text can't start with ${quote(character)}`, location, "put the text in quotes"),
  badEscape: (escape: string, location: Location): Problem =>
    problem("spec/syntax", `not valid YAML: ${quote(escape)} is no escape sequence`, location, 'write "\\\\" for a backslash, or use single quotes'),
  multipleDocuments: (location: Location): Problem =>
    problem(
      "spec/multiple-documents",
      "a second YAML document starts here; a pipeline.yaml holds one",
      location,
      'take the "---" away, or give each service a folder with its own pipeline.yaml',
    ),
  nesting: (location: Location): Problem => problem("spec/nesting", "nested deeper than any pipeline needs", location),
  keyType: (written: string | undefined, location: Location): Problem =>
    written === undefined || written === ""
      ? problem("spec/key-type", "a key must be a text", location)
      : problem("spec/key-type", `the key ${written} must be a text`, location, `write ${quote(written)}`),
  mergeKey: (location: Location): Problem =>
    problem("spec/merge-key", 'merge keys ("<<") are not supported', location, "write the keys out, or use an alias for a whole value"),
  duplicateKey: (key: string, line: number, location: Location): Problem =>
    problem("spec/duplicate-key", `the key ${quote(key)} is here twice`, location, `the first one is on line ${line}`),
  tag: (tag: string, location: Location): Problem => problem("spec/tag", `the tag ${quote(tag)} means nothing here`, location, "take it away"),
  unknownAlias: (name: string, location: Location): Problem =>
    problem(
      "spec/alias",
      `the alias ${quote(`*${name}`)} refers to no anchor before it`,
      location,
      `write "&${name}" in front of the value it stands for, or quote the text`,
    ),
  tooManyValues: (most: number, aliases: boolean, location: Location): Problem =>
    aliases
      ? problem(
          "spec/alias-explosion",
          `with its aliases expanded, this holds more than ${most.toLocaleString("en-US")} values`,
          location,
          "use fewer aliases of aliases",
        )
      : problem("spec/too-large", `this holds more than ${most.toLocaleString("en-US")} values`, location, "is this the right file?"),
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
