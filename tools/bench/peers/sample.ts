import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export const SAMPLES = 60;
const PLACEHOLDERS = 41;

/** A YAML file of some 1.3 KB with 41 places to fill in, written the way an engine's placeholders are. */
export function sampleTemplate(placeholder: (name: string) => string): string {
  const lines = Array.from({ length: PLACEHOLDERS }, (_, index) => `key${index}: "${placeholder("name")}, value number ${index}"`);
  return `${lines.join("\n")}\n`;
}

export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

export function samples(path: (index: number) => string, content: (index: number) => string): Record<string, string> {
  return Object.fromEntries(Array.from({ length: SAMPLES }, (_, index) => [path(index), content(index)]));
}
