import { checkout, taskStep, variable, type JobContribution } from "@create-pipeline/plan";
import { stateInputs, type TemplateContext } from "@create-pipeline/template";

/** A tag builds nothing: it names the digest that was built for its commit. */
export function releaseJob(context: TemplateContext): JobContribution {
  return {
    id: "resolve-release",
    flows: ["release"],
    title: "Find the released digest",
    kind: "check",
    reason: "one digest per commit: what is released is what was tested",
    fields: ["delivery.state"],
    provides: ["release"],
    steps: [
      checkout("shallow"),
      taskStep("resolve", "Look the commit up in the state", "resolve-release", {
        ...stateInputs(context.service),
        tag: variable("ref-name"),
        revision: variable("commit"),
      }),
    ],
    outputs: { image: "resolve", digest: "resolve", revision: "resolve" },
    timeoutMinutes: 10,
  };
}
