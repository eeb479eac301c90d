// https://github.com/moby/buildkit/blob/master/docs/reference/buildctl.md
import { basename, dirname, join } from "node:path";
import { TaskError } from "@create-pipeline/action-kit";
import type { Ports } from "@create-pipeline/action-kit";
import { exporter, metadataDigest } from "../engine.ts";
import type { BuildRequest } from "../engine.ts";

/** Builds with the BuildKit daemon at BUILDKIT_HOST; needs no Docker. */
export async function buildWithBuildkit(request: BuildRequest, ports: Ports): Promise<string | undefined> {
  if (!ports.env["BUILDKIT_HOST"]) {
    throw new TaskError("engine buildkit needs the address of a daemon in BUILDKIT_HOST", { exitCode: 2, hint: "for example tcp://buildkitd:1234" });
  }
  const metadata = join(request.workspace, "metadata.json");
  await ports.exec(await ports.tool("buildctl"), buildctlArguments(request, metadata), { env: request.env });
  return await metadataDigest(metadata, ports);
}

/** The arguments of buildctl; --no-cache, because a shared daemon remembers the builds of others. */
export function buildctlArguments(request: BuildRequest, metadata: string): string[] {
  const buildArgs = { ...request.buildArgs, SOURCE_DATE_EPOCH: request.epoch };
  return [
    "build",
    "--frontend",
    "dockerfile.v0",
    "--local",
    `context=${request.context}`,
    "--local",
    `dockerfile=${dirname(request.file)}`,
    "--opt",
    `filename=${basename(request.file)}`,
    "--opt",
    `platform=${request.platforms.join(",")}`,
    ...Object.entries(buildArgs).flatMap(([name, value]) => ["--opt", `build-arg:${name}=${value}`]),
    ...Object.entries(request.labels).flatMap(([name, value]) => ["--opt", `label:${name}=${value}`]),
    ...(request.target === undefined ? [] : ["--no-cache"]),
    "--progress",
    "plain",
    "--metadata-file",
    metadata,
    ...(request.target === undefined && request.archive === undefined ? [] : ["--output", exporter(request)]),
  ];
}
