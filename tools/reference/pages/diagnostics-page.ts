import { escapeMarkdown, inlineCode, markdownTable } from "@create-pipeline/emit";
import type { Page } from "../page.ts";
import { diagnosticCodes } from "./diagnostic-codes.ts";

/** Every problem with a code, by the package that finds it. */
export async function diagnosticsPage(): Promise<Page> {
  const codes = await diagnosticCodes();
  const names = [...new Set(codes.map(({ code }) => groupOf(code)))];
  const sections = names.map((name) => {
    const rows = codes.filter(({ code }) => groupOf(code) === name).map(({ code, text }) => [`<a id="${code}"></a>${inlineCode(code)}`, escapeMarkdown(text)]);
    return `## ${name}\n\n${markdownTable(["code", "what it means"], rows)}`;
  });
  return {
    file: "diagnostics.md",
    title: "Diagnostics",
    summary: "every code that stands behind a message",
    source: "the catalogues and messages of packages/*",
    body: `A problem is printed as \`pipeline.yaml:12:5: message [code]\`. "…" stands for what differs.\n\n${sections.join("\n")}`,
  };
}

function groupOf(code: string): string {
  return code.slice(0, code.indexOf("/"));
}
