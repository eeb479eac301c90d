/** How bad a finding is; every validator maps its own scale to this one. */
export type Severity = "error" | "warning" | "info";

/** One thing that a real validator says about one file. */
export interface Finding {
  readonly tool: string;
  readonly rule: string;
  /** The `path` of the input file, or of the chart or folder that was judged as a whole. */
  readonly path: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly message: string;
  readonly severity: Severity;
}

/** A file to judge: where it belongs in the repository, and where it lies on this disk. */
export interface InputFile {
  /** Repository-relative and with forward slashes, for example `.github/workflows/ci.yml`. */
  readonly path: string;
  readonly absolutePath: string;
}

/** The one shape of all validators; `options` are the validator's own. */
export type Validate<O = Record<string, never>> = (files: readonly InputFile[], options?: O) => Promise<readonly Finding[]>;
