import { checkout, provided, taskStep, text } from "@create-pipeline/plan";
import { defineTemplate, registryInputs } from "@create-pipeline/template";

export default defineTemplate({
  id: "image-scan",
  version: "0.1.0",
  summary: "Syft writes the SBOM of the published image, Grype judges it",
  settings: ["security.sbom", "quality.failOn"],
  select: (service) => service.build !== undefined && service.security.sbom.length > 0,
  jobs: (context) => [
    {
      id: "scan-image",
      flows: ["deliver"],
      title: "SBOM and vulnerabilities",
      kind: "check",
      reason: `lists what is in the image and stops it at severity ${context.service.quality.failOn} or above`,
      fields: ["security.sbom", "quality.failOn"],
      provides: ["releasable", "sbom"],
      steps: [
        checkout("shallow"),
        taskStep("sbom", "Write the SBOM", "generate-sbom", {
          reference: provided("image", "reference"),
          formats: text(context.service.security.sbom.join(",")),
          output_dir: text("sbom"),
          ...registryInputs(),
        }),
        taskStep("scan", "Judge the vulnerabilities", "scan-vulnerabilities", {
          sbom: text(`sbom/${context.service.security.sbom[0]}.json`),
          fail_on: text(context.service.quality.failOn),
        }),
      ],
      produces: [{ name: "sbom", paths: ["sbom/"], retentionDays: 90 }],
      timeoutMinutes: 15,
    },
  ],
});
