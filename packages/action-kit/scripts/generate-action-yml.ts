// Writes the action.yml of every task from its task.json: node packages/action-kit/scripts/generate-action-yml.ts [--check] [id…]
import { readFile, readdir, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stringify } from "yaml";
import type { TaskDefinition, TaskInput } from "../src/task.ts";

const actions = fileURLToPath(new URL("../../../actions", import.meta.url));

/** The text of action.yml for a task: a composite action, because inputs reach the task as INPUT_* on every platform. */
export function renderActionYml(task: TaskDefinition): string {
  const inputs = Object.entries(task.inputs);
  const document = {
    name: task.id,
    description: task.summary,
    inputs: Object.fromEntries(inputs.map(([name, input]) => [name, renderInput(input)])),
    outputs: Object.fromEntries(
      Object.entries(task.outputs).map(([name, { description }]) => [name, { description, value: `\${{ steps.run.outputs.${name} }}` }]),
    ),
    runs: {
      using: "composite",
      steps: [
        {
          id: "run",
          name: task.summary.replace(/\.$/u, ""),
          shell: "bash",
          env: Object.fromEntries(inputs.map(([name]) => [`INPUT_${name.toUpperCase()}`, `\${{ inputs.${name} }}`])),
          run: 'node "$GITHUB_ACTION_PATH/dist/main.js"',
        },
      ],
    },
  };
  return `# Generated from task.json; change that and run node packages/action-kit/scripts/generate-action-yml.ts\n${stringify(document, { lineWidth: 0 })}`;
}

function renderInput(input: TaskInput): Record<string, string | boolean> {
  const choices = input.enum === undefined ? "" : `; one of ${input.enum.join(", ")}`;
  return {
    description: `${input.description}${choices}`,
    required: input.required === true && input.default === undefined,
    ...(input.default === undefined ? {} : { default: input.default }),
  };
}

/** The ids of all tasks. */
export async function taskIds(): Promise<string[]> {
  const folders = await readdir(actions);
  return folders.filter((id) => existsSync(join(actions, id, "task.json"))).toSorted();
}

/** Reads a task.json. */
export async function readTask(id: string): Promise<TaskDefinition> {
  return JSON.parse(await readFile(join(actions, id, "task.json"), "utf8")) as TaskDefinition;
}

async function main(args: readonly string[]): Promise<number> {
  const named = args.filter((arg) => !arg.startsWith("-"));
  let stale = 0;
  for (const id of named.length > 0 ? named : await taskIds()) {
    const path = join(actions, id, "action.yml");
    const text = renderActionYml(await readTask(id));
    if ((await readFile(path, "utf8").catch(() => "")) === text) continue;
    stale += 1;
    if (args.includes("--check"))
      console.error(`actions/${id}/action.yml is not what task.json says; run node packages/action-kit/scripts/generate-action-yml.ts ${id}`);
    else await writeFile(path, text);
  }
  return args.includes("--check") && stale > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
