// https://github.com/containers/buildah/blob/main/docs/buildah-build.1.md
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Ports } from "@create-pipeline/action-kit";
import type { BuildRequest } from "../engine.ts";

/** Builds with buildah, without a daemon; every image it makes here has a name of its own and is removed again. */
export async function buildWithBuildah(request: BuildRequest, ports: Ports): Promise<string | undefined> {
  const name = `localhost/pipeline-${randomUUID()}`;
  const { env, platforms } = request;
  const images = platforms.map((platform) => ({ platform, image: `${name}:${platform.replaceAll("/", "-")}` }));
  const index = platforms.length > 1 ? `${name}:index` : undefined;
  try {
    for (const { platform, image } of images) await ports.exec("buildah", buildahArguments(request, platform, image), { env });
    if (index !== undefined) {
      await ports.exec("buildah", ["manifest", "create", index], { env });
      for (const { image } of images) await ports.exec("buildah", ["manifest", "add", index, image], { env });
    }
    return await pushBuilt(request, index, images[0]?.image ?? "", ports);
  } finally {
    if (index !== undefined) await ports.exec("buildah", ["manifest", "rm", index], { env, check: false });
    await ports.exec("buildah", ["rmi", "--force", ...images.map(({ image }) => image)], { env, check: false });
  }
}

async function pushBuilt(request: BuildRequest, index: string | undefined, image: string, ports: Ports): Promise<string | undefined> {
  const target = request.target === undefined ? archiveTarget(request) : `docker://${request.target}`;
  if (target === undefined) return undefined;
  const digestFile = join(request.workspace, "digest");
  const push = index === undefined ? ["push"] : ["manifest", "push", "--all"];
  await ports.exec("buildah", [...push, "--format", "oci", ...tlsVerify(request), "--digestfile", digestFile, index ?? image, target], { env: request.env });
  return (await ports.files.read(digestFile)).trim();
}

/** The arguments of the build for one platform. */
export function buildahArguments(request: BuildRequest, platform: string, image: string): string[] {
  return [
    "build",
    "--format",
    "oci",
    "--no-cache",
    "--layers=false",
    "--timestamp",
    request.epoch,
    "--platform",
    platform,
    ...Object.entries({ ...request.buildArgs, SOURCE_DATE_EPOCH: request.epoch }).flatMap(([key, value]) => ["--build-arg", `${key}=${value}`]),
    ...Object.entries(request.labels).flatMap(([key, value]) => ["--label", `${key}=${value}`]),
    ...tlsVerify(request),
    "--file",
    request.file,
    "--tag",
    image,
    request.context,
  ];
}

function archiveTarget(request: BuildRequest): string | undefined {
  return request.archive === undefined ? undefined : `oci-archive:${request.archive}`;
}

function tlsVerify(request: BuildRequest): string[] {
  return request.insecure ? ["--tls-verify=false"] : [];
}
