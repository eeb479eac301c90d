import { join, resolve } from "node:path";
import { TaskError, isLoopback, login, markdownCode, markdownTable, parseReference } from "@create-pipeline/action-kit";
import type { Inputs, Ports, RegistryLogin, TaskResult } from "@create-pipeline/action-kit";
import { commitEpoch } from "./commit.ts";
import { parseBaseImages } from "./dockerfile.ts";
import type { BaseImage } from "./dockerfile.ts";
import { chooseEngine } from "./engine.ts";
import type { BuildRequest, Engine, EngineName } from "./engine.ts";
import { buildWithBuildah } from "./engines/buildah.ts";
import { buildWithBuildkit } from "./engines/buildkit.ts";
import { buildWithBuildx } from "./engines/buildx.ts";
import { openPublished } from "./published.ts";

const engines: Readonly<Record<EngineName, Engine>> = {
  buildah: buildWithBuildah,
  buildkit: buildWithBuildkit,
  buildx: buildWithBuildx,
};

interface Built {
  readonly digest: string | undefined;
  readonly how: string;
  readonly reused: boolean;
  readonly bases: readonly BaseImage[];
}

/** Builds the image of a commit, unless the registry already has it. */
export async function run(inputs: Inputs, ports: Ports): Promise<TaskResult> {
  const { image = "", revision = "", version = "", push } = inputs;
  const reference = parseReference(image);
  if (reference.tag !== undefined || reference.digest !== undefined) {
    throw new TaskError(`input "image" names a tag or digest: ${image}`, { exitCode: 2, hint: "the tag is made from revision and version" });
  }
  const buildArgs = parseBuildArgs(inputs["build_args"] ?? "{}");
  const access = await login(ports, reference.host, { username: inputs["registry_username"] ?? "", password: inputs["registry_password"] ?? "" });
  const built = push === "true" ? await buildOnce(inputs, buildArgs, access, ports) : await build(inputs, buildArgs, access, undefined, ports);
  const digest = built.digest ?? "";
  const pushed = push === "true";
  return {
    outputs: { image, digest, reference: pushed ? `${image}@${digest}` : "", reused: String(built.reused) },
    summary: summarize(image, { revision, version }, built, pushed),
  };
}

/** One digest per commit: a second run of the job, or a tag on the same commit, finds the first one's image. */
async function buildOnce(inputs: Inputs, buildArgs: Record<string, string>, access: RegistryLogin, ports: Ports): Promise<Built> {
  const { image = "", revision = "", version = "" } = inputs;
  const commitTag = `sha-${revision}`;
  const published = openPublished(image, commitTag, access, ports);
  const present = await published.find();
  if (present !== undefined) ports.log.info(`${image}:${commitTag} is already there as ${present}; it is used as it is`);
  const built: Built =
    present === undefined
      ? await build(inputs, buildArgs, access, `${image}:${commitTag}`, ports)
      : { digest: present, how: "reused", reused: true, bases: [] };
  // Two runs may have built at once: what the registry holds now is what everybody finds later.
  const digest = (await published.find()) ?? built.digest;
  if (digest === undefined) throw new TaskError(`${image}:${commitTag} is not in the registry after the push`);
  if (digest !== built.digest) ports.log.warning(`another run pushed ${digest} for this commit; it is used instead of ${built.digest}`);
  if (version !== "") await published.tag(digest, version);
  return { ...built, digest };
}

async function build(inputs: Inputs, buildArgs: Record<string, string>, access: RegistryLogin, target: string | undefined, ports: Ports): Promise<Built> {
  const { context = ".", image = "", revision = "", archive = "" } = inputs;
  const file = inputs["file"] || join(context, "Dockerfile");
  if (!(await ports.files.exists(file))) throw new TaskError(`there is no Dockerfile at ${file}`, { exitCode: 2, hint: "set file or context" });
  const bases = parseBaseImages(await ports.files.read(file), buildArgs);
  checkBases(bases, file, inputs["unpinned_base"] ?? "warn", ports);
  const head = await commitEpoch(context, revision, ports);
  const epoch = inputs["created"] || head;
  const engine = await chooseEngine(inputs["engine"] ?? "auto", ports);
  const request: BuildRequest = {
    context,
    file,
    platforms: (inputs["platforms"] ?? "").split(","),
    buildArgs,
    labels: {
      "org.opencontainers.image.created": new Date(Number(epoch) * 1000).toISOString(),
      "org.opencontainers.image.revision": revision,
      // No version: it would give the same commit another digest when it is released.
    },
    epoch,
    ...(target === undefined ? {} : { target }),
    ...(archive === "" || target !== undefined ? {} : { archive: resolve(archive) }),
    insecure: isLoopback(parseReference(image).host),
    env: access.env,
    workspace: await ports.files.tempDir(),
  };
  const digest = await ports.log.group(`build ${image} with ${engine}`, () => engines[engine](request, ports));
  return { digest, how: engine, reused: false, bases };
}

function checkBases(bases: readonly BaseImage[], file: string, policy: string, ports: Ports): void {
  const loose = bases.filter((base) => !base.pinned).map((base) => `${file}:${base.line}: ${base.image} is not pinned to a digest`);
  if (loose.length === 0 || policy === "allow") return;
  if (policy === "refuse") {
    throw new TaskError(loose.join("\n"), { exitCode: 3, hint: "write name:tag@sha256:…, and let a bot move tag and digest together" });
  }
  for (const line of loose) ports.log.warning(line);
}

function parseBuildArgs(text: string): Record<string, string> {
  const hint = 'write a JSON object of strings, for example {"NODE_ENV": "production"}';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new TaskError(`input "build_args" is not JSON: ${text}`, { exitCode: 2, hint, cause });
  }
  const entries = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;
  if (entries === undefined || entries.some(([name, entry]) => !/^[A-Za-z_]\w*$/u.test(name) || typeof entry !== "string")) {
    throw new TaskError('input "build_args" is not an object of strings', { exitCode: 2, hint });
  }
  return Object.fromEntries(entries);
}

function summarize(image: string, names: { revision: string; version: string }, built: Built, pushed: boolean): string {
  const rows = [
    ["Image", markdownCode(image)],
    ["Digest", built.digest === undefined ? "none" : markdownCode(built.digest)],
    [
      "Tags",
      pushed
        ? [`sha-${names.revision}`, names.version]
            .filter((tag) => tag !== "")
            .map(markdownCode)
            .join(", ")
        : "not pushed",
    ],
    ["Built", built.reused ? "no: the registry already had the image of this commit" : `with ${built.how}`],
    ...built.bases.map((base) => ["Base", `${markdownCode(base.image)}${base.pinned ? "" : " (not pinned)"}`]),
  ];
  return `### Image\n\n${markdownTable(["", ""], rows)}\n`;
}
