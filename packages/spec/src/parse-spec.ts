import { hasErrors, sortDiagnostics, type Diagnostic, type Location } from "@create-pipeline/diagnostics";
import { checkSchema } from "./check-schema.ts";
import type { SpecCode } from "./codes.ts";
import { decode } from "./decode.ts";
import { findNode, keyRangeAt, locator, rangeAt } from "./locate.ts";
import { messages } from "./messages.ts";
import { normalize, type NormalizeContext } from "./normalize.ts";
import { readDocument } from "./read-document.ts";
import { checkRules } from "./rules/check-rules.ts";
import type { Path } from "./schema/schema-at.ts";
import type { Service } from "./service.ts";
import type { SourceNode } from "./source-node.ts";

export interface ParsedSpec {
  /** Present when no diagnostic is an error. */
  readonly service?: Service;
  /** All that is wrong, not only the first. */
  readonly diagnostics: readonly Diagnostic<SpecCode>[];
  /** The text that was read, without byte order mark: the source for carets. */
  readonly text: string;
  /**
   * Where a path such as ["jobs", "deploy", "needs", 0] or ["environments", "production", "host"] is written; where
   * it is absent, what would hold it.
   */
  locate(path: Path): Location | undefined;
  /** Whether a path is written in the file or filled in. */
  sourceOf(path: Path): "given" | "default";
  /** Name of the environment at this index of the file, whose order may differ from the promotion order. */
  environmentAt(index: number): string | undefined;
}

/** Nobody reads more; a file with so many problems is not what it should be. */
const MOST = 200;

/** Reads a pipeline.yaml. Pure; never throws, whatever the bytes are. */
export function parseSpec(source: string | Uint8Array, file: string, context: NormalizeContext): ParsedSpec {
  const decoded = decode(source, file);
  if (decoded.problem)
    return { text: decoded.text, diagnostics: [decoded.problem], locate: () => undefined, sourceOf: () => "default", environmentAt: () => undefined };
  const read = readDocument(decoded.text, file);
  const { root, locationOf } = read;
  const parsed: Omit<ParsedSpec, "diagnostics"> = {
    text: decoded.text,
    locate: locator(root, locationOf),
    sourceOf: (path) => (findNode(root, path) ? "given" : "default"),
    environmentAt: (index) => nameOf(findNode(root, ["environments", index])),
  };
  if (root === undefined) return { ...parsed, diagnostics: atMost(MOST, read.diagnostics) };
  const checked = checkSchema(root, locationOf);
  const rules = checkRules(checked.input, {
    at: (path) => locationOf(rangeAt(root, path)),
    isWritten: (path) => findNode(root, path) !== undefined,
    atKey: (path) => locationOf(keyRangeAt(root, path)),
  });
  const diagnostics = atMost(MOST, withoutEchoes(read.diagnostics, [...checked.diagnostics, ...rules]));
  if (hasErrors(diagnostics)) return { ...parsed, diagnostics };
  return { ...parsed, diagnostics, service: normalize(checked.input, context) };
}

/** The first ones of the file, and how many there are beyond. */
function atMost(most: number, diagnostics: readonly Diagnostic<SpecCode>[]): readonly Diagnostic<SpecCode>[] {
  if (diagnostics.length <= most) return diagnostics;
  return [...sortDiagnostics(diagnostics).slice(0, most), messages.tooMany(diagnostics.length - most)];
}

/** What was wrong with the text at a place is why its meaning is wrong there. */
function withoutEchoes(syntax: readonly Diagnostic<SpecCode>[], meaning: readonly Diagnostic<SpecCode>[]): Diagnostic<SpecCode>[] {
  const place = ({ location }: Diagnostic): string => `${location?.line}:${location?.column}`;
  const reported = new Set(syntax.map(place));
  return [...syntax, ...meaning.filter((diagnostic) => !reported.has(place(diagnostic)))];
}

function nameOf(node: SourceNode | undefined): string | undefined {
  const name = node?.entries?.get("name")?.value ?? node?.value;
  return typeof name === "string" ? name : undefined;
}
