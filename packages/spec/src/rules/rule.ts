import type { Diagnostic, Location } from "@create-pipeline/diagnostics";
import type { SpecCode } from "../codes.ts";
import type { Path } from "../schema/schema-at.ts";
import type { SpecInput } from "../spec-input.ts";

/** Where things are in the file. */
export interface Places {
  at(path: Path): Location | undefined;
  /** Whether the file has it, in whatever form. */
  isWritten(path: Path): boolean;
  /** The key of a path instead of its value. */
  atKey(path: Path): Location | undefined;
}

/** Looks for one impossible combination. What the schema refused is absent: a rule says nothing about what it can't see. */
export type Rule = (input: SpecInput, places: Places) => readonly Diagnostic<SpecCode>[];
