export { main } from "./main.ts";
export type { Core } from "./log.ts";
export type { ExecOptions, ExecResult, Files, Inputs, Log, Ports, Run, TaskResult } from "./ports.ts";
export type { PermissionScope, TaskDefinition, TaskInput, TaskOutput } from "./task.ts";
export { TaskError } from "./task-error.ts";
export type { TaskErrorOptions, TaskExitCode } from "./task-error.ts";
