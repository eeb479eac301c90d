import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { Disk, RepositoryPlace } from "@create-pipeline/files";
import type { Compile, ParseSource, ServiceSource } from "@create-pipeline/lifecycle";
import type { FieldExplanation } from "@create-pipeline/spec";
import type { CommandContext } from "./command.ts";

/** The part of the product that renders; loaded only by commands that need it. */
export interface Engine {
  readonly parse: ParseSource;
  readonly compile: Compile;
  readonly templates: readonly TemplateSummary[];
  /** A pipeline.yaml for the folder, from what stands there. */
  readonly propose: (disk: Disk, place: RepositoryPlace) => Proposal;
  /** Applies "a.b=c" to the text of a pipeline.yaml; the rest of it stays as it is. */
  readonly assign: (text: string, assignments: readonly string[], file: string) => Assigned;
  /** What a field means and what counts for this service; nothing for what is no field. */
  readonly explainField: (source: ServiceSource, field: string) => FieldExplanation | undefined;
  /** Every field that counts for this service, defaults included. */
  readonly explainAll: (source: ServiceSource) => readonly FieldExplanation[];
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
  /** What is missing or only guessed. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface Assigned {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

export async function loadEngine({ io }: CommandContext): Promise<Engine> {
  if (io.engine !== undefined) return io.engine;
  const { createEngine } = await import("./create-engine.ts");
  return await createEngine();
}
