import { escapeMarkdown, inlineCode, markdownTable } from "@create-pipeline/emit";
import type { TaskDefinition, TaskInput } from "@create-pipeline/action-kit";
import { readTask, taskIds } from "../../../packages/action-kit/scripts/generate-action-yml.ts";
import type { Page } from "../page.ts";

/** Every task with its inputs and outputs. */
export async function tasksPage(): Promise<Page> {
  const tasks = await Promise.all((await taskIds()).map((id) => readTask(id)));
  return {
    file: "tasks.md",
    title: "Tasks",
    summary: "inputs, outputs, permissions and tools of each",
    source: "actions/*/task.json",
    body: `The same on every platform. Inputs come as \`INPUT_<NAME>\`; a task's README says more.\n\n${tasks.map(section).join("\n")}`,
  };
}

function section(task: TaskDefinition): string {
  const inputs = Object.entries(task.inputs).map(([name, input]) => [inlineCode(name), inputText(input), defaultOf(input)]);
  const outputs = Object.entries(task.outputs).map(([name, { description }]) => [inlineCode(name), escapeMarkdown(description)]);
  return [
    `## [${task.id}](../../actions/${task.id}/README.md)\n`,
    `${escapeMarkdown(task.summary)} ${facts(task)}\n`,
    ...(inputs.length === 0 ? [] : [markdownTable(["input", "what", "default"], inputs)]),
    ...(outputs.length === 0 ? [] : [markdownTable(["output", "what"], outputs)]),
  ].join("\n");
}

function facts(task: TaskDefinition): string {
  const permissions = Object.entries(task.permissions).map(([scope, access]) => `${scope} ${access}`);
  const more = (task.permissionsWhen ?? []).flatMap((when) =>
    Object.entries(when.permissions).map(([scope, access]) => `${scope} ${access} when ${inlineCode(when.input)} is ${inlineCode(when.is)}`),
  );
  return [
    `Permissions: ${[...permissions, ...more].join(", ") || "none"}.`,
    `The job's image must have ${task.requires.map(inlineCode).join(", ")}.`,
    task.tools.length === 0 ? "" : `Out of pinned images: ${task.tools.map(inlineCode).join(", ")}.`,
  ]
    .filter((text) => text !== "")
    .join(" ");
}

function inputText(input: TaskInput): string {
  const choices = input.enum === undefined ? "" : `: ${input.enum.map(inlineCode).join(", ")}`;
  return `${escapeMarkdown(input.description)}${choices}${input.secret === true ? " (secret)" : ""}`;
}

function defaultOf(input: TaskInput): string {
  if (input.default !== undefined) return input.default === "" ? "" : inlineCode(input.default);
  return input.required === true ? "required" : "";
}
