/** A problem as a value: what is wrong, where, and what to do. Never thrown. */
export interface Diagnostic<Code extends string = string> {
  /** "<package>/<rule>", an anchor in docs/reference/diagnostics.md. */
  readonly code: Code;
  readonly severity: "error" | "warning";
  /** Lower case, no full stop, names the thing. */
  readonly message: string;
  readonly hint?: string;
  readonly location?: Location;
  /** The place holds a password: its line is not shown. */
  readonly sensitive?: boolean;
}

/** A place in a file; line and column count from 1, in characters as an editor counts them (UTF-16 units). */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Exclusive end of the marked text on the same line. */
  readonly endColumn?: number;
}
