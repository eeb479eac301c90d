import { checkout, taskStep, text } from "@create-pipeline/plan";
import { defineTemplate } from "@create-pipeline/template";

const ARGUMENTS = ["git", "--redact", "--no-banner", "--report-format", "sarif", "--report-path", "secrets.sarif", "."];

export default defineTemplate({
  id: "secret-scan",
  version: "0.1.0",
  summary: "Gitleaks over the whole history, findings redacted",
  settings: [],
  select: () => true,
  jobs: () => [
    {
      id: "scan-secrets",
      flows: ["verify", "deliver"],
      title: "Scan for secrets",
      kind: "check",
      reason: "a committed password is public from the moment it is pushed",
      provides: ["source-checked"],
      steps: [
        checkout("full"),
        taskStep("scan", "Scan the history", "run-tool", { tool: text("gitleaks"), args: text(JSON.stringify(ARGUMENTS)), report: text("secrets.sarif") }),
      ],
      reports: [{ format: "sarif", path: "secrets.sarif" }],
      timeoutMinutes: 10,
    },
  ],
});
