import { login, markdownCode, markdownTable, openSigner, parseReference } from "@create-pipeline/action-kit";
import type { Inputs, Ports, TaskResult } from "@create-pipeline/action-kit";

/** Signs an image; the signature is stored beside it as a Sigstore bundle. */
export async function run(inputs: Inputs, ports: Ports): Promise<TaskResult> {
  const { reference = "" } = inputs;
  const signer = await openSigner(inputs, ports);
  const host = parseReference(reference).host;
  const access = await login(ports, host, { username: inputs["registry_username"] ?? "", password: inputs["registry_password"] ?? "" });
  const cosign = await ports.tool("cosign");
  await ports.exec(cosign, ["sign", ...signer.args, reference], { env: { ...access.env, ...signer.env } });
  ports.log.info(`signed ${reference} (${signer.description})`);
  return {
    outputs: { reference, signer: signer.description },
    summary: `### Signature\n\n${markdownTable(
      ["", ""],
      [
        ["Image", markdownCode(reference)],
        ["Signed with", markdownCode(signer.description)],
        ["Transparency", inputs["transparency"] ?? "public"],
      ],
    )}\n`,
  };
}
