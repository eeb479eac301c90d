import type { Finding } from "./findings.ts";
import { locationOf, matchOutsideComments, type SourceFile } from "./search.ts";

const LIVE = ["livez", "live", "liveness", "alive", "healthz", "health", "healthcheck", "ping"];
const READY = ["readyz", "ready", "readiness"];

/** Paths in the source that sound like health endpoints, by the names people give them. */
export function healthOf(files: readonly SourceFile[]): { readonly live?: Finding<string>; readonly ready?: Finding<string> } {
  const live = find(files, LIVE);
  const ready = find(files, READY) ?? live;
  return { ...(live ? { live } : {}), ...(ready ? { ready } : {}) };
}

function find(files: readonly SourceFile[], names: readonly string[]): Finding<string> | undefined {
  for (const name of names) {
    // A route of its own, perhaps below others and behind a method as Go writes it: "GET /internal/healthz".
    const pattern = new RegExp(`["'\`](?:GET )?(/(?:[A-Za-z0-9_-]+/){0,4}${name}/?)["'\`]`);
    // A route as a regular expression: /^\/healthz$/.
    const expression = new RegExp(`/\\^((?:\\\\/[A-Za-z0-9_-]+){0,4}\\\\/${name})(?:\\\\/\\?)?\\$/`);
    for (const { path, text } of files) {
      const match = matchOutsideComments(text, pattern) ?? matchOutsideComments(text, expression);
      const value = match?.[1];
      if (match && value !== undefined)
        return { value: value.replaceAll("\\/", "/"), evidence: locationOf(path, text, match.index + match[0].indexOf(value), value.length) };
    }
  }
  return undefined;
}
