import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { comparePaths } from "@create-pipeline/files";
import { hashOf } from "./lock.ts";

/** The pristine rendering, by path: what later merges compare with. */
export type Base = ReadonlyMap<string, string>;

/** The text under the compression: its hash stands in the lock, as another brotli may choose other bytes. */
export function emitBase(base: Base): string {
  return JSON.stringify([...base.entries()].sort(([left], [right]) => comparePaths(left, right)));
}

/** Quality 5 costs a tenth of the default's time for a fifth more bytes. */
export function packBase(text: string): Buffer {
  const content = Buffer.from(text);
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } });
}

/** The base with the hash the lock names, or an empty one: then edited files have nothing to be compared with. */
export function unpackBase(packed: Uint8Array | undefined, sha256: string): { readonly base: Base; readonly intact: boolean } {
  if (packed === undefined) return { base: new Map(), intact: false };
  try {
    // A bomb is not ours: the largest rendering seen has less than a megabyte.
    const text = brotliDecompressSync(packed, { maxOutputLength: 256 * 1024 * 1024 }).toString();
    if (hashOf(text) !== sha256) return { base: new Map(), intact: false };
    return { base: new Map(JSON.parse(text) as [string, string][]), intact: true };
  } catch {
    return { base: new Map(), intact: false };
  }
}
