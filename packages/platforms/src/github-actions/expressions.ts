// https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
import type { Condition, Flow, Job } from "@create-pipeline/plan";
import { startCondition } from "@create-pipeline/plan";

/** The job that finds out whether a flow's paths changed. */
export const CHANGES_JOB = "changes";
export const APPLIES = `needs.${CHANGES_JOB}.outputs.applies == 'true'`;

/** A condition of the plan in GitHub's syntax. */
export function conditionExpression(condition: Condition): string {
  switch (condition.op) {
    case "all":
      return joined(condition.of, "&&", "true");
    case "any":
      return joined(condition.of, "||", "false");
    case "not":
      return condition.of.op === "run-cancelled" ? "!cancelled()" : `!(${conditionExpression(condition.of)})`;
    case "ended":
      return `needs.${condition.job}.result == '${condition.as}'`;
    case "run-cancelled":
      return "cancelled()";
  }
}

function joined(parts: readonly Condition[], operator: "&&" | "||", empty: string): string {
  if (parts.length === 0) return empty;
  return parts.length === 1 ? conditionExpression(parts[0] as Condition) : parts.map(operand).join(` ${operator} `);
}

function operand(condition: Condition): string {
  const text = conditionExpression(condition);
  const compound = (condition.op === "all" || condition.op === "any") && condition.of.length > 1;
  return compound ? `(${text})` : text;
}

/**
 * The `if` of a job, undefined where GitHub's implicit `success()` says the same. That one looks at every job further up, not only
 * at the direct needs: it is the plan's condition only where all of them start after success themselves.
 */
export function startExpression(job: Job, flow: Flow, filtered: boolean): string | undefined {
  if (job.required) return "always()";
  if (job.after === "always") return filtered ? `always() && ${APPLIES}` : "always()";
  if (job.after === "success" && ancestorsStartAfterSuccess(job, flow)) return filtered && job.needs.length === 0 ? APPLIES : undefined;
  return conditionExpression(startCondition(job));
}

function ancestorsStartAfterSuccess(job: Job, flow: Flow): boolean {
  const byId = new Map(flow.jobs.map((candidate) => [candidate.id, candidate]));
  const pure = (id: string): boolean => {
    const need = byId.get(id);
    return need !== undefined && need.after === "success" && !need.required && need.needs.every(pure);
  };
  return job.needs.every(pure);
}

/** When the required check must fail. It lists each need, so that an outcome nobody has heard of is not taken for success. */
export function notGreenExpression(job: Job, filtered: boolean): string {
  const unsuccessful = job.needs.map((need) => `needs.${need}.result != 'success'`);
  if (!filtered) return ["cancelled()", ...unsuccessful].join(" || ");
  const applied = unsuccessful.length === 0 ? [] : [`(needs.${CHANGES_JOB}.outputs.applies != 'false' && (${unsuccessful.join(" || ")}))`];
  return ["cancelled()", `needs.${CHANGES_JOB}.result != 'success'`, ...applied].join(" || ");
}
