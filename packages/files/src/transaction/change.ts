export type Change = WriteChange | RemoveChange;

export interface WriteChange {
  readonly kind: "write";
  /** Relative to the root, POSIX separators. */
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly executable: boolean;
  /** Hash of the content, where it is known already. */
  readonly sha256?: string;
}

export interface RemoveChange {
  readonly kind: "remove";
  readonly path: string;
}

/** Where a transaction stands; tests interrupt it at each. */
export type Step = "staging" | "staged" | "backed-up" | "journaled" | `applied ${string}` | "applied" | "committed" | "cleaned";

export interface ApplyOptions {
  /** Aborting rolls everything back, unless all of it is already in place. */
  readonly signal?: AbortSignal;
  readonly onStep?: (step: Step) => void;
}

/** Writing stopped and the tree is as it was before. */
export class WriteError extends Error {
  override readonly name = "WriteError";
  readonly interrupted: boolean;

  constructor(message: string, options: { readonly cause?: unknown; readonly interrupted?: boolean } = {}) {
    super(message, { cause: options.cause });
    this.interrupted = options.interrupted ?? false;
  }
}
