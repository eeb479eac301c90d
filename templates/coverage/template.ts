import { checkout, taskStep, text } from "@create-pipeline/plan";
import { defineTemplate } from "@create-pipeline/template";

/** Where each language's unit tests leave their report. */
const REPORT = { node: "coverage/lcov.info", go: "coverage.out", none: "" } as const;

export default defineTemplate({
  id: "coverage",
  version: "0.1.0",
  summary: "stops a change that leaves less covered by tests than agreed",
  settings: ["quality.coverage"],
  select: (service) => service.quality.coverage > 0 && service.service.language !== "none",
  jobs: (context) => [
    {
      id: "coverage",
      flows: ["verify", "deliver"],
      title: "Coverage gate",
      kind: "check",
      reason: `fails when less than ${context.service.quality.coverage} % of the lines are covered`,
      fields: ["quality.coverage"],
      provides: ["source-checked"],
      needs: [{ role: "tested", optional: false }],
      consumes: [{ role: "tested", artifact: "coverage" }],
      steps: [
        checkout("shallow"),
        taskStep("gate", "Compare coverage with the minimum", "quality-gate", {
          coverage_file: text(context.at(REPORT[context.service.service.language])),
          minimum: text(String(context.service.quality.coverage)),
        }),
      ],
      timeoutMinutes: 5,
    },
  ],
});
