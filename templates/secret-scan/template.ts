import { text } from "@create-pipeline/plan";
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
        { do: "checkout", history: "full" },
        {
          do: "task",
          id: "scan",
          title: "Scan the history",
          task: "run-tool",
          inputs: { tool: text("gitleaks"), args: text(JSON.stringify(ARGUMENTS)), report: text("secrets.sarif") },
          env: {},
          directory: "",
          always: false,
        },
      ],
      reports: [{ format: "sarif", path: "secrets.sarif" }],
      timeoutMinutes: 10,
    },
  ],
});
