import { TaskError } from "../task-error.ts";

/** Why a registry could not give or take something. */
export type RegistryProblem = "tampered" | "platform" | "unauthorized" | "unreachable" | "missing" | "unsupported";

/** A failure of a registry, told apart by what the reader has to do. */
export class RegistryError extends TaskError {
  readonly problem: RegistryProblem;

  constructor(problem: RegistryProblem, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options);
    this.name = "RegistryError";
    this.problem = problem;
  }
}
