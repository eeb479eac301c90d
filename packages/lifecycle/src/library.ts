import type { TaskCatalog } from "@create-pipeline/plan";
import type { Platform } from "@create-pipeline/platforms";
import type { Assets, Template } from "@create-pipeline/template";

/** Everything a compilation draws on, loaded before it and passed in. */
export interface Library {
  readonly version: string;
  readonly templates: readonly Template[];
  readonly assets: Readonly<Record<string, Assets>>;
  readonly tasks: TaskCatalog;
  readonly platforms: readonly Platform[];
  /** dist/main.js of a task, for the embedded form. */
  taskBundle(task: string): string;
}
