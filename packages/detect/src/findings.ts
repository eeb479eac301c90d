import type { Diagnostic, Location } from "@create-pipeline/diagnostics";
import type { Language, PlatformName, ServiceKind } from "@create-pipeline/spec";
import type { DetectCode } from "./codes.ts";

/** The repository, read only. Paths are relative to its root, with "/". */
export interface Tree {
  list(): readonly string[];
  /** Nothing for what is not there or not text. */
  read(path: string): string | undefined;
}

export interface DetectContext {
  /** Folder of the service, "" for the root. */
  readonly directory: string;
  /** Address of the git remote; passwords in it are dropped. */
  readonly remote?: string;
  /** Name of the repository's folder, for when nothing else names the service. */
  readonly folderName?: string;
}

/** Something found out, and what says so: a place in a file, or words such as "the git remote". */
export interface Finding<T> {
  readonly value: T;
  readonly evidence: Location | string;
}

export interface Findings {
  readonly directory: string;
  readonly name?: Finding<string>;
  readonly kind?: Finding<ServiceKind>;
  readonly language?: Finding<Language>;
  /** What the repository's own file says: "24", ">=20", "1.26". */
  readonly toolchain?: Finding<string>;
  readonly owner?: Finding<string>;
  readonly port?: Finding<number>;
  readonly live?: Finding<string>;
  readonly ready?: Finding<string>;
  readonly dockerfile?: Finding<string>;
  /** The script, or the package with a main function, that is the service. */
  readonly entry?: Finding<string>;
  readonly platform?: Finding<PlatformName>;
  readonly image?: Finding<string>;
  readonly repository?: Finding<string>;
  /** Commands the repository has already: lint, test, build; for Go its main packages. */
  readonly commands: readonly Finding<string>[];
  readonly diagnostics: readonly Diagnostic<DetectCode>[];
}
