// Writes the tables of inputs and outputs into the READMEs of tasks: node packages/action-kit/scripts/generate-readme.ts [--check] [id…]
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { toolPin } from "@create-pipeline/pins";
import type { TaskDefinition, TaskInput } from "../src/task.ts";
import { readTask, taskIds } from "./generate-action-yml.ts";

const actions = fileURLToPath(new URL("../../../actions", import.meta.url));
const START = "<!-- generated from task.json: start -->";
const END = "<!-- generated from task.json: end -->";

/** The README with its generated part renewed; undefined when it has no place for it. */
export function renewReadme(text: string, task: TaskDefinition): string | undefined {
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < start) return undefined;
  return `${text.slice(0, start)}${START}\n${renderTables(task)}\n${text.slice(end)}`;
}

function renderTables(task: TaskDefinition): string {
  const inputs = Object.entries(task.inputs).map(([name, input]) => `| \`${name}\` | ${cell(input.description)}${remarks(input)} | ${defaultOf(input)} |`);
  const outputs = Object.entries(task.outputs).map(([name, { description }]) => `| \`${name}\` | ${cell(description)} |`);
  const permissions = [
    ...Object.entries(task.permissions).map(([scope, access]) => `${scope}: ${access}`),
    ...(task.permissionsWhen ?? []).flatMap((when) =>
      Object.entries(when.permissions).map(([scope, access]) => `${scope}: ${access} when \`${when.input}\` is ${when.is}`),
    ),
  ];
  return [
    ["| input | what | default |", "|---|---|---|", ...inputs].join("\n"),
    ["| output | what |", "|---|---|", ...outputs].join("\n"),
    `Needs in the job's image: ${task.requires.map((command) => `\`${command}\``).join(", ")}. Tools out of pinned images: ${task.tools.map(toolText).join(", ") || "none"}. Permissions: ${permissions.join(", ") || "none"}.`,
  ].join("\n\n");
}

function toolText(command: string): string {
  return `\`${command}\` ${toolPin(command).image.tag}`;
}

function remarks(input: TaskInput): string {
  const choices = input.enum === undefined ? "" : `; ${input.enum.map((value) => `\`${value}\``).join(", ")}`;
  return `${choices}${input.secret === true ? "; secret" : ""}`;
}

function defaultOf(input: TaskInput): string {
  if (input.default !== undefined) return `\`${input.default}\``;
  return input.required === true ? "required" : "";
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

async function main(args: readonly string[]): Promise<number> {
  const named = args.filter((arg) => !arg.startsWith("-"));
  let stale = 0;
  for (const id of named.length > 0 ? named : await taskIds()) {
    const path = join(actions, id, "README.md");
    const text = await readFile(path, "utf8").catch(() => "");
    const renewed = renewReadme(text, await readTask(id));
    if (renewed === undefined || renewed === text) continue;
    stale += 1;
    if (args.includes("--check"))
      console.error(`actions/${id}/README.md is not what task.json says; run node packages/action-kit/scripts/generate-readme.ts ${id}`);
    else await writeFile(path, renewed);
  }
  return args.includes("--check") && stale > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
