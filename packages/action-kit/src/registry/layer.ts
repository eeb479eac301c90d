import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import * as zlib from "node:zlib";
import { RegistryError } from "./registry-error.ts";
import { readTar } from "./tar.ts";
import type { TarEntry } from "./tar.ts";

/** What a manifest says about a blob. */
export interface Descriptor {
  readonly digest: string;
  readonly size: number;
}

/** A file in a layer and which occurrence of its path is meant: the last one counts. */
export interface LayerEntry extends TarEntry {
  readonly position: number;
}

/** What a layer adds and hides. */
export interface LayerIndex {
  readonly entries: ReadonlyMap<string, LayerEntry>;
  /** Paths that this layer deletes from the layers below. */
  readonly whiteouts: ReadonlySet<string>;
  /** Folders whose content below this layer is hidden. */
  readonly opaque: ReadonlySet<string>;
}

/** Writes a blob to disk and checks its digest; nothing is parsed before it is known to be the right one. */
export async function storeBlob(body: AsyncIterable<Uint8Array>, descriptor: Descriptor, path: string, image: string): Promise<void> {
  const hash = createHash("sha256");
  let size = 0;
  const checked = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > descriptor.size) throw tampered(descriptor, image, "is longer than its manifest says");
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(Readable.from(checked(body), { objectMode: false }), createWriteStream(path, { mode: 0o600 }));
  if (`sha256:${hash.digest("hex")}` !== descriptor.digest) throw tampered(descriptor, image, "does not have the content its digest promises");
}

/** Reads the names in a layer. */
export async function indexLayer(path: string): Promise<LayerIndex> {
  const entries = new Map<string, LayerEntry>();
  const whiteouts = new Set<string>();
  const opaque = new Set<string>();
  let position = 0;
  for await (const { entry } of readTar(await unpacked(path))) {
    const at = position;
    position += 1;
    // Nobody asks for such a path, and no path of an archive is ever used on our disk.
    if (entry.path.split("/").includes("..")) continue;
    const slash = entry.path.lastIndexOf("/");
    const name = entry.path.slice(slash + 1);
    const folder = slash < 0 ? "" : entry.path.slice(0, slash);
    if (name === ".wh..wh..opq") opaque.add(folder);
    else if (name.startsWith(".wh.")) whiteouts.add(folder === "" ? name.slice(4) : `${folder}/${name.slice(4)}`);
    else entries.set(entry.path, { ...entry, position: at });
  }
  return { entries, whiteouts, opaque };
}

/** Copies one file out of a layer. */
export async function extractFile(layer: string, wanted: LayerEntry, target: string, mode: number): Promise<void> {
  let position = 0;
  for await (const { entry, content } of readTar(await unpacked(layer))) {
    if (position === wanted.position && entry.path === wanted.path) {
      await pipeline(Readable.from(content, { objectMode: false }), createWriteStream(target, { mode }));
      return;
    }
    position += 1;
  }
  throw new RegistryError("tampered", `${wanted.path} disappeared from its layer between two reads`);
}

/** The archive inside a blob; told by its first bytes, because media types are often wrong. */
async function unpacked(path: string): Promise<AsyncIterable<Uint8Array>> {
  const magic = await firstBytes(path);
  const file = createReadStream(path);
  if (magic.startsWith("1f8b")) return decompress(file, zlib.createGunzip());
  if (!magic.startsWith("28b52ffd")) return file;
  if (typeof zlib.createZstdDecompress !== "function") {
    file.destroy();
    throw new RegistryError("unsupported", "a layer is compressed with zstd, which this Node.js can't read", { hint: "use Node.js 22.15 or newer" });
  }
  return decompress(file, zlib.createZstdDecompress());
}

/** Errors of either stream reach the reader, and both are closed when it stops early. */
async function* decompress(file: Readable, decoder: NodeJS.ReadWriteStream & Readable): AsyncGenerator<Uint8Array> {
  file.on("error", (error) => decoder.destroy(error));
  file.pipe(decoder);
  try {
    for await (const chunk of decoder) yield chunk as Uint8Array;
  } catch (cause) {
    if (cause instanceof RegistryError) throw cause;
    throw new RegistryError("tampered", "a layer can't be decompressed", { cause });
  } finally {
    file.destroy();
    decoder.destroy();
  }
}

async function firstBytes(path: string): Promise<string> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead).toString("hex");
  } finally {
    await handle.close();
  }
}

function tampered(descriptor: Descriptor, image: string, why: string): RegistryError {
  return new RegistryError("tampered", `layer ${descriptor.digest} of ${image} ${why}`, {
    hint: "nothing of it was used; the registry or something in between is broken or hostile",
  });
}
