import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { DetectCode } from "./codes.ts";
import type { Finding, Findings, Tree } from "./findings.ts";
import { messages } from "./messages.ts";
import { firstMatch, inDirectory, placeOf, sourceFiles, type SourceFile } from "./search.ts";

export type LanguageFindings = Pick<Findings, "name" | "language" | "toolchain" | "commands" | "diagnostics"> & {
  readonly port?: Finding<string>;
  /** Something starts a server, whatever its port. */
  readonly serves?: Finding<string>;
  /** Something can be started at all. */
  readonly starts: boolean;
  /** The script, or the package with a main function, to start. */
  readonly entry?: Finding<string>;
  readonly sources: readonly SourceFile[];
};

const PORTS: readonly RegExp[] = [
  /["'`]PORT["'`]\s*,\s*["'`]?(\d{2,5})\b/,
  /\bPORT["'\]]*\)?\s*(?:\?\?|\|\||=)\s*["'`]?(\d{2,5})\b/,
  /\.listen\(\s*\{[^}]{0,200}?\bport:\s*(\d{2,5})\b/,
  /\.listen\(\s*(\d{2,5})\b/,
  /\bport["']?:\s*\{[^}]{0,200}?\bdefault:\s*(\d{2,5})\b/,
  /\bport\s*(?:=|:|\?\?|\|\|)\s*(?:Number\()?(?:process\.env\.\w+\s*(?:\?\?|\|\|)\s*)?["'`]?(\d{4,5})\b/i,
];
const SERVES: readonly RegExp[] = [/\b(?:app|server|fastify|http|httpServer|api)\.(listen)\(/i, /\b(createServer|Bun\.serve|Deno\.serve)\(/];

interface PackageJson {
  readonly name?: unknown;
  readonly main?: unknown;
  readonly engines?: { readonly node?: unknown };
  readonly scripts?: Readonly<Record<string, unknown>>;
  readonly packageManager?: unknown;
}

export function detectNode(tree: Tree, directory: string): LanguageFindings | undefined {
  const file = inDirectory(directory, "package.json");
  const text = tree.read(file);
  if (text === undefined) return undefined;
  const manifest = parseManifest(text);
  const language: Finding<"node"> = { value: "node", evidence: { file, line: 1, column: 1 } };
  if (manifest === undefined)
    return {
      language,
      commands: [],
      starts: false,
      sources: [],
      diagnostics: [messages.unreadable("package.json is not valid JSON", { file, line: 1, column: 1 })],
    };
  const sources = sourceFiles(tree, directory, /\.[cm]?[jt]sx?$/);
  const scripts = manifest.scripts ?? {};
  const commands = ["lint", "test", "coverage", "build", "start"]
    .filter((name) => typeof scripts[name] === "string")
    .map((name) => ({ value: `npm run ${name}`, evidence: placeOf(file, text, `"${name}"`) }));
  const toolchain = toolchainOf(tree, directory, manifest, file, text);
  const port = firstMatch(sources, PORTS);
  const serves = firstMatch(sources, SERVES);
  return {
    language,
    ...(typeof manifest.name === "string"
      ? { name: { value: manifest.name.replace(/^@[^/]*\//, ""), evidence: placeOf(file, text, `"${manifest.name}"`) } }
      : {}),
    ...(toolchain ? { toolchain } : {}),
    ...(port ? { port } : {}),
    ...(serves ? { serves } : {}),
    starts: typeof scripts["start"] === "string",
    ...entryOf(tree, directory, manifest, file, text),
    commands,
    sources,
    diagnostics: lockfileProblems(tree, directory, file),
  };
}

function parseManifest(text: string): PackageJson | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What `npm start` runs where that is plain node; `main` where that is what it starts. */
function entryOf(tree: Tree, directory: string, manifest: PackageJson, file: string, text: string): { readonly entry?: Finding<string> } {
  const start = manifest.scripts?.["start"];
  const started =
    typeof start === "string" ? /^(?:NODE_ENV=\w+ )?node (?:--[\w=./-]+ )*([\w@][\w./@+-]*)$/.exec(start.trim().replace(/ \.\//, " "))?.[1] : undefined;
  // Behind any other starter, such as tsx or a framework, `main` may be something else.
  const plain = typeof start !== "string" || /^node \.\/?$/.test(start.trim());
  const named = [started, plain && typeof manifest.main === "string" ? manifest.main.replace(/^\.\//, "") : undefined];
  for (const [index, name] of named.entries()) {
    if (name === undefined || !/^[\w@][\w./@+-]*$/.test(name)) continue;
    const existing = [name, `${name}.js`, `${name}/index.js`].find((path) => /\.[cm]?[jt]s$/.test(path) && tree.list().includes(inDirectory(directory, path)));
    // What a build writes is not in the repository, and still what npm start runs.
    const entry = existing ?? (index === 0 && /\.[cm]?js$/.test(name) ? name : undefined);
    if (entry !== undefined) return { entry: { value: entry, evidence: placeOf(file, text, index === 0 ? '"start"' : '"main"') } };
  }
  return {};
}

function toolchainOf(tree: Tree, directory: string, manifest: PackageJson, file: string, text: string): Finding<string> | undefined {
  for (const name of [".node-version", ".nvmrc"]) {
    const path = inDirectory(directory, name);
    const version = tree.read(path)?.trim();
    if (version !== undefined && version !== "" && version.length < 40) return { value: version, evidence: { file: path, line: 1, column: 1 } };
  }
  const engines = manifest.engines?.node;
  return typeof engines === "string" ? { value: engines, evidence: placeOf(file, text, '"engines"') } : undefined;
}

const OTHERS: readonly (readonly [lockfile: string, name: string])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "Yarn"],
  ["bun.lock", "Bun"],
  ["bun.lockb", "Bun"],
];

function lockfileProblems(tree: Tree, directory: string, manifest: string): Diagnostic<DetectCode>[] {
  // A service of a monorepo has its lock file at the root.
  const paths = new Set(tree.list());
  const folders = directory === "" ? [""] : [directory, ""];
  const has = (name: string): string | undefined => folders.map((folder) => inDirectory(folder, name)).find((path) => paths.has(path));
  if (has("package-lock.json") !== undefined || has("npm-shrinkwrap.json") !== undefined) return [];
  for (const [lockfile, name] of OTHERS) {
    const file = has(lockfile);
    if (file !== undefined) return [messages.packageManager(name, { file, line: 1, column: 1 })];
  }
  return [messages.noLockfile({ file: manifest, line: 1, column: 1 })];
}
