import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { REFERENCE } from "./generated-files.ts";

/** Committed files that are not what would be generated, and pages of the reference that nothing writes any more. */
export function staleFiles(root: string, generated: ReadonlyMap<string, string>): string[] {
  const different = [...generated].filter(([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== text);
  const pages = existsSync(join(root, REFERENCE)) ? readdirSync(join(root, REFERENCE)).map((file) => `${REFERENCE}/${file}`) : [];
  return [...different.map(([path]) => path), ...pages.filter((path) => !generated.has(path))].sort();
}
