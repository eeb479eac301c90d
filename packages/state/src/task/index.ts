export { asTask, givenReason, throwProblems } from "./as-task.ts";
export { findStateInputProblems, openTaskStore, resolveSourceRemote } from "./open-task-store.ts";
