import { createHash } from "node:crypto";
import type { ManifestDocument, RegistryClient } from "./client.ts";
import type { Descriptor } from "./layer.ts";
import { formatReference } from "./reference.ts";
import type { ImageReference } from "./reference.ts";
import { RegistryError } from "./registry-error.ts";

/** An operating system and architecture in the words of OCI. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

/** The image for one platform. */
export interface Image {
  readonly digest: string;
  /** Oldest first, as the manifest lists them. */
  readonly layers: readonly Descriptor[];
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386", ppc64: "ppc64le", arm: "arm" };

/** The platform this process runs on. */
export function hostPlatform(): Platform {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const architecture = ARCHITECTURES[process.arch] ?? process.arch;
  return { os, architecture, ...(architecture === "arm" ? { variant: "v7" } : {}) };
}

/** Whether a document is an index, which names one manifest per platform. */
export function isIndex(document: Pick<ManifestDocument, "text">): boolean {
  return Array.isArray(parse(document.text)["manifests"]);
}

/** Goes from a reference to the layers for a platform; an index is followed by digest. */
export async function parseImage(client: RegistryClient, reference: ImageReference, platform: Platform): Promise<Image> {
  const top = await client.manifest(reference);
  if (!isIndex(top)) {
    await requirePlatform(client, reference, top, platform);
    return readLayers(top, reference);
  }
  const manifests = (parse(top.text)["manifests"] as unknown[]).map(readPlatform);
  const chosen = manifests.find((candidate) => sameBuild(candidate, platform)) ?? manifests.find((candidate) => sameFamily(candidate, platform));
  if (chosen === undefined) throw noPlatform(reference, platform, manifests.map(formatPlatform));
  const manifest = await client.manifest({ ...reference, digest: chosen.digest });
  return readLayers(manifest, reference);
}

interface PlatformManifest extends Platform {
  readonly digest: string;
}

function readPlatform(value: unknown): PlatformManifest {
  const entry = (value ?? {}) as { digest?: unknown; platform?: { os?: unknown; architecture?: unknown; variant?: unknown } };
  return {
    digest: digestOf(entry.digest),
    os: String(entry.platform?.os ?? "unknown"),
    architecture: String(entry.platform?.architecture ?? "unknown"),
    ...(typeof entry.platform?.variant === "string" ? { variant: entry.platform.variant } : {}),
  };
}

function sameBuild(candidate: Platform, wanted: Platform): boolean {
  return sameFamily(candidate, wanted) && candidate.variant === wanted.variant;
}

function sameFamily(candidate: Platform, wanted: Platform): boolean {
  return candidate.os === wanted.os && candidate.architecture === wanted.architecture;
}

/** An image without an index says in its configuration what it was built for. */
async function requirePlatform(client: RegistryClient, reference: ImageReference, manifest: ManifestDocument, platform: Platform): Promise<void> {
  const digest = digestOf((parse(manifest.text)["config"] as { digest?: unknown } | undefined)?.digest);
  const chunks: Uint8Array[] = [];
  for await (const chunk of await client.blob(reference, digest)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (`sha256:${createHash("sha256").update(bytes).digest("hex")}` !== digest) {
    throw new RegistryError("tampered", `the configuration of ${formatReference(reference)} does not have the content its digest promises`);
  }
  const config = parse(bytes.toString("utf8"));
  const built: Platform = { os: String(config["os"]), architecture: String(config["architecture"]) };
  if (!sameFamily(built, platform)) throw noPlatform(reference, platform, [formatPlatform(built)]);
}

function readLayers(manifest: ManifestDocument, reference: ImageReference): Image {
  const layers = parse(manifest.text)["layers"];
  if (!Array.isArray(layers)) throw new RegistryError("unsupported", `${formatReference(reference)} is not an image: its manifest has no layers`);
  return {
    digest: manifest.digest,
    layers: layers.map((layer: { digest?: unknown; size?: unknown }) => ({ digest: digestOf(layer.digest), size: Number(layer.size) })),
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch {
    // Falls through: a manifest that is no JSON and one that is no object are the same mistake.
  }
  throw new RegistryError("unsupported", "the registry answered with something that is no manifest");
}

/** Other algorithms exist; pins and all registries we know use this one. */
function digestOf(value: unknown): string {
  if (typeof value === "string" && /^sha256:[0-9a-f]{64}$/u.test(value)) return value;
  throw new RegistryError("unsupported", `a manifest names the digest ${JSON.stringify(value)}, which is not sha256`);
}

function formatPlatform(platform: Platform): string {
  return [platform.os, platform.architecture, platform.variant].filter((part) => part !== undefined).join("/");
}

function noPlatform(reference: ImageReference, wanted: Platform, present: readonly string[]): RegistryError {
  const known = present.filter((name) => !name.startsWith("unknown")).join(", ");
  return new RegistryError("platform", `${formatReference(reference)} is not built for ${formatPlatform(wanted)}, only for ${known}`, {
    hint: "run the job on one of these, or name an installed tool in PIPELINE_TOOL_<NAME>",
  });
}
