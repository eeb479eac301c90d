import { TaskError } from "@create-pipeline/action-kit";

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
}

const token =
  /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const attribute = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Reads the elements and attributes of a report. Texts are passed over; entities of a document's own are not expanded. */
export function parseXml(text: string, label: string): Element {
  const root: Open = { name: "", attributes: {}, children: [] };
  const open: Open[] = [root];
  let position = 0;
  for (;;) {
    const start = text.indexOf("<", position);
    if (start === -1) break;
    token.lastIndex = start;
    const match = token.exec(text);
    if (match === null) throw bad(label, text, start);
    position = token.lastIndex;
    const [, closing, name, attributes, empty] = match;
    if (name === undefined) continue;
    if (closing === "/") {
      const last = open.pop();
      if (last === undefined || last.name !== name) throw bad(label, text, start);
      continue;
    }
    const element: Open = { name, attributes: parseAttributes(attributes ?? ""), children: [] };
    open.at(-1)?.children.push(element);
    if (empty !== "/") open.push(element);
    if (open.length > 200) throw bad(label, text, start);
  }
  const [document] = root.children;
  if (open.length !== 1 || document === undefined || root.children.length > 1) {
    throw new TaskError(`${label} is no whole XML document; it is empty or was cut off`);
  }
  return document;
}

function parseAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = "", double, single] of text.matchAll(attribute)) {
    attributes[name] = (double ?? single ?? "").replaceAll(/&(lt|gt|amp|quot|apos);/g, (_whole, entity: string) => entities[entity] ?? "");
  }
  return attributes;
}

function bad(label: string, text: string, position: number): TaskError {
  const line = text.slice(0, position).split("\n").length;
  return new TaskError(`${label} is not XML that can be read, at line ${line}`);
}
