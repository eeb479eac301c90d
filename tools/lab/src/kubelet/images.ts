// https://github.com/opencontainers/image-spec/blob/main/spec.md
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { runExpecting } from "../../../run.ts";

/** An image of one static program and nothing else. */
export interface ImageRecipe {
  /** Without tag and digest. */
  readonly repository: string;
  /** The image gets its digest as its name when this is left out. */
  readonly tag?: string;
  /** A static program; it lies in the image's root. */
  readonly binary: string;
  readonly user?: string;
  readonly environment?: readonly string[];
}

export interface Image {
  readonly name: string;
  readonly digest: string;
  /** An OCI layout as an archive, as `ctr images import` reads it. */
  readonly archive: string;
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

const mediaType = (kind: string): string => `application/vnd.oci.image.${kind}`;
/** The same program gives the same digest. */
const reproducible = ["--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner", "--format=ustar"];

/** Makes an image without a builder and without a base, into an archive in `directory`. */
export async function createImage(directory: string, { repository, tag, binary, user = "65532:65532", environment = [] }: ImageRecipe): Promise<Image> {
  const work = await mkdtemp(join(directory, "image-"));
  const layout = join(work, "layout");
  await mkdir(join(layout, "blobs", "sha256"), { recursive: true });
  const program = basename(binary);
  await runExpecting([0], "install", ["-D", "--mode=0755", binary, join(work, "root", program)]);
  await runExpecting([0], "tar", ["--create", `--file=${join(work, "layer.tar")}`, ...reproducible, `--directory=${join(work, "root")}`, program]);
  const layer = await addBlob(layout, mediaType("layer.v1.tar"), await readFile(join(work, "layer.tar")));
  const config = await addJson(layout, mediaType("config.v1+json"), {
    architecture: process.arch === "arm64" ? "arm64" : "amd64",
    os: "linux",
    config: { User: user, Entrypoint: [`/${program}`], Env: environment },
    rootfs: { type: "layers", diff_ids: [layer.digest] },
  });
  const manifest = await addJson(layout, mediaType("manifest.v1+json"), {
    schemaVersion: 2,
    mediaType: mediaType("manifest.v1+json"),
    config,
    layers: [layer],
  });
  const name = tag === undefined ? `${repository}@${manifest.digest}` : `${repository}:${tag}`;
  const index = { schemaVersion: 2, manifests: [{ ...manifest, annotations: { "io.containerd.image.name": name } }] };
  await writeFile(join(layout, "index.json"), JSON.stringify(index));
  await writeFile(join(layout, "oci-layout"), JSON.stringify({ imageLayoutVersion: "1.0.0" }));
  const archive = join(directory, `${manifest.digest.slice("sha256:".length)}.tar`);
  await runExpecting([0], "tar", ["--create", `--file=${archive}`, `--directory=${layout}`, "."]);
  await rm(work, { recursive: true });
  return { name, digest: manifest.digest, archive };
}

const addJson = (layout: string, type: string, content: object): Promise<Descriptor> => addBlob(layout, type, Buffer.from(JSON.stringify(content)));

async function addBlob(layout: string, type: string, bytes: Buffer): Promise<Descriptor> {
  const hex = createHash("sha256").update(bytes).digest("hex");
  await writeFile(join(layout, "blobs", "sha256", hex), bytes);
  return { mediaType: type, digest: `sha256:${hex}`, size: bytes.length };
}

/** Builds a program as the generated Dockerfiles do, without a C library. */
export async function buildGo(module: string, main: string, output: string, flags: readonly string[] = []): Promise<string> {
  const args = ["build", "-trimpath", "-buildvcs=false", "-ldflags", ["-s", "-w", "-buildid=", ...flags].join(" "), "-o", output, main];
  await runExpecting([0], "go", args, { cwd: module, env: { CGO_ENABLED: "0", GOWORK: "off", GOFLAGS: "-mod=readonly" }, timeoutMs: 170_000 });
  return output;
}
