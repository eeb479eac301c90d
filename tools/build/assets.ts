/**
 * Compiles what templates are made of into one module: plain files as text, *.hbs as functions, so that nothing is
 * parsed at the user's side. Sources: templates/<id>/files and the folders a template's package.json names in `assets`.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
/** What a folder holds for this repository only. */
const NOT_SHIPPED = [/\.test\.ts$/, /(^|\/)expected\//, /(^|\/)testing\//];

export function buildAssets(target: string): void {
  const templates = foldersIn(join(root, "templates")).map((id) => `  ${JSON.stringify(id)}: {\n${templateAssets(id).join(",\n")}\n  }`);
  const source = [
    "// Written by tools/build/assets.ts.",
    `export const assets = {\n${templates.join(",\n")}\n};`,
    `export const tasks = ${JSON.stringify(taskCatalog(), null, 1)};`,
    "",
  ];
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, source.join("\n"));
  writeFileSync(target.replace(/\.js$/, ".d.ts"), TYPES);
}

const TYPES = `import type { TaskCatalog } from "@create-pipeline/plan";
import type { Assets } from "@create-pipeline/template";
export declare const assets: Readonly<Record<string, Assets>>;
export declare const tasks: TaskCatalog;
`;

function templateAssets(id: string): string[] {
  const folder = join(root, "templates", id);
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { assets?: Record<string, string> };
  const elsewhere = Object.entries(manifest.assets ?? {}).map(([name, from]) => ({ prefix: name, from: join(root, from) }));
  const single = elsewhere.filter(({ from }) => statSync(from).isFile()).map(({ prefix, from }) => asset(prefix, readFileSync(from, "utf8")));
  const folders = elsewhere.filter(({ from }) => statSync(from).isDirectory()).map(({ prefix, from }) => ({ prefix: `${prefix}/`, from }));
  return single.concat(
    [{ prefix: "", from: join(folder, "files") }, ...folders].flatMap(({ prefix, from }) =>
      filesIn(from).map((path) => asset(prefix + path, readFileSync(join(from, path), "utf8"))),
    ),
  );
}

function asset(path: string, content: string): string {
  const name = JSON.stringify(path.replace(/\.hbs$/, ""));
  if (!path.endsWith(".hbs")) return `    ${name}: ${JSON.stringify(content)}`;
  return `    ${name}: ${String(Handlebars.precompile(content, { strict: true, noEscape: true, knownHelpersOnly: true, preventIndent: true }))}`;
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => relative(folder, join(file.parentPath, file.name)))
      .filter((path) => !NOT_SHIPPED.some((pattern) => pattern.test(path)))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** actions/<task>/task.json of every task. */
function taskCatalog(): Record<string, unknown> {
  return Object.fromEntries(foldersIn(join(root, "actions")).map((id) => [id, JSON.parse(readFileSync(join(root, "actions", id, "task.json"), "utf8"))]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildAssets(join(root, "packages/lifecycle/build/assets.js"));
