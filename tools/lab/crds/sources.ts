import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ModulePin } from "../../install/go-module.ts";

/** The custom resources of one component, and what is changed about them and why. */
export interface CrdSource extends ModulePin {
  readonly name: string;
  readonly licence: string;
  /** Paths in the module; the file name may hold `*`. */
  readonly files: readonly string[];
  /** Mends of the text before it is parsed: pairs of what stands there and what takes its place. */
  readonly edits?: { readonly reason: string; readonly replacements: readonly (readonly [string, string])[] };
  /** Definitions that lose their conversion webhook, and with it every version but the stored one. */
  readonly storedVersionOnly?: { readonly reason: string; readonly definitions: readonly string[] };
}

/** The rows of `sources.json`; adding a component is adding a row. */
export function readCrdSources(): readonly CrdSource[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, "sources.json"), "utf8")) as readonly CrdSource[];
}
