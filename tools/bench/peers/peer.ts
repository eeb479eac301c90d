import type { Command } from "../accountant.ts";

/** Another tool that scaffolds, without being asked anything. */
export interface Peer {
  readonly id: string;
  readonly title: string;
  readonly registry: "npm" | "pypi";
  /** Exact versions, so that two runs of the bench compare the same things. */
  readonly packages: readonly string[];
  /** The oldest Node it runs on. */
  readonly needsNode?: number;
  /** Files it must leave, counted. */
  readonly leaves: number;
  /** Before each run, into an empty folder. */
  readonly prepare: (folder: string, installed: string) => void;
  readonly command: (folder: string, installed: string, node: string) => Command;
}
