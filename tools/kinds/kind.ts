import type { Tool } from "../tools.ts";

/** Says what is going on, one line at a time. */
export type Progress = (line: string) => void;

/** What a build may cost; what was compiled by then is not lost. */
export interface BuildLimit {
  readonly timeoutMs?: number;
}

/** How tools of one kind are found and installed; finding is synchronous because tests decide to skip while they are collected. */
export interface ToolKind<T extends Tool> {
  version(tool: T): string;
  /** The path of the ready tool, or nothing when it has to be installed first. */
  find(tool: T): string | undefined;
  install(tool: T, progress: Progress, limit?: BuildLimit): Promise<void>;
}
