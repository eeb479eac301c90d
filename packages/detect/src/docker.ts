import type { Finding, Findings, Tree } from "./findings.ts";
import { firstMatch, inDirectory } from "./search.ts";

/** What an existing Dockerfile says. */
export function dockerOf(tree: Tree, directory: string): Pick<Findings, "dockerfile"> & { readonly exposed?: Finding<string> } {
  for (const name of ["Dockerfile", "docker/Dockerfile", "build/Dockerfile", "deploy/Dockerfile", "Containerfile"]) {
    const path = inDirectory(directory, name);
    const text = tree.read(path);
    if (text === undefined) continue;
    const exposed = firstMatch([{ path, text }], [/^[ \t]*EXPOSE[ \t]+(\d{2,5})/im]);
    return { dockerfile: { value: name, evidence: { file: path, line: 1, column: 1 } }, ...(exposed ? { exposed } : {}) };
  }
  return {};
}
