import { nearest, quote, type Diagnostic } from "@create-pipeline/diagnostics";
import type { SpecCode } from "./codes.ts";
import { isObjectNode, type Json } from "./schema/schema-node.ts";
import { decode } from "./decode.ts";
import { editDocument } from "./edit-document.ts";
import { formatPath } from "./format-path.ts";
import { findNode } from "./locate.ts";
import { problem } from "./messages.ts";
import { readDocument } from "./read-document.ts";
import { schema } from "./schema/schema.ts";
import { keysOf, schemaAt, spellings, type Path } from "./schema/schema-at.ts";
import { parseAssignment } from "./set-path.ts";
import { readSetValue } from "./set-value.ts";
import type { SourceNode } from "./source-node.ts";

export interface AppliedSet {
  /** The new text; the old one when there are diagnostics. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic<SpecCode>[];
}

/**
 * Applies one `--set path=value` to the text of a pipeline.yaml. Nothing else of the text changes. Whether the value
 * is allowed there, parseSpec says afterwards.
 */
export function applySet(text: string, assignment: string): AppliedSet {
  const failed = (...diagnostics: Diagnostic<SpecCode>[]): AppliedSet => ({ text, diagnostics });
  const parsed = parseAssignment(assignment);
  if (parsed === undefined)
    return failed(
      problem(
        "spec/set-syntax",
        `--set ${quote(assignment)} is not path=value`,
        undefined,
        "such as --set service.port=9090 or --set environments.production.host=orders.acme.example",
      ),
    );
  const decoded = decode(text, "pipeline.yaml");
  if (decoded.problem) return failed(decoded.problem);
  const { root, diagnostics, locationOf: _ } = readDocument(decoded.text, "pipeline.yaml");
  if (root === undefined || diagnostics.length > 0) return failed(...diagnostics);
  const found = resolvePath(root, parsed.path);
  if (!Array.isArray(found)) return failed(found as Diagnostic<SpecCode>);
  const node = schemaAt(schema, found);
  if (node === undefined) return failed(unknownPath(found));
  const value = readSetValue(parsed.value, node);
  const edited = editDocument(decoded.text, root, found, value);
  // The edit works on ranges of text: believe it only when it reads back as meant.
  const after = edited === undefined ? undefined : readDocument(edited, "pipeline.yaml");
  if (edited === undefined || after?.root === undefined || after.diagnostics.length > 0 || !reads(after.root, found, value)) {
    return failed(problem("spec/set-path", `${formatPath(found)} can't be set without touching the rest of the file`, undefined, "edit pipeline.yaml by hand"));
  }
  return { text: edited, diagnostics: [] };
}

function reads(root: SourceNode, path: Path, value: Json): boolean {
  return JSON.stringify(findNode(root, path)?.value) === JSON.stringify(value);
}

/** Names of items become their indices. */
function resolvePath(root: SourceNode, path: Path): Path | Diagnostic<SpecCode> {
  const resolved: (string | number)[] = [];
  for (const step of path) {
    const holder = schemaAt(schema, resolved);
    const isList =
      holder !== undefined &&
      spellings(holder).some((spelling) => spelling.type === "array") &&
      !spellings(holder).some((spelling) => isObjectNode(spelling) && Object.hasOwn(spelling.properties, step));
    if (!isList || typeof step === "number") {
      resolved.push(step);
      continue;
    }
    const items = findNode(root, resolved)?.items ?? [];
    const names = items.map((item) => item.entries?.get("name")?.value ?? item.value);
    const index = names.indexOf(step);
    if (index < 0)
      return noSuchItem(
        formatPath(resolved),
        step,
        names.filter((name) => typeof name === "string"),
      );
    resolved.push(index);
  }
  return resolved;
}

function noSuchItem(list: string, name: string, names: readonly string[]): Diagnostic<SpecCode> {
  const meant = nearest(name, names);
  const hint = meant ? `did you mean "${meant}"?` : names.length > 0 ? `there are ${names.join(", ")}` : `set ${list} first`;
  return problem("spec/set-path", `${list} has nothing named ${quote(name)}`, undefined, hint);
}

function unknownPath(path: Path): Diagnostic<SpecCode> {
  let known = 0;
  while (known < path.length && schemaAt(schema, path.slice(0, known + 1)) !== undefined) known += 1;
  const holder = schemaAt(schema, path.slice(0, known)) ?? schema;
  const keys = keysOf(holder);
  const meant = nearest(String(path[known]), keys);
  const hint = meant ? `did you mean "${meant}"?` : keys.length > 0 ? `known here: ${keys.join(", ")}` : undefined;
  return problem("spec/set-path", `there is no ${formatPath(path.slice(0, known + 1))} in pipeline.yaml`, undefined, hint);
}
