import { checkout, credential, needIfAny, provided, secret, taskStep, text, variable, type ContributedStep } from "@create-pipeline/plan";
import { defineTemplate, registryInputs, type TemplateContext, type Values } from "@create-pipeline/template";

export default defineTemplate({
  id: "signing",
  version: "0.1.0",
  summary: "Cosign signs the digest and attests its provenance and SBOM",
  settings: ["security.signing", "security.provenance"],
  select: (service) => service.build !== undefined && service.security.signing !== "none",
  jobs: (context) => [
    {
      id: "sign-image",
      flows: ["deliver"],
      title: "Sign and attest",
      kind: "attest",
      reason: "lets a cluster, and an auditor, check that this digest came out of this pipeline and nothing else",
      fields: ["security.signing", "security.provenance"],
      provides: ["releasable"],
      needs: [needIfAny("sbom")],
      consumes: [{ role: "sbom", artifact: "sbom" }],
      steps: [
        checkout("shallow"),
        taskStep("sign", "Sign the digest", "sign-image", common(context)),
        ...(context.service.security.provenance ? [attest(context)] : []),
      ],
      timeoutMinutes: 10,
    },
  ],
});

/** The digest, the registry that holds it, and who signs: the run's own identity, or a key that is a secret by name. */
function common(context: TemplateContext): Values {
  const signer =
    context.service.security.signing === "key"
      ? { key: secret("COSIGN_KEY"), key_password: secret("COSIGN_PASSWORD") }
      : { identity_token: credential("identity") };
  return { reference: provided("image", "reference"), transparency: text(context.service.security.transparency), ...registryInputs(), ...signer };
}

function attest(context: TemplateContext): ContributedStep {
  const { sbom } = context.service.security;
  return taskStep("attest", "Attest provenance and SBOM", "attest-provenance", {
    ...common(context),
    repository: variable("repository-url"),
    revision: variable("commit"),
    ref: variable("ref"),
    run_url: variable("run-url"),
    builder_id: variable("builder"),
    build_type: variable("build-type"),
    ...(sbom.includes("cyclonedx") ? { sbom_cyclonedx: text("sbom/cyclonedx.json") } : {}),
    ...(sbom.includes("spdx") ? { sbom_spdx: text("sbom/spdx.json") } : {}),
  });
}
