import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync } from "node:zlib";

export interface Chunk {
  readonly path: string;
  readonly bytes: number;
  readonly compressed: number;
}

/** Every program of the published package, largest first. */
export function chunksOf(dist: string): Chunk[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(dist, path), bytes: statSync(path).size, compressed: brotliCompressSync(readFileSync(path)).length }))
    .sort((left, right) => right.bytes - left.bytes);
}
