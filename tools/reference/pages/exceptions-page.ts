import { readFileSync } from "node:fs";
import { join } from "node:path";
import { escapeMarkdown, inlineCode, markdownTable } from "@create-pipeline/emit";
import type { Exception } from "../../exceptions.ts";
import type { Page } from "../page.ts";
import { root } from "../root.ts";

/** Findings of real validators that we accept. */
export function exceptionsPage(): Page {
  const entries = JSON.parse(readFileSync(join(root, "tools/exceptions.json"), "utf8")) as readonly Exception[];
  const rows = entries.map(({ tool, rule, scope, reason, review }) => [tool, inlineCode(rule), inlineCode(scope), escapeMarkdown(reason), review]);
  const table = rows.length === 0 ? "There are none.\n" : markdownTable(["tool", "rule", "where", "why", "think again"], rows);
  return {
    file: "exceptions.md",
    title: "Accepted findings",
    summary: "what validators say about generated files and we accept, with reasons",
    source: "tools/exceptions.json",
    body: `A test fails when an entry is no longer needed or its date has passed.\n\n${table}`,
  };
}
