export { asTask, givenReason, throwProblems } from "./as-task.ts";
export { findPlatform, type CiPlatform } from "./ci-platform.ts";
export { findStateInputProblems, openTaskStore, resolveSourceRemote } from "./open-task-store.ts";
