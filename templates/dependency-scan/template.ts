import { checkout, taskStep, text } from "@create-pipeline/plan";
import type { Service } from "@create-pipeline/spec";
import { defineTemplate } from "@create-pipeline/template";

const LOCKFILE = { node: "package-lock.json", go: "go.mod", none: "" } as const;
const REPORT = "dependencies.sarif";

export default defineTemplate({
  id: "dependency-scan",
  version: "0.1.0",
  summary: "OSV-Scanner over the lockfile: known vulnerabilities and licences",
  settings: ["quality.failOn", "security.licenses"],
  select: (service) => service.service.language !== "none",
  jobs: (context) => [
    {
      id: "scan-dependencies",
      flows: ["verify", "deliver"],
      title: "Scan dependencies",
      kind: "check",
      reason: `stops a change that brings in a vulnerability of severity ${context.service.quality.failOn} or above, or an unwanted licence`,
      fields: ["quality.failOn", "security.licenses"],
      provides: ["source-checked"],
      steps: [
        checkout("shallow"),
        // The next step judges the findings by their severity.
        taskStep("scan", "Scan the lockfile", "run-tool", {
          tool: text("osv-scanner"),
          args: text(JSON.stringify(scanArguments(context.service, context.at(LOCKFILE[context.service.service.language])))),
          report: text(REPORT),
          on_findings: text("report"),
        }),
        taskStep("gate", "Judge the findings", "quality-gate", { sarif_file: text(REPORT), fail_on: text(context.service.quality.failOn) }),
      ],
      reports: [{ format: "sarif", path: REPORT }],
      timeoutMinutes: 10,
    },
  ],
});

function scanArguments(service: Service, lockfile: string): string[] {
  const licenses = service.security.licenses.length > 0 ? [`--licenses=${service.security.licenses.join(",")}`] : [];
  return ["scan", "source", `--lockfile=${lockfile}`, "--format=sarif", `--output-file=${REPORT}`, ...licenses];
}
