import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";

/** A blob as a manifest names it. */
export interface PushedBlob {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/** A pushed manifest or index. */
export interface PushedManifest extends PushedBlob {
  readonly platform?: { readonly os: string; readonly architecture: string };
}

/** Where to push, and with what right. */
export interface PushTarget {
  readonly host: string;
  readonly repository: string;
  readonly authorization?: string;
}

const OCI = "application/vnd.oci.image";

/** Pushes an image whose layers are given as (compressed) archives, oldest first. */
export async function pushImage(target: PushTarget, layers: readonly Buffer[], architecture = "amd64"): Promise<PushedManifest> {
  const config = await pushBlob(
    target,
    Buffer.from(JSON.stringify({ architecture, os: "linux", rootfs: { type: "layers", diff_ids: layers.map(unpackedDigest) } })),
    `${OCI}.config.v1+json`,
  );
  const pushed: PushedBlob[] = [];
  for (const layer of layers) pushed.push(await pushBlob(target, layer, `${OCI}.layer.v1.tar+gzip`));
  const mediaType = `${OCI}.manifest.v1+json`;
  const manifest = await pushManifest(target, { schemaVersion: 2, mediaType, config, layers: pushed }, mediaType);
  return { ...manifest, platform: { os: "linux", architecture } };
}

/** Pushes an index over manifests. */
export async function pushIndex(target: PushTarget, manifests: readonly PushedManifest[], tag?: string): Promise<PushedManifest> {
  const mediaType = `${OCI}.index.v1+json`;
  return await pushManifest(target, { schemaVersion: 2, mediaType, manifests }, mediaType, tag);
}

/** Pushes any manifest under its digest, or under a tag. */
export async function pushManifest(target: PushTarget, value: object, mediaType: string, tag?: string): Promise<PushedManifest> {
  const text = JSON.stringify(value);
  const digest = digestOf(Buffer.from(text));
  await request(target, `manifests/${tag ?? digest}`, { method: "PUT", headers: { "content-type": mediaType }, body: text });
  return { mediaType, digest, size: Buffer.byteLength(text) };
}

/** Pushes the bytes of a layer or configuration. */
export async function pushBlob(target: PushTarget, bytes: Buffer, mediaType: string): Promise<PushedBlob> {
  const digest = digestOf(bytes);
  const started = await request(target, "blobs/uploads/", { method: "POST" });
  const location = new URL(started.headers.get("location") ?? "", `http://${target.host}`);
  location.searchParams.set("digest", digest);
  await request(target, location.href, { method: "PUT", headers: { "content-type": "application/octet-stream" }, body: new Uint8Array(bytes) });
  return { mediaType, digest, size: bytes.length };
}

async function request(
  target: PushTarget,
  path: string,
  init: { method: string; headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> },
): Promise<Response> {
  const url = path.startsWith("http:") ? path : `http://${target.host}/v2/${target.repository}/${path}`;
  const authorization = target.authorization === undefined ? {} : { authorization: target.authorization };
  const response = await fetch(url, { ...init, headers: { ...init.headers, ...authorization } });
  if (!response.ok) throw new Error(`${init.method} ${url} answered ${response.status}: ${await response.text()}`);
  return response;
}

function unpackedDigest(layer: Buffer): string {
  return digestOf(layer.subarray(0, 2).toString("hex") === "1f8b" ? gunzipSync(layer) : layer);
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}
