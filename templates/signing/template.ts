import { checkout, credential, needIfAny, provided, secret, taskStep, text, variable, type ContributedStep, type ContributedValue } from "@create-pipeline/plan";
import { defineTemplate, registryInputs, type TemplateContext } from "@create-pipeline/template";

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
      steps: [checkout("shallow"), sign(context), ...(context.service.security.provenance ? [attest(context)] : [])],
      timeoutMinutes: 10,
    },
  ],
});

/** Who signs: the run's own identity, or a key that is a secret by name. */
function signer(context: TemplateContext): Record<string, ContributedValue> {
  if (context.service.security.signing === "key") {
    return { mode: text("key"), key: secret("COSIGN_KEY"), key_password: secret("COSIGN_PASSWORD") };
  }
  return { mode: text("keyless"), identity_token: credential("identity") };
}

function subject(): Record<string, ContributedValue> {
  return {
    image: provided("image", "image"),
    digest: provided("image", "digest"),
    ...registryInputs(),
  };
}

function sign(context: TemplateContext): ContributedStep {
  return taskStep("sign", "Sign the digest", "sign-image", { ...subject(), ...signer(context) });
}

function attest(context: TemplateContext): ContributedStep {
  return taskStep("attest", "Attest provenance and SBOM", "attest-provenance", {
      ...subject(),
      ...signer(context),
      repository: variable("repository-url"),
      revision: variable("commit"),
      ref: variable("ref"),
      run_url: variable("run-url"),
      build_file: variable("pipeline-file"),
      sbom_dir: text("sbom"),
    });
}
