import { TaskError, type Inputs, type Run } from "@create-pipeline/action-kit";
import { normalizeReason } from "../fields.ts";
import { StateError } from "../state-error.ts";

/** A run whose errors about the state end the task with their own exit code and hint. */
export function asTask(run: Run): Run {
  return async (inputs, ports) => {
    try {
      return await run(inputs, ports);
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      const { exitCode, hint } = error;
      throw new TaskError(error.message, { exitCode, cause: error, ...(hint === undefined ? {} : { hint }) });
    }
  };
}

/** Reports every mistake in the inputs at once; nothing was done before. */
export function throwProblems(problems: readonly (string | undefined)[]): void {
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length === 0) return;
  throw new TaskError(found.join("\n"), { exitCode: 2, hint: "nothing was done" });
}

/** The reason a person gave, on one line; undefined when there is none. */
export function givenReason(inputs: Inputs): string | undefined {
  const reason = normalizeReason(inputs["reason"] ?? "");
  return reason === "" ? undefined : reason;
}
