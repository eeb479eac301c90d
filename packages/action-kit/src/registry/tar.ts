// https://www.gnu.org/software/tar/manual/html_node/Standard.html and POSIX.1-2001 pax headers
import { RegistryError } from "./registry-error.ts";

/** One member of an archive. */
export interface TarEntry {
  /** Relative, without leading or doubled slashes; empty for the root. */
  readonly path: string;
  readonly type: "file" | "directory" | "symlink" | "hardlink" | "other";
  /** The target of a link, as it is written. */
  readonly link: string;
  readonly size: number;
}

/** A member and its content; content that the consumer leaves is skipped. */
export interface TarMember {
  readonly entry: TarEntry;
  readonly content: AsyncIterable<Uint8Array>;
}

const BLOCK = 512;
/** Names, not content: a bigger extended header is an attack. */
const LARGEST_HEADER = 1024 * 1024;
const TYPES: Readonly<Record<string, TarEntry["type"]>> = { "0": "file", "\0": "file", "7": "file", "1": "hardlink", "2": "symlink", "5": "directory" };

/** Reads the members of a tar stream in order, never more than one chunk in memory. */
export async function* readTar(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TarMember> {
  const source = createSource(chunks);
  let extended: Extended = {};
  for (;;) {
    const block = await source.take(BLOCK);
    // Two zero blocks end an archive; some writers leave them out.
    if (block.length === 0 || isZero(block)) return;
    const header = parseHeader(block);
    if (header.kind === "extended") {
      extended = { ...extended, ...(await readExtended(source, header)) };
      continue;
    }
    const size = extended.size ?? header.size;
    const entry: TarEntry = {
      path: normalize(extended.path ?? header.path),
      type: header.type,
      link: extended.link ?? header.link,
      size,
    };
    extended = {};
    const body = source.stream(size);
    yield { entry, content: body.chunks };
    await body.skip();
    await source.discard(padding(size));
  }
}

interface Extended {
  readonly path?: string;
  readonly link?: string;
  readonly size?: number;
}

interface Header {
  readonly kind: "member" | "extended";
  readonly flag: string;
  readonly path: string;
  readonly type: TarEntry["type"];
  readonly link: string;
  readonly size: number;
}

function parseHeader(block: Buffer): Header {
  const stored = number(block, 148, 8);
  const sum = block.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  if (stored !== sum) throw broken("a header's checksum is wrong");
  const flag = String.fromCharCode(block[156] ?? 0);
  const prefix = text(block, 257, 5) === "ustar" && block[263] !== 0x20 ? text(block, 345, 155) : "";
  const name = text(block, 0, 100);
  return {
    kind: "xgLK".includes(flag) ? "extended" : "member",
    flag,
    path: prefix === "" ? name : `${prefix}/${name}`,
    type: TYPES[flag] ?? "other",
    link: text(block, 157, 100),
    size: flag === "1" || flag === "2" || flag === "5" ? 0 : number(block, 124, 12),
  };
}

async function readExtended(source: Source, header: Header): Promise<Extended> {
  if (header.size > LARGEST_HEADER) throw broken("an extended header is too large");
  const body = await source.take(header.size);
  await source.discard(padding(header.size));
  const value = body.toString("utf8");
  if (header.flag === "L") return { path: value.replace(/\0+$/u, "") };
  if (header.flag === "K") return { link: value.replace(/\0+$/u, "") };
  if (header.flag === "g") return {};
  const records = parsePax(body);
  const size = records.get("size");
  return {
    ...(records.has("path") ? { path: records.get("path") ?? "" } : {}),
    ...(records.has("linkpath") ? { link: records.get("linkpath") ?? "" } : {}),
    ...(size === undefined ? {} : { size: Number(size) }),
  };
}

/** Records are "<length> <key>=<value>\n", the length in bytes and counting itself. */
function parsePax(body: Buffer): Map<string, string> {
  const records = new Map<string, string>();
  let at = 0;
  while (at < body.length) {
    const space = body.indexOf(0x20, at);
    const length = Number(body.subarray(at, space).toString("latin1"));
    if (space < 0 || !Number.isInteger(length) || length <= 0) throw broken("a pax record is malformed");
    const record = body.subarray(space + 1, at + length - 1).toString("utf8");
    const equals = record.indexOf("=");
    records.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return records;
}

interface Source {
  /** Exactly this many bytes, or none at a clean end. */
  take(length: number): Promise<Buffer>;
  /** Up to this many bytes: umoci ends an archive without padding the last file. */
  discard(length: number): Promise<void>;
  stream(length: number): { readonly chunks: AsyncIterable<Uint8Array>; skip(): Promise<void> };
}

function createSource(chunks: AsyncIterable<Uint8Array>): Source {
  const iterator = chunks[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();
  const next = async (most: number): Promise<Uint8Array> => {
    while (rest.length === 0) {
      const step = await iterator.next();
      if (step.done === true) return new Uint8Array();
      rest = step.value;
    }
    const part = rest.subarray(0, most);
    rest = rest.subarray(part.length);
    return part;
  };
  async function* pieces(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0;) {
      const part = await next(left);
      if (part.length === 0) throw broken("it ends in the middle of a file");
      left -= part.length;
      yield part;
    }
  }
  return {
    take: async (length) => {
      const first = await next(length);
      if (first.length === 0 || first.length === length) return Buffer.from(first);
      const parts = [Buffer.from(first)];
      for await (const part of pieces(length - first.length)) parts.push(Buffer.from(part));
      return Buffer.concat(parts);
    },
    discard: async (length) => {
      for (let left = length; left > 0;) {
        const part = await next(left);
        if (part.length === 0) return;
        left -= part.length;
      }
    },
    stream: (length) => streamOf(length, next),
  };
}

/** The content of a member; what the consumer did not read can be skipped afterwards, even when it left its loop early. */
function streamOf(length: number, next: (most: number) => Promise<Uint8Array>): ReturnType<Source["stream"]> {
  let left = length;
  const read = async (): Promise<Uint8Array> => {
    const part = await next(left);
    if (part.length === 0) throw broken("it ends in the middle of a file");
    left -= part.length;
    return part;
  };
  return {
    chunks: {
      async *[Symbol.asyncIterator]() {
        while (left > 0) yield await read();
      },
    },
    skip: async () => {
      while (left > 0) await read();
    },
  };
}

function normalize(path: string): string {
  return path
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/");
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function isZero(block: Buffer): boolean {
  return block.every((byte) => byte === 0);
}

function text(block: Buffer, start: number, length: number): string {
  const field = block.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString("utf8");
}

function number(block: Buffer, start: number, length: number): number {
  const field = block.subarray(start, start + length);
  // GNU writes sizes beyond eight gigabytes as big-endian bytes behind a set high bit.
  if (((field[0] ?? 0) & 0x80) !== 0) return field.subarray(1).reduce((value, byte) => value * 256 + byte, 0);
  const digits = field.toString("latin1").replaceAll(/[\0 ]/gu, "");
  if (!/^[0-7]*$/u.test(digits)) throw broken("a number is malformed");
  return digits === "" ? 0 : Number.parseInt(digits, 8);
}

function broken(why: string): RegistryError {
  return new RegistryError("tampered", `a layer is not a readable archive: ${why}`);
}
