import { actionNames, actionPin, imageIds, imagePin, toolCommands, toolPin } from "@create-pipeline/pins";
import { escapeMarkdown, inlineCode, markdownTable } from "@create-pipeline/emit";
import { kindOf } from "../../kinds/index.ts";
import { tools } from "../../tools.ts";
import type { Page } from "../page.ts";

/** Versions of everything that is somebody else's. */
export function toolsPage(): Page {
  const validators = tools.map((tool) => [tool.name, kindOf(tool).version(tool), tool.licence, escapeMarkdown(tool.purpose)]);
  const commands = toolCommands().map((command) => [command, toolPin(command).image.tag, inlineCode(toolPin(command).image.name)]);
  const actions = actionNames().map((name) => [name, actionPin(name).version, inlineCode(actionPin(name).sha)]);
  const images = imageIds().map((id) => [id, inlineCode(imagePin(id).name), imagePin(id).tag, imagePin(id).provides.map(inlineCode).join(", ")]);
  return {
    file: "tools.md",
    title: "Versions of other people's things",
    summary: "what generated pipelines use, and what judges them in our tests",
    source: "packages/pins/src/*.json and tools/tools.ts",
    body: [
      "What generated pipelines use is pinned by digest or commit; digests are in `packages/pins`.\n",
      `## Tools that tasks take out of pinned images\n\n${markdownTable(["command", "version", "image"], commands)}`,
      `## Actions\n\n${markdownTable(["action", "version", "commit"], actions)}`,
      `## Images\n\n${markdownTable(["id", "image", "version", "provides"], images)}`,
      `## Validators and servers of our tests\n\n${markdownTable(["tool", "version", "licence", "used for"], validators)}`,
    ].join("\n"),
  };
}
