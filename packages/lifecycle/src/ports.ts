import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { Service } from "@create-pipeline/spec";
import type { Compilation, Locate } from "./compile.ts";

/** One pipeline.yaml: on disk, or about to be written. */
export interface ServiceSource {
  /** From the repository's root, "" for the root. */
  readonly directory: string;
  /** Path of the file from the root, as diagnostics name it. */
  readonly file: string;
  /** As it stands on disk: the parser says when it isn't UTF-8. */
  readonly content: Uint8Array;
}

export interface ParsedSource {
  /** Absent when the file has errors. */
  readonly service?: Service;
  readonly locate: Locate;
  /** Whether a path is written in the file or filled in. */
  readonly sourceOf?: (path: readonly (string | number)[]) => "given" | "default";
  readonly diagnostics: readonly Diagnostic[];
}

export type ParseSource = (source: ServiceSource) => ParsedSource;
export type Compile = (service: Service, locate: Locate) => Compilation;

/** What the user decided about single paths. */
export interface Choices {
  /** Ours is written, whatever stands there; also brings a deleted file back. */
  readonly overwrite: ReadonlySet<string>;
  /** The file that stands there counts as ours, edited. */
  readonly adopt: ReadonlySet<string>;
  /** The path is left to the user from now on. */
  readonly skip: ReadonlySet<string>;
}

export const noChoices: Choices = { overwrite: new Set(), adopt: new Set(), skip: new Set() };
