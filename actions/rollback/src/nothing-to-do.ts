import type { Inputs, Ports, TaskResult } from "@create-pipeline/action-kit";

/** Why a rollback in a pipeline writes nothing, although a job before it failed. */
export interface NothingToDo {
  readonly reason: "nothing-deployed" | "unknown-outcome" | "not-failed";
  readonly title: string;
  readonly message: string;
}

/** What speaks against going back, by what the jobs before said; undefined when nothing does. */
export function findNothingToDo({
  environment,
  digest,
  outcome,
}: {
  readonly environment: string;
  readonly digest: string;
  readonly outcome: string;
}): NothingToDo | undefined {
  if (digest === "") {
    return {
      reason: "nothing-deployed",
      title: "no rollback, nothing was deployed",
      message: `this run deployed nothing to ${environment}, so there is nothing to take back; it holds what it held`,
    };
  }
  switch (outcome) {
    case "unreachable":
    case "missing":
      return {
        reason: "unknown-outcome",
        title: "NOT rolled back, and nobody knows how the rollout went",
        message: `verification ended with ${outcome}: nothing is known about ${digest} in ${environment}, so going back would be a guess; look at it, and go back by hand if it is bad`,
      };
    case "healthy":
    case "superseded":
    case "not-deployed":
      return {
        reason: "not-failed",
        title: "no rollback, the build did not fail",
        message: `verification ended with ${outcome}: what failed was not ${digest} in ${environment}; it stays`,
      };
    default:
      return undefined;
  }
}

export function reportNothing(inputs: Inputs, ports: Ports, { reason, title, message }: NothingToDo): TaskResult {
  const { service = "", environment = "" } = inputs;
  const place = `${service} ${environment}`;
  const isUnknown = reason === "unknown-outcome";
  if (isUnknown) ports.log.warning(`${place}: ${message}`);
  else ports.log.info(`${place}: ${message}`);
  const outputs = { rolled_back: "false", changed: "false", reason, state_commit: "", image: "", digest: "", revision: "", version: "" };
  return { outputs, summary: `### ${isUnknown ? "⚠️ " : ""}${place}: ${title}\n\n${message}.\n${isUnknown ? byHand(environment) : ""}` };
}

function byHand(environment: string): string {
  return `
To go back by hand, start the flow \`rollback\` with

- environment: \`${environment}\`
- version: empty for the last verified one, or a version that was verified there
- reason: what you saw
`;
}
