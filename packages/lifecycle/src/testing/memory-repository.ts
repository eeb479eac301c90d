import type { Change, Disk, Found, GeneratedFile } from "@create-pipeline/files";
import type { Service } from "@create-pipeline/spec";
import { collectServices } from "../collect-services.ts";
import { generate } from "../generate.ts";
import type { Outcome } from "../generate.ts";
import { noChoices } from "../ports.ts";
import type { Choices, Compile, ParseSource } from "../ports.ts";
import { readLock } from "../read-lock.ts";

/** A repository in memory: path to content; a content that starts with "link:" is a link, "x:" is executable. */
export type MemoryTree = Map<string, string | Buffer>;

export function memoryDisk(tree: MemoryTree): Disk {
  return {
    find: (path) => findIn(tree, path),
    filesNamed: (name) => [...tree.keys()].filter((path) => path === name || path.endsWith(`/${name}`)).sort(),
    files: (most) => [...tree.keys()].sort().slice(0, most),
  };
}

export function applyTo(tree: MemoryTree, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.kind === "remove") tree.delete(change.path);
    else if (typeof change.content === "string") tree.set(change.path, `${change.executable ? "x:" : ""}${change.content}`);
    else tree.set(change.path, Buffer.from(change.content));
  }
}

function findIn(tree: MemoryTree, path: string): Found {
  const content = tree.get(path);
  if (content === undefined) return [...tree.keys()].some((key) => key.startsWith(`${path}/`)) ? { kind: "folder" } : { kind: "absent" };
  if (typeof content !== "string") return { kind: "file", content, executable: false };
  if (content.startsWith("link:")) return { kind: "link" };
  const executable = content.startsWith("x:");
  return { kind: "file", content: Buffer.from(executable ? content.slice(2) : content), executable };
}

export type FileSketch = Partial<GeneratedFile> & { readonly path: string };

export function fileOf(sketch: FileSketch): GeneratedFile {
  const content = sketch.shared ? `${sketch.shared.head}${sketch.shared.body}${sketch.shared.tail}` : `content of ${sketch.path}\n`;
  return {
    content,
    executable: false,
    ownership: "managed",
    id: `test/${sketch.path}`,
    source: { id: "test", version: "1.0.0" },
    reason: "",
    fields: [],
    ...sketch,
  };
}

/** Takes "name: <name>" from the first line as the service's name. */
export const fakeParse: ParseSource = ({ directory, content, file }) => {
  const name = /^name: (\S+)/.exec(Buffer.from(content).toString())?.[1];
  const locate = (): undefined => undefined;
  if (name === undefined) return { locate, diagnostics: [{ code: "spec/missing", severity: "error", message: `${file} has no name` }] };
  return { service: { directory, service: { name } } as Service, locate, diagnostics: [] };
};

export function fakeCompile(filesOf: (service: Service) => readonly FileSketch[]): Compile {
  return (service) => ({
    plan: { service: service.service.name, directory: service.directory, flows: [] },
    files: filesOf(service).map(fileOf),
    diagnostics: [],
    platforms: ["github-actions"],
    templates: [{ id: "test", version: "1.0.0" }],
    pins: {},
  });
}

/** One run of generate on the tree, as the command does it. */
export function run(tree: MemoryTree, filesOf: (service: Service) => readonly FileSketch[], choices: Partial<Choices> = {}, directory = ""): Outcome {
  const disk = memoryDisk(tree);
  const { lock } = readLock(disk);
  const outcome = generate({
    disk,
    lock,
    services: collectServices(disk, lock, directory),
    parse: fakeParse,
    compile: fakeCompile(filesOf),
    version: "1.0.0",
    choices: { ...noChoices, ...choices },
  });
  applyTo(tree, outcome.changes);
  return outcome;
}
