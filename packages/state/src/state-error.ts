/** A reason to stop, in the terms of the exit codes: 1 a problem, 2 a mistake in what was given, 3 refused by policy. */
export class StateError extends Error {
  readonly exitCode: 1 | 2 | 3;
  readonly hint?: string;

  constructor(exitCode: 1 | 2 | 3, message: string, hint?: string) {
    super(message);
    this.name = "StateError";
    this.exitCode = exitCode;
    if (hint !== undefined) this.hint = hint;
  }
}
