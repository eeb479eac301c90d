import type { Flow } from "@create-pipeline/plan";
import type { RenderContext } from "../platform.ts";

/** The comment on top of every generated pipeline file: whose it is, how to change it, how to understand it. */
export function fileHeader(flow: Flow, context: RenderContext): string {
  const source = sourceFile(context);
  const where = context.service.directory === "" ? "" : ` ${context.service.directory}`;
  return [
    `Written by create-pipeline ${context.version} from ${source}; edits here are found by "create-pipeline check".`,
    `To change it: edit ${source}, then run "create-pipeline generate${where}".`,
    `To understand it: "create-pipeline explain${where} <job>", or docs/pipeline/.`,
    "",
    `${flow.title}: ${flow.reason}.`,
  ].join("\n");
}

/** The file people edit. */
export function sourceFile(context: RenderContext): string {
  return context.service.directory === "" ? "pipeline.yaml" : `${context.service.directory}/pipeline.yaml`;
}

/** Where the pipeline describes itself, from the repository's root. */
export function documentationPath(directory: string): string {
  return directory === "" ? "docs/pipeline/README.md" : `${directory}/docs/pipeline/README.md`;
}
