import { checkout, stepOutput, taskStep, text, type JobContribution } from "@create-pipeline/plan";
import type { Environment } from "@create-pipeline/spec";
import { defineTemplate, registryInputs, stateInputs, type TemplateContext } from "@create-pipeline/template";

export default defineTemplate({
  id: "rescan",
  version: "0.1.0",
  summary: "every night: what is deployed against what became known since",
  settings: ["delivery.rescan", "quality.failOn"],
  select: (service) => service.environments.length > 0 && service.security.sbom.length > 0,
  jobs: (context) => context.service.environments.map((environment) => rescan(context, environment)),
});

function rescan(context: TemplateContext, environment: Environment): JobContribution {
  return {
    id: `rescan-${environment.name}`,
    flows: ["rescan"],
    title: `Rescan ${environment.name}`,
    kind: "check",
    reason: `what ${environment.name} runs was clean when it was built; this asks again`,
    fields: ["delivery.rescan", "quality.failOn"],
    steps: [
      checkout("shallow"),
      taskStep("deployed", "Read what is deployed", "resolve-release", {
        ...stateInputs(context.service),
        environment: text(environment.name),
      }),
      taskStep("sbom", "Write the SBOM", "generate-sbom", {
        reference: stepOutput("deployed", "reference"),
        formats: text("cyclonedx"),
        output_dir: text("sbom"),
        optional: text("true"),
        ...registryInputs(),
      }),
      taskStep("scan", "Judge the vulnerabilities", "scan-vulnerabilities", {
        sbom: text("sbom/cyclonedx.json"),
        fail_on: text(context.service.quality.failOn),
        optional: text("true"),
      }),
    ],
    timeoutMinutes: 15,
  };
}
