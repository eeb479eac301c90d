import { escapeMarkdown, inlineCode, markdownTable } from "@create-pipeline/emit";
import type { Template } from "@create-pipeline/template";
import type { Page } from "../page.ts";
import { foldersIn, load } from "../root.ts";

/** What a service can have. */
export async function templatesPage(): Promise<Page> {
  const templates = await Promise.all(foldersIn("templates").map(async (id) => (await load<{ default: Template }>(`templates/${id}/template.ts`)).default));
  const rows = templates.map(({ id, version, slot, summary, settings }) => [
    `[${id}](../../templates/${id}/README.md)`,
    version,
    slot ?? "",
    escapeMarkdown(summary),
    settings.map(inlineCode).join(", "),
  ]);
  return {
    file: "templates.md",
    title: "Templates",
    summary: "what a service can have, and the keys that select it",
    source: "templates/*/template.ts",
    body: `A slot is an either/or choice: one template per slot. The keys are those of [pipeline.yaml](pipeline-yaml.md) that select or change it.\n\n${markdownTable(["template", "version", "slot", "what it adds", "keys"], rows)}`,
  };
}
