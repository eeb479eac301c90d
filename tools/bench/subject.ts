import type { Command } from "./accountant.ts";
import type { Runtime } from "./runtimes.ts";

/** Something to be measured. */
export interface Subject {
  readonly id: string;
  readonly title: string;
  readonly group: "ours" | "peer";
  /** What `node -e 0` is compared with; for Python peers too, as there is one floor for all. */
  readonly runtime: Runtime;
  /** Files it leaves in its folder, counted once: shows that it did its work. */
  readonly leaves?: { readonly atLeast: number };
  /** The folder is new for every run when `fresh`, and shared by all of them otherwise. */
  readonly fresh: boolean;
  readonly prepare: (folder: string) => void;
  readonly command: (folder: string) => Command;
}
