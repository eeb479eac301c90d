/** Columns of a terminal that one character, as a reader sees it, takes. */
export function displayWidth(grapheme: string): number {
  if (/^\p{Mark}+$|^[\u200b-\u200d\u2060]+$/u.test(grapheme)) return 0;
  // An emoji, a flag, or a sign turned into an emoji by the variation selector.
  if (/\p{Emoji_Presentation}|\ufe0f/u.test(grapheme)) return 2;
  return isWide(grapheme.codePointAt(0) ?? 0) ? 2 : 1;
}

/** The text cut into characters as a reader sees them. */
export function graphemes(text: string): string[] {
  // Nearly every line is ASCII, and the segmenter is slow to start.
  // oxlint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(text)) return [...text];
  return Array.from(new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text), (part) => part.segment);
}

/** East Asian Wide and Fullwidth blocks of Unicode's EastAsianWidth.txt, without emoji. */
const WIDE: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x17000, 0x18cff],
  [0x1b000, 0x1b2ff],
  [0x20000, 0x3fffd],
];

function isWide(codePoint: number): boolean {
  return WIDE.some(([first, last]) => codePoint >= first && codePoint <= last);
}
