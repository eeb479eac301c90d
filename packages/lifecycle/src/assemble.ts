import type { Diagnostic } from "@create-pipeline/diagnostics";
import { FileTree } from "@create-pipeline/files";
import type { GeneratedFile } from "@create-pipeline/files";
import { servicesClash } from "./messages.ts";

export interface Rendering {
  readonly directory: string;
  readonly name: string;
  readonly files: readonly GeneratedFile[];
}

export interface AssembledFile {
  readonly file: GeneratedFile;
  /** Folders of the services that write it. */
  readonly owners: readonly string[];
}

/** One set of files from the renderings of all services: what is equal is written once, what is shared is joined. */
export function assemble(renderings: readonly Rendering[]): { readonly files: readonly AssembledFile[]; readonly diagnostics: readonly Diagnostic[] } {
  const byPath = new Map<string, { readonly file: GeneratedFile; readonly rendering: Rendering }[]>();
  const diagnostics: Diagnostic[] = [];
  for (const rendering of renderings) {
    const tree = new FileTree();
    for (const file of rendering.files) tree.add(file);
    diagnostics.push(...tree.diagnostics);
    for (const file of tree.files) byPath.set(file.path, [...(byPath.get(file.path) ?? []), { file, rendering }]);
  }
  const tree = new FileTree();
  const owners = new Map<string, string[]>();
  for (const [path, parts] of byPath) {
    const clash = parts.find((part) => !fits(parts[0]!.file, part.file));
    if (clash !== undefined) diagnostics.push(servicesClash(path, parts[0]!.rendering.name, clash.rendering.name));
    else tree.add(join(parts.map((part) => part.file)));
    owners.set(
      path,
      parts.map((part) => part.rendering.directory),
    );
  }
  diagnostics.push(...tree.diagnostics);
  return { files: tree.files.map((file) => ({ file, owners: owners.get(file.path) ?? [] })), diagnostics };
}

function fits(first: GeneratedFile, other: GeneratedFile): boolean {
  if (first.shared === undefined || other.shared === undefined) return first.content === other.content && first.executable === other.executable;
  return first.shared.head === other.shared.head && first.shared.tail === other.shared.tail;
}

function join(parts: readonly GeneratedFile[]): GeneratedFile {
  const [first] = parts as [GeneratedFile];
  if (first.shared === undefined || parts.length === 1) return first;
  const bodies = [...new Set(parts.map((part) => part.shared?.body ?? ""))];
  return { ...first, content: `${first.shared.head}${bodies.join("")}${first.shared.tail}` };
}
