import { emitYaml, flow } from "@create-pipeline/emit";
import type { YamlValue } from "@create-pipeline/emit";
import type { ManifestNode } from "../read/manifest-node.ts";

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Changes of one file by character ranges: what they don't touch stays as it was written, comments too. */
export class ManifestEdits {
  readonly #text: string;
  readonly #edits: Edit[] = [];
  readonly #documents: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** Writes a key of a mapping, over its old value or as a new last entry. */
  set(map: ManifestNode, key: string, value: YamlValue): void {
    const old = map.entries?.get(key);
    if (old === undefined) this.#insert(map, key, value);
    else this.#replace(old, value);
  }

  /** Puts other content where a node stands, without its key. */
  setText(node: ManifestNode, value: string): void {
    this.#replace(node, value);
  }

  remove(map: ManifestNode, key: string): void {
    const node = map.entries?.get(key);
    if (node?.keyRange === undefined) return;
    if (this.#isFlow(map)) this.#removeInFlow(map, key, node);
    else {
      const from = this.#lineStart(node.keyRange[0]);
      this.#edits.push({ from, to: this.#nextLine(this.#endOf(node)), text: "" });
    }
  }

  /** Another document behind the last one. */
  append(document: YamlValue): void {
    this.#documents.push(`---\n${emitYaml(document)}`);
  }

  apply(): string {
    let text = this.#text;
    // From the end, so that places stay right; of two at one place the earlier one ends up in front.
    const ordered = this.#edits.map((edit, index) => ({ ...edit, index })).toSorted((a, b) => b.from - a.from || b.to - a.to || b.index - a.index);
    for (const { from, to, text: added } of ordered) text = text.slice(0, from) + added + text.slice(to);
    if (this.#documents.length === 0) return text;
    return `${text}${text.endsWith("\n") ? "" : "\n"}${this.#documents.join("")}`;
  }

  #replace(node: ManifestNode, value: YamlValue): void {
    const to = this.#endOf(node);
    // A value of several lines starts behind its key's colon, a short one where the old one stood.
    const key = node.keyRange;
    if (key !== undefined && isBlock(value) && !this.#inFlow(key[0])) {
      this.#edits.push({ from: this.#text.indexOf(":", key[1]) + 1, to, text: this.#block(value, this.#column(key[0])) });
      return;
    }
    const from = key !== undefined && /[\n\r]/.test(this.#text.slice(key[1], node.range[0])) ? this.#text.indexOf(":", key[1]) + 2 : node.range[0];
    this.#edits.push({ from, to, text: inline(value) });
  }

  #insert(map: ManifestNode, key: string, value: YamlValue): void {
    if (this.#isFlow(map)) {
      const empty = (map.entries?.size ?? 0) === 0;
      this.#edits.push({ from: map.range[0] + 1, to: map.range[0] + 1, text: `${key}: ${inline(value)}${empty ? "" : ", "}` });
      return;
    }
    const entries = [...(map.entries?.values() ?? [])];
    const [first] = entries;
    // Short values belong together, before the first collection.
    const collection = entries.findIndex(({ items, entries: inner }) => items !== undefined || inner !== undefined);
    const last = entries[collection > 0 && !isBlock(value) ? collection - 1 : entries.length - 1];
    if (first?.keyRange === undefined || last === undefined) return;
    const column = this.#column(first.keyRange[0]);
    const at = this.#nextLine(this.#endOf(last));
    const before = at > 0 && this.#text.charAt(at - 1) !== "\n" ? "\n" : "";
    const body = isBlock(value) ? this.#block(value, column) : ` ${inline(value)}`;
    this.#edits.push({ from: at, to: at, text: `${before}${" ".repeat(column)}${key}:${body}\n` });
  }

  #removeInFlow(map: ManifestNode, key: string, node: ManifestNode): void {
    const entries = [...(map.entries ?? [])];
    const index = entries.findIndex(([name]) => name === key);
    const next = entries[index + 1]?.[1].keyRange?.[0];
    const previous = entries[index - 1]?.[1];
    const from = next === undefined && previous !== undefined ? this.#endOf(previous) : (node.keyRange?.[0] ?? node.range[0]);
    this.#edits.push({ from, to: next ?? this.#endOf(node), text: "" });
  }

  /** The lines of a list, a mapping or a text, two columns further in than their key. */
  #block(value: YamlValue, column: number): string {
    const indent = " ".repeat(column + 2);
    if (typeof value === "string")
      return ` |\n${lines(value)
        .map((line) => (line === "" ? "" : indent + line))
        .join("\n")}`;
    return `\n${lines(emitYaml(value))
      .map((line) => indent + line)
      .join("\n")}`;
  }

  /** Collections reach to the beginning of the next line: their last value says where they end. */
  #endOf(node: ManifestNode): number {
    const end = node.range[1];
    return node.range[0] + this.#text.slice(node.range[0], end).trimEnd().length;
  }

  #isFlow(node: ManifestNode): boolean {
    return /[[{]/.test(this.#text.charAt(node.range[0]));
  }

  /** Whether a key stands between braces: then its line doesn't begin with it or a dash. */
  #inFlow(offset: number): boolean {
    return !/^[\s-]*["']?$/.test(this.#text.slice(this.#lineStart(offset), offset));
  }

  #column(offset: number): number {
    return offset - this.#lineStart(offset);
  }

  #lineStart(offset: number): number {
    return this.#text.lastIndexOf("\n", offset - 1) + 1;
  }

  #nextLine(offset: number): number {
    const end = this.#text.indexOf("\n", offset);
    return end < 0 ? this.#text.length : end + 1;
  }
}

/** Written over several lines: collections that aren't marked as flow, and texts with line breaks. */
function isBlock(value: YamlValue): boolean {
  if (typeof value === "string") return value.includes("\n");
  if (typeof value !== "object" || value === null || ("flow" in value && value.flow === true)) return false;
  return !Array.isArray(value) || typeof value[0] === "object";
}

function inline(value: YamlValue): string {
  if (typeof value === "string" && value.includes("\n")) return JSON.stringify(value.replaceAll(/\s*\n\s*/g, " ").trim());
  // As an item of a flow list every value is written on one line, quoted where braces ask for it.
  return emitYaml(flow([value === null || typeof value !== "object" ? value : flow(value)]))
    .trim()
    .slice(1, -1);
}

function lines(text: string): string[] {
  return text.trimEnd().split("\n");
}
