import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "@create-pipeline/diagnostics";
import { foldersIn, load, root } from "../root.ts";

/** A code and what it means. */
export interface CodeEntry {
  readonly code: string;
  /** A line about it, or the message itself with "…" for what differs. */
  readonly text: string;
}

const CODE = /^[a-z][a-z0-9-]*\/[a-z0-9-]+$/;

/** Every code that a package has a catalogue or a message for. */
export async function diagnosticCodes(): Promise<CodeEntry[]> {
  const paths = sources();
  const modules = await Promise.all(
    paths.filter((path) => /\/(?:codes|messages|catalogue)\.ts$/.test(path)).map((path) => load<Record<string, unknown>>(path)),
  );
  const values = modules.flatMap((module) => Object.values(module));
  const written = paths.flatMap((path) => writtenIn(readFileSync(join(root, path), "utf8")));
  // A line about a code says more than one of its messages.
  const found = new Map([...written, ...values.flatMap(messagesIn), ...values.flatMap(cataloguedIn)].map((entry) => [entry.code, entry]));
  return [...found.values()].sort((left, right) => (left.code < right.code ? -1 : 1));
}

function sources(): string[] {
  return foldersIn("packages")
    .map((name) => `packages/${name}/src`)
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`))
    .filter((path) => path.endsWith(".ts") && !/\.test\.ts$|\/testing\/|\/expected\//.test(path))
    .sort();
}

/** Diagnostics that are written where they are found. */
export function writtenIn(source: string): CodeEntry[] {
  const objects = source.matchAll(/\bcode: "([a-z0-9-]+\/[a-z0-9-]+)",[^}]*?\bmessage:\s*(["`])(.*?[^\\])\2,?\s/g);
  return [...objects].map((match) => ({ code: match[1] ?? "", text: (match[3] ?? "").replaceAll(/\$\{[^}]*\}/g, "…").replaceAll(/\\(["`])/g, "$1") }));
}

export function cataloguedIn(value: unknown): CodeEntry[] {
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value);
  return entries.every(([code, text]) => CODE.test(code) && typeof text === "string") ? entries.map(([code, text]) => ({ code, text: String(text) })) : [];
}

/** Messages are functions of what differs: each is asked with "…" everywhere. */
export function messagesIn(value: unknown): CodeEntry[] {
  const functions = typeof value === "function" ? [value] : typeof value === "object" && value !== null ? Object.values(value) : [];
  return functions.flatMap((message: unknown) => (typeof message === "function" ? sample(message as (...args: unknown[]) => unknown) : []));
}

function sample(message: (...args: unknown[]) => unknown): CodeEntry[] {
  // A list of one text prints like a text, and can also be joined and mapped.
  const unknown = Object.assign(["…"], { reviewers: ["…"], kind: "…" });
  try {
    const diagnostic = message(...Array.from({ length: Math.max(message.length, 5) }, () => unknown)) as Partial<Diagnostic> | undefined;
    if (typeof diagnostic?.code !== "string" || !CODE.test(diagnostic.code)) return [];
    return [{ code: diagnostic.code, text: String(diagnostic.message).replaceAll('["…"]', '"…"') }];
  } catch {
    // It wants something else, so only a catalogue can say what it means.
    return [];
  }
}
