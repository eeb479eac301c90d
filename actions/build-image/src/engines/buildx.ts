// https://docs.docker.com/reference/cli/docker/buildx/build/
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Ports } from "@create-pipeline/action-kit";
import { imagePin } from "@create-pipeline/pins";
import { exporter, metadataDigest } from "../engine.ts";
import type { BuildRequest } from "../engine.ts";

/** Builds with docker buildx in a BuildKit of its own, which starts empty and goes away: no cache outlives the build. */
export async function buildWithBuildx(request: BuildRequest, ports: Ports): Promise<string | undefined> {
  const builder = `pipeline-${randomUUID()}`;
  const metadata = join(request.workspace, "metadata.json");
  const env = { ...request.env, SOURCE_DATE_EPOCH: request.epoch, BUILDX_CONFIG: join(request.workspace, "buildx") };
  // A registry on this machine is only reachable from the network of this machine.
  const network = request.insecure ? ["--driver-opt", "network=host"] : [];
  const image = `image=${imagePin("buildkit").reference}`;
  await ports.exec("docker", ["buildx", "create", "--name", builder, "--driver", "docker-container", "--driver-opt", image, ...network, "--bootstrap"], {
    env,
  });
  try {
    await ports.exec("docker", buildxArguments(request, builder, metadata), { env });
  } finally {
    await ports.exec("docker", ["buildx", "rm", "--force", builder], { env, check: false });
  }
  return await metadataDigest(metadata, ports);
}

/** The arguments of the build itself. */
export function buildxArguments(request: BuildRequest, builder: string, metadata: string): string[] {
  return [
    "buildx",
    "build",
    "--builder",
    builder,
    "--file",
    request.file,
    "--platform",
    request.platforms.join(","),
    ...Object.entries(request.buildArgs).flatMap(([name, value]) => ["--build-arg", `${name}=${value}`]),
    ...Object.entries(request.labels).flatMap(([name, value]) => ["--label", `${name}=${value}`]),
    // Written by tasks of their own; here they would put the time of the build into the index.
    "--provenance=false",
    "--sbom=false",
    "--progress",
    "plain",
    "--metadata-file",
    metadata,
    "--output",
    exporter(request),
    "--",
    request.context,
  ];
}
