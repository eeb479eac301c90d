import type { PromqlParser } from "../read/read-query.ts";

/** Adds a matcher to every selector of a query. Nothing when its holes keep it from being parsed. */
export function withMatcher(query: string, matcher: string, parser: PromqlParser): string | undefined {
  const places: { readonly at: number; readonly text: string }[] = [];
  let broken = false;
  parser.parse(query).iterate({
    enter: ({ type, node }) => {
      broken ||= type.isError;
      if (type.name !== "VectorSelector") return;
      const matchers = node.getChild("LabelMatchers");
      if (matchers === null) places.push({ at: node.to, text: `{${matcher}}` });
      else places.push({ at: matchers.from + 1, text: matchers.firstChild === null ? matcher : `${matcher}, ` });
    },
  });
  if (broken) return undefined;
  return places.toReversed().reduce((text, place) => text.slice(0, place.at) + place.text + text.slice(place.at), query);
}

/** Every range of a query set to one length, and irate, which would ignore it, to rate. */
export function withWindow(query: string, window: string): string {
  return query.replaceAll(/\[\s*(?:\d+[smhdwy]+|\{\{\s*[\w.-]+\s*\}\})+\s*\]/g, `[${window}]`).replaceAll(/\birate(?=\s*\()/g, "rate");
}
