// https://docs.docker.com/reference/dockerfile/

/** An image that a Dockerfile takes from a registry. */
export interface BaseImage {
  /** As written, with known arguments filled in. */
  readonly image: string;
  readonly line: number;
  readonly pinned: boolean;
}

interface Instruction {
  readonly keyword: string;
  readonly rest: string;
  readonly line: number;
}

/** The images that a Dockerfile depends on: FROM, COPY --from, and its syntax line. */
export function parseBaseImages(text: string, buildArgs: Readonly<Record<string, string>> = {}): readonly BaseImage[] {
  const found: BaseImage[] = [...syntaxImage(text)];
  const globals: Record<string, string> = {};
  const stages = new Set<string>(["scratch"]);
  let count = 0;
  for (const { keyword, rest, line } of instructions(text)) {
    if (keyword === "ARG" && count === 0) Object.assign(globals, argument(rest, buildArgs));
    if (keyword === "FROM") {
      const words = rest.split(/\s+/u).filter((word) => !word.startsWith("--"));
      const image = substitute(words[0] ?? "", globals);
      if (!stages.has(image.toLowerCase())) found.push({ image, line, pinned: isPinned(image) });
      if (words[1]?.toLowerCase() === "as" && words[2] !== undefined) stages.add(words[2].toLowerCase());
      stages.add(String(count));
      count += 1;
    }
    const from = /^--from=(?<from>\S+)/u.exec(flags(rest))?.groups?.["from"] ?? /\s--from=(?<from>\S+)/u.exec(flags(rest))?.groups?.["from"];
    if ((keyword === "COPY" || keyword === "ADD") && from !== undefined && !stages.has(from.toLowerCase())) {
      found.push({ image: from, line, pinned: isPinned(from) });
    }
  }
  return found;
}

function isPinned(image: string): boolean {
  return /@sha256:[0-9a-f]{64}$/u.test(image);
}

/** `# syntax=docker/dockerfile:1` downloads and runs that image. */
function syntaxImage(text: string): BaseImage[] {
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    const directive = /^#\s*(?<name>[a-z]+)\s*=\s*(?<value>\S+)/iu.exec(line)?.groups;
    if (directive === undefined) return [];
    if (directive["name"]?.toLowerCase() === "syntax") {
      const image = directive["value"] ?? "";
      return [{ image, line: index + 1, pinned: isPinned(image) }];
    }
  }
  return [];
}

/** Logical lines: continuations joined, comments and here-documents left out. */
function* instructions(text: string): Generator<Instruction> {
  const escape = /^#\s*escape\s*=\s*`/imu.test(text.split(/\r?\n/u).slice(0, 3).join("\n")) ? "`" : "\\";
  const lines = text.split(/\r?\n/u);
  for (let at = 0; at < lines.length; at += 1) {
    const start = at;
    let joined = "";
    // Comments and empty lines inside a continuation do not end it.
    for (let open = true; open; at += 1) {
      const line = lines[at] ?? "";
      const skipped = /^\s*(?:#|$)/u.test(line);
      const continues = line.trimEnd().endsWith(escape);
      if (!skipped) joined += continues ? `${line.trimEnd().slice(0, -1)} ` : line;
      open = at + 1 < lines.length && (continues || (skipped && joined !== ""));
    }
    at -= 1;
    const match = /^\s*(?<keyword>[A-Za-z]+)\s+(?<rest>.*)$/su.exec(joined)?.groups;
    if (match === undefined) continue;
    for (const end of hereDocuments(match["keyword"] ?? "", match["rest"] ?? "")) {
      while (at + 1 < lines.length && lines[at + 1]?.trim() !== end) at += 1;
      at += 1;
    }
    yield { keyword: (match["keyword"] ?? "").toUpperCase(), rest: (match["rest"] ?? "").trim(), line: start + 1 };
  }
}

function hereDocuments(keyword: string, rest: string): string[] {
  if (!/^(?:RUN|COPY|ADD)$/iu.test(keyword)) return [];
  return [...rest.matchAll(/<<-?\s*["']?(?<word>[A-Za-z_]\w*)["']?/gu)].map((match) => match.groups?.["word"] ?? "");
}

/** The flags before the first operand. */
function flags(rest: string): string {
  return /^(?:--\S+\s+)*/u.exec(rest)?.[0] ?? "";
}

function argument(rest: string, given: Readonly<Record<string, string>>): Record<string, string> {
  const equals = rest.indexOf("=");
  const name = (equals < 0 ? rest : rest.slice(0, equals)).trim();
  const fallback =
    equals < 0
      ? undefined
      : rest
          .slice(equals + 1)
          .trim()
          .replace(/^(["'])(.*)\1$/u, "$2");
  const value = given[name] ?? fallback;
  return value === undefined ? {} : { [name]: value };
}

function substitute(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$(?:\{(?<braced>\w+)(?::-(?<fallback>[^}]*))?\}|(?<bare>\w+))/gu, (whole, ...rest) => {
    const { braced, fallback, bare } = rest.at(-1) as Record<string, string | undefined>;
    return values[braced ?? bare ?? ""] ?? fallback ?? whole;
  });
}
