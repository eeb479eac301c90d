import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { SpecCode } from "./codes.ts";
import { messages } from "./messages.ts";

/** A pipeline.yaml of a big monorepo service has some 10 KiB; more than this is a mistake or an attack. */
export const SIZE_LIMIT = 256 * 1024;

export interface Decoded {
  /** Without byte order mark; where there is a problem, only for showing the place. */
  readonly text: string;
  readonly problem?: Diagnostic<SpecCode>;
}

/** Bytes or text to text; a file too large or not UTF-8 comes back with the problem. */
export function decode(source: string | Uint8Array, file: string): Decoded {
  const bytes = typeof source === "string" ? undefined : source;
  const size = bytes?.length ?? (source as string).length;
  if (size > SIZE_LIMIT) return { text: "", problem: messages.tooLarge(size, SIZE_LIMIT, file) };
  if (bytes === undefined) return { text: withoutMark(source as string) };
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return { text: "", problem: messages.utf16({ file, line: 1, column: 1 }) };
  const bad = firstInvalidByte(bytes);
  if (bad < 0) return { text: withoutMark(new TextDecoder().decode(bytes)) };
  const before = new TextDecoder().decode(bytes.subarray(0, bad));
  const lines = withoutMark(before).split(/\r\n|\n/);
  return {
    text: withoutMark(new TextDecoder().decode(bytes)),
    problem: messages.notUtf8(bytes[bad] ?? 0, bad, { file, line: lines.length, column: (lines.at(-1) ?? "").length + 1 }),
  };
}

function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

/** Offset of the first byte that begins no well-formed UTF-8 sequence (Unicode table 3-7), or -1. */
function firstInvalidByte(bytes: Uint8Array): number {
  let offset = 0;
  while (offset < bytes.length) {
    const length = sequenceLength(bytes, offset);
    if (length === 0) return offset;
    offset += length;
  }
  return -1;
}

function sequenceLength(bytes: Uint8Array, offset: number): number {
  const lead = bytes[offset] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const second = bytes[offset + 1] ?? 0;
  const [low, high] = secondRange(lead);
  if (second < low || second > high) return 0;
  for (let index = 2; index < length; index += 1) {
    const next = bytes[offset + index] ?? 0;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}

/** Excludes overlong forms, surrogates, and what lies beyond U+10FFFF. */
function secondRange(lead: number): readonly [low: number, high: number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  if (lead === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}
