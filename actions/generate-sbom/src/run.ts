// https://github.com/anchore/syft/wiki
import { basename, join } from "node:path";
import { TaskError, isLoopback, login, markdownCode, markdownTable, parseReference } from "@create-pipeline/action-kit";
import type { Inputs, Ports, TaskResult } from "@create-pipeline/action-kit";

/** A format that we write: its name for syft, with the version that readers can rely on. */
interface Format {
  readonly syft: string;
  readonly title: string;
}

const formats: Readonly<Record<string, Format>> = {
  cyclonedx: { syft: "cyclonedx-json@1.6", title: "CycloneDX 1.6" },
  spdx: { syft: "spdx-json@2.3", title: "SPDX 2.3" },
};

/** Writes the SBOM of an image in every wanted format, in one pass over the image. */
export async function run(inputs: Inputs, ports: Ports): Promise<TaskResult> {
  const { reference = "", archive = "", output_dir: outputDir = "sbom" } = inputs;
  if (reference === "" && archive === "" && inputs["optional"] === "true") return await reportNothing(inputs, ports);
  if ((reference === "") === (archive === "")) {
    throw new TaskError('give either "reference" or "archive"', { exitCode: 2, hint: "reference for a pushed image, archive for one that was only built" });
  }
  const wanted = wantedFormats(inputs);
  const name = imageName(reference === "" ? archive : reference);
  const paths = Object.fromEntries(wanted.map((id) => [id, pathOf(id, outputDir)]));
  const outputs = wanted.map((id) => `${formats[id]?.syft}=${paths[id]}`);
  const source = reference === "" ? [`oci-archive:${archive}`] : [`registry:${reference}`, "--platform", inputs["platform"] ?? "linux/amd64"];
  await prepare(outputDir, Object.values(paths), ports);
  await ports.exec(
    await ports.tool("syft"),
    ["scan", ...source, ...outputs.flatMap((output) => ["--output", output]), "--source-name", name, ...sourceVersion(reference)],
    { env: await environment(inputs, reference, ports) },
  );
  const components = await countComponents(paths, ports);
  if (components === 0) ports.log.warning(`no packages were found in ${reference || archive}: a static binary without build information, or an empty image`);
  const rows = wanted.map((id) => [formats[id]?.title ?? id, markdownCode(paths[id] ?? "")]);
  return {
    outputs: { cyclonedx: paths["cyclonedx"] ?? "", spdx: paths["spdx"] ?? "", components: String(components) },
    summary: `### SBOM\n\n${components} packages in ${markdownCode(reference || archive)}.\n\n${markdownTable(["Format", "File"], rows)}\n`,
  };
}

function wantedFormats(inputs: Inputs): string[] {
  return [...new Set((inputs["formats"] ?? "").split(","))].toSorted();
}

function pathOf(id: string, outputDir: string): string {
  return join(outputDir, `${id}.json`);
}

/** Whoever reads the SBOM next takes what is there, so an older one must not be there. */
async function reportNothing(inputs: Inputs, ports: Ports): Promise<TaskResult> {
  for (const path of wantedFormats(inputs).map((id) => pathOf(id, inputs["output_dir"] ?? "sbom"))) {
    if (await ports.files.exists(path))
      throw new TaskError(`${path} is left from an earlier run, and there is nothing to list`, { hint: "start in a clean folder" });
  }
  ports.log.info("there is no image to list");
  return { outputs: { cyclonedx: "", spdx: "", components: "" }, summary: "### SBOM\n\nThere is no image to list.\n" };
}

/** What the SBOM calls its subject: the last part of the repository, or of the archive's name. */
function imageName(source: string): string {
  return basename(source.replace(/@sha256:[0-9a-f]+$/u, ""))
    .replace(/\.(?:tar|oci)$/u, "")
    .replaceAll(/[^\w.-]/gu, "-");
}

function sourceVersion(reference: string): string[] {
  return reference === "" ? [] : ["--source-version", reference.slice(reference.indexOf("@") + 1)];
}

/** The report of an earlier run must not pass for this one's when syft writes nothing. */
async function prepare(folder: string, paths: readonly string[], ports: Ports): Promise<void> {
  for (const path of paths) await ports.files.write(path, "");
  ports.log.info(`writing ${paths.length} SBOM files to ${folder}`);
}

async function environment(inputs: Inputs, reference: string, ports: Ports): Promise<Record<string, string>> {
  const quiet = { SYFT_CHECK_FOR_APP_UPDATE: "false" };
  if (reference === "") return quiet;
  const { host } = parseReference(reference);
  const access = await login(ports, host, { username: inputs["registry_username"] ?? "", password: inputs["registry_password"] ?? "" });
  return { ...quiet, ...access.env, ...(isLoopback(host) ? { SYFT_REGISTRY_INSECURE_USE_HTTP: "true" } : {}) };
}

/** Reads what was written, and so proves that it can be read. */
async function countComponents(paths: Readonly<Record<string, string>>, ports: Ports): Promise<number> {
  let count = 0;
  for (const [id, path] of Object.entries(paths)) {
    const document = parse(await ports.files.read(path), path);
    const expected = id === "spdx" ? document["spdxVersion"] === "SPDX-2.3" : document["bomFormat"] === "CycloneDX" && document["specVersion"] === "1.6";
    if (!expected) throw new TaskError(`${path} is not ${formats[id]?.title}; syft may have changed`);
    const found = id === "spdx" ? packagesOf(document) : componentsOf(document);
    count = Math.max(count, found);
  }
  return count;
}

function componentsOf(document: Record<string, unknown>): number {
  const components = Array.isArray(document["components"]) ? (document["components"] as { type?: unknown }[]) : [];
  return components.filter(({ type }) => type === "library" || type === "application").length;
}

/** SPDX counts the image itself as a package. */
function packagesOf(document: Record<string, unknown>): number {
  const packages = Array.isArray(document["packages"]) ? (document["packages"] as { primaryPackagePurpose?: unknown }[]) : [];
  return packages.filter(({ primaryPackagePurpose }) => primaryPackagePurpose !== "CONTAINER" && primaryPackagePurpose !== "OPERATING-SYSTEM").length;
}

function parse(text: string, path: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (cause) {
    throw new TaskError(`${path} is not JSON; syft wrote no complete SBOM`, { cause });
  }
}
