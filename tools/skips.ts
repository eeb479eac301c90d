import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toolsRoot } from "./cache.ts";

/** A tool that CI may miss, and why. */
export interface Skip {
  readonly tool: string;
  readonly reason: string;
}

/** The entries of `skips.json`. */
export function readSkips(): readonly Skip[] {
  return JSON.parse(readFileSync(join(toolsRoot, "skips.json"), "utf8")) as readonly Skip[];
}
