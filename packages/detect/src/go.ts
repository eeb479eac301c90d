import type { Finding, Tree } from "./findings.ts";
import type { LanguageFindings } from "./node.ts";
import { messages } from "./messages.ts";
import { firstMatch, inDirectory, matchOutsideComments, placeOf, sourceFiles, type SourceFile } from "./search.ts";

const PORTS: readonly RegExp[] = [
  // A flag or a variable with its default: fs.Int("port", 9898, …), envOr("PORT", "8080"), flag.String("addr", ":8080", …).
  /"(?:http[-_.]?)?(?:port|addr|address|listen)"\s*,\s*"?[^",()\n]{0,40}?:?(\d{2,5})\b/i,
  /\bListenAndServe(?:TLS)?\(\s*"[^":]*:(\d{2,5})"/,
  /\bAddr:\s*"[^":]*:(\d{2,5})"/,
  /\b(?:Run|Start|Listen)\(\s*(?:"tcp",\s*)?"[^":]*:(\d{2,5})"/,
  /\b(?:default)?port\w*\s*(?::?=|:|string\s*=|int\s*=)\s*"?:?(\d{4,5})\b/i,
];
const SERVES: readonly RegExp[] = [/\b(?:http|srv|server|s|httpServer|e|r|app|router)\.(ListenAndServe|Serve|Run|Start|Listen)(?:TLS)?\(/, /\bnet\.(Listen)\(/];

export function detectGo(tree: Tree, directory: string): LanguageFindings | undefined {
  const file = inDirectory(directory, "go.mod");
  const text = tree.read(file);
  if (text === undefined) return undefined;
  const module = /^\s*module\s+"?([^\s"]+)"?/m.exec(text)?.[1];
  if (module === undefined)
    return {
      language: { value: "go", evidence: { file, line: 1, column: 1 } },
      commands: [],
      starts: false,
      sources: [],
      diagnostics: [messages.unreadable("go.mod has no module line", { file, line: 1, column: 1 })],
    };
  const sources = sourceFiles(tree, directory, /\.go$/);
  const toolchain = firstMatch([{ path: file, text }], [/^toolchain\s+go(\d+\.\d+(?:\.\d+)?)/m, /^go\s+(\d+\.\d+(?:\.\d+)?)/m]);
  const mains = mainPackages(sources, directory);
  const port = firstMatch(sources, PORTS);
  const serves = firstMatch(sources, SERVES);
  return {
    language: { value: "go", evidence: placeOf(file, text, module) },
    name: nameOf(module, mains, placeOf(file, text, module)),
    ...(toolchain ? { toolchain } : {}),
    ...(port ? { port } : {}),
    ...(serves ? { serves } : {}),
    starts: mains.length > 0,
    ...entryOf(mains, module),
    commands: mains.map(({ value, evidence }) => ({ value: `go build ${value}`, evidence })),
    sources,
    diagnostics: [],
  };
}

/** The last part of the module that is not a version: example.com/acme/orders/v2 is orders. */
function nameOf(module: string, mains: readonly Finding<string>[], evidence: Finding<string>["evidence"]): Finding<string> {
  const parts = module.split("/").filter((part) => !/^v\d+$/.test(part));
  const [only] = mains;
  // A module of many services has a folder for each; with one, the module is the better name.
  return mains.length === 1 && only && parts.length <= 1
    ? { value: only.value.slice(only.value.lastIndexOf("/") + 1), evidence: only.evidence }
    : { value: (parts.at(-1) ?? module).replace(/\.v\d+$/, ""), evidence };
}

/** The only main package, or the one named like the module. */
function entryOf(mains: readonly Finding<string>[], module: string): { readonly entry?: Finding<string> } {
  const parts = module.split("/").filter((part) => !/^v\d+$/.test(part));
  const entry = mains.length === 1 ? mains[0] : mains.find(({ value }) => value.endsWith(`/${parts.at(-1)}`) || value === ".");
  return entry ? { entry } : {};
}

function mainPackages(sources: readonly SourceFile[], directory: string): Finding<string>[] {
  const folders = new Map<string, Finding<string>>();
  for (const { path, text } of sources) {
    const match = /^package main$/m.test(text) ? matchOutsideComments(text, /^func main\(\)/m) : undefined;
    if (match === undefined) continue;
    const relative = directory === "" ? path : path.slice(directory.length + 1);
    const folder = relative.includes("/") ? `./${relative.slice(0, relative.lastIndexOf("/"))}` : ".";
    if (!folders.has(folder)) folders.set(folder, { value: folder, evidence: placeOf(path, text, "func main()") });
  }
  return [...folders.values()].toSorted((a, b) => (a.value < b.value ? -1 : 1));
}
