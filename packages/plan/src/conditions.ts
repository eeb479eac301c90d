import type { Job, Outcome } from "./plan.ts";

/** When a job starts, as a formula over how its needs ended. */
export type Condition =
  | { readonly op: "all"; readonly of: readonly Condition[] }
  | { readonly op: "any"; readonly of: readonly Condition[] }
  | { readonly op: "not"; readonly of: Condition }
  | { readonly op: "ended"; readonly job: string; readonly as: Outcome }
  /** Somebody, or a newer run, cancelled this one. */
  | { readonly op: "run-cancelled" };

export type Outcomes = Readonly<Record<string, Outcome>>;

/** The start condition of a job. Empty `all` is true, empty `any` is false. */
export function startCondition(job: Pick<Job, "needs" | "after">): Condition {
  const ended = (as: Outcome): Condition[] => job.needs.map((need) => ({ op: "ended", job: need, as }));
  const live: Condition = { op: "not", of: { op: "run-cancelled" } };
  switch (job.after) {
    case "success":
      return { op: "all", of: [live, ...ended("success")] };
    case "failure":
      return { op: "all", of: [live, { op: "any", of: ended("failure") }] };
    case "always":
      return { op: "all", of: [] };
  }
}

export function evaluate(condition: Condition, outcomes: Outcomes, runCancelled: boolean): boolean {
  switch (condition.op) {
    case "all":
      return condition.of.every((part) => evaluate(part, outcomes, runCancelled));
    case "any":
      return condition.of.some((part) => evaluate(part, outcomes, runCancelled));
    case "not":
      return !evaluate(condition.of, outcomes, runCancelled);
    case "ended":
      return outcomes[condition.job] === condition.as;
    case "run-cancelled":
      return runCancelled;
  }
}
