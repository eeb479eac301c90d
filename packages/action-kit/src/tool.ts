import type { Ports } from "./ports.ts";
import type { TaskDefinition } from "./task.ts";
import { TaskError } from "./task-error.ts";

type Resolve = Ports["tool"];

/** Finds the tools a task declares. */
export function createToolResolver(task: TaskDefinition, ports: Omit<Ports, "tool">): Resolve {
  return async (command) => {
    if (!task.tools.includes(command)) throw new TaskError(`${task.id} uses ${command} without naming it under tools in its task.json`);
    const installed = ports.env[toolVariable(command)];
    if (installed) return installed;
    throw new TaskError(`no pin for ${command}`);
  };
}

/** The variable that names an exact installed tool: PIPELINE_TOOL_COSIGN for cosign. */
export function toolVariable(command: string): string {
  return `PIPELINE_TOOL_${command.toUpperCase().replaceAll(/[^A-Z0-9]/gu, "_")}`;
}
