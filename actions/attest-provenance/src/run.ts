import { TaskError, login, markdownCode, markdownTable, openSigner, parseReference } from "@create-pipeline/action-kit";
import type { Inputs, Ports, TaskResult } from "@create-pipeline/action-kit";
import { makeProvenance } from "./provenance.ts";

/** One attestation: cosign's name of its type, and the file with the predicate. */
interface Attestation {
  readonly title: string;
  readonly type: string;
  readonly file: string;
}

/** Attaches the provenance and, where given, the SBOMs to an image. */
export async function run(inputs: Inputs, ports: Ports): Promise<TaskResult> {
  const { reference = "", predicate = "provenance.json" } = inputs;
  const attestations: Attestation[] = [
    { title: "SLSA provenance v1", type: "slsaprovenance1", file: predicate },
    ...optional("CycloneDX", "cyclonedx", inputs["sbom_cyclonedx"]),
    ...optional("SPDX", "spdxjson", inputs["sbom_spdx"]),
  ];
  await requireFiles(attestations.slice(1), ports);
  const signer = await openSigner(inputs, ports);
  const host = parseReference(reference).host;
  const access = await login(ports, host, { username: inputs["registry_username"] ?? "", password: inputs["registry_password"] ?? "" });
  const cosign = await ports.tool("cosign");
  await ports.files.write(predicate, `${JSON.stringify(makeProvenance(inputs), null, 2)}\n`);
  for (const { title, type, file } of attestations) {
    await ports.exec(cosign, ["attest", ...signer.args, "--type", type, "--predicate", file, reference], { env: { ...access.env, ...signer.env } });
    ports.log.info(`attested ${title} for ${reference}`);
  }
  const rows = [
    ["Image", markdownCode(reference)],
    ["Source", markdownCode(`${inputs["repository"]}@${inputs["revision"]}`)],
    ["Builder", markdownCode(inputs["builder_id"] ?? "")],
    ["Attested", attestations.map(({ title }) => title).join(", ")],
    ["Signed with", markdownCode(signer.description)],
  ];
  return {
    outputs: { predicate, attestations: String(attestations.length), signer: signer.description },
    summary: `### Provenance\n\n${markdownTable(["", ""], rows)}\n`,
  };
}

function optional(title: string, type: string, file: string | undefined): Attestation[] {
  return file ? [{ title, type, file }] : [];
}

/** Looked for before anything is signed: half a set of attestations is worse than none. */
async function requireFiles(attestations: readonly Attestation[], ports: Ports): Promise<void> {
  const missing: string[] = [];
  for (const { title, file } of attestations) {
    if (!(await ports.files.exists(file))) missing.push(`the ${title} file ${file} does not exist`);
  }
  if (missing.length > 0) throw new TaskError(missing.join("\n"), { exitCode: 2, hint: "run generate-sbom first, or leave the input empty" });
}
