const LONGEST = 60;

/** Somebody's text inside a message: in quotes, on one line, shortened, nothing in it can move the cursor. */
export function quote(text: string): string {
  const characters = Array.from(text.slice(0, LONGEST * 2));
  const shown = characters.length > LONGEST || text.length > LONGEST * 2 ? `${characters.slice(0, LONGEST - 1).join("")}…` : text;
  return `"${visible(shown).replaceAll('"', '\\"')}"`;
}

/** Control characters, lone surrogates and direction overrides, which a terminal would obey, written as escapes. */
export function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cs}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, escape);
}

function escape(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  if (character === "\r") return "\\r";
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
