import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { Disk } from "@create-pipeline/files";
import type { Compile, ParseSource } from "@create-pipeline/lifecycle";

/** The part of the product that renders; loaded only by commands that need it. */
export interface Engine {
  readonly parse: ParseSource;
  readonly compile: Compile;
  readonly templates: readonly TemplateSummary[];
  /** A pipeline.yaml for the folder, from what stands there. */
  readonly propose: (disk: Disk, directory: string) => Proposal;
  /** Applies "a.b=c" to the text of a pipeline.yaml; the rest of it stays as it is. */
  readonly assign: (text: string, assignments: readonly string[], file: string) => Assigned;
}

export interface TemplateSummary {
  readonly id: string;
  readonly version: string;
  readonly slot?: string;
  readonly summary: string;
  readonly settings: readonly string[];
}

export interface Proposal {
  readonly text: string;
  /** What was found, and where: "language node", "package.json:1". */
  readonly findings: readonly { readonly what: string; readonly where: string }[];
}

export interface Assigned {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

export async function loadEngine(): Promise<Engine> {
  const { createEngine } = await import("./create-engine.ts");
  return await createEngine();
}
