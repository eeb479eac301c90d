// https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-jobs-with-conditions
import type { Job, Plan } from "@create-pipeline/plan";
import type { WorkflowStep } from "./model.ts";
import { notGreenExpression } from "./expressions.ts";
import { expression } from "./variables.ts";

/** Without a failing step the job would be green; a job that is skipped would count as passed. */
export const GUARD_SCRIPT = `printf 'not everything this check stands for succeeded:\\n%s\\n' "$NEEDS"
exit 1
`;

/** The name of the one check that a ruleset requires. GitHub knows a check by the name of its job, so it carries the service. */
export function requiredCheckName(plan: Pick<Plan, "service">): string {
  return `${plan.service}: required`;
}

export function guardStep(job: Job, filtered: boolean): WorkflowStep {
  return {
    name: "Fail unless every need succeeded",
    if: notGreenExpression(job, filtered),
    env: { NEEDS: expression("toJSON(needs)") },
    directory: "",
    run: GUARD_SCRIPT,
  };
}
