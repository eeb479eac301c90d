import { checkout, runStep, text } from "@create-pipeline/plan";
import { defineTemplate } from "@create-pipeline/template";

export default defineTemplate({
  id: "static-analysis",
  version: "0.1.0",
  summary: "Semgrep with rules that live in the repository, so that nothing is downloaded while it runs",
  settings: ["service.language"],
  select: (service) => service.service.language !== "none",
  jobs: (context) => [
    {
      id: "static-analysis",
      flows: ["verify", "deliver"],
      title: "Static analysis",
      kind: "check",
      reason: "finds dangerous calls that tests do not exercise",
      fields: ["service.language"],
      provides: ["source-checked"],
      runner: { image: "semgrep" },
      steps: [
        checkout("shallow"),
        runStep(
          "analyse",
          "Analyse",
          `semgrep scan --config "$RULES" --error --metrics off --disable-version-check --sarif-output static-analysis.sarif "$TARGET"`,
          "",
          { RULES: text(rulesPath(context.service.service.language)), TARGET: text(context.service.directory || ".") },
        ),
      ],
      reports: [{ format: "sarif", path: "static-analysis.sarif" }],
      timeoutMinutes: 15,
    },
  ],
  files: (context) => [
    {
      path: rulesPath(context.service.service.language),
      content: context.render(`${context.service.service.language}.yaml`),
      ownership: "managed",
      id: "rules",
      reason: "the rules that static analysis checks; add your own beside it",
      fields: ["service.language"],
    },
  ],
});

function rulesPath(language: string): string {
  return `.pipeline/rules/${language}.yaml`;
}
