import { describe, expect, it } from "vitest";
import { FileTree } from "./file-tree.ts";
import type { GeneratedFile } from "./generated-file.ts";

describe("FileTree", () => {
  it("orders by path, whatever the order of contribution", () => {
    expect(treeOf(["b", "x"], ["a/c", "y"], ["B", "z"].reverse() as [string, string]).files.map(({ path }) => path)).toEqual(["a/c", "b", "z"]);
  });

  it.each<[string, [string, string][], string]>([
    [
      "one path twice",
      [
        ["a.yml", "helm"],
        ["a.yml", "argo"],
      ],
      'both helm and argo write "a.yml"',
    ],
    [
      "a path that differs by case",
      [
        ["docs/a.md", "helm"],
        ["docs/A.md", "argo"],
      ],
      '"docs/A.md" from argo differs from "docs/a.md" from helm only by case',
    ],
    [
      "a folder that differs by case",
      [
        ["docs/a.md", "helm"],
        ["Docs/b.md", "argo"],
      ],
      '"Docs/b.md" from argo differs from "docs/a.md" from helm only by case',
    ],
    [
      "a file where a folder is",
      [
        ["docs/a.md", "helm"],
        ["docs", "argo"],
      ],
      'argo writes "docs" as a file, helm writes "docs/a.md" inside it',
    ],
    [
      "a folder where a file is",
      [
        ["docs", "helm"],
        ["docs/a.md", "argo"],
      ],
      'helm writes "docs" as a file, argo writes "docs/a.md" inside it',
    ],
    ["a path that leaves", [["../a", "helm"]], 'path "../a" from helm leaves its folder by ..'],
  ])("refuses %s and names who wrote it", (_, contributions, message) => {
    const tree = treeOf(...contributions);

    expect(tree.diagnostics).toHaveLength(1);
    expect(tree.diagnostics[0]!.message).toContain(message);
    expect(tree.files).toHaveLength(contributions.length - 1);
  });
});

function treeOf(...contributions: readonly [path: string, source: string][]): FileTree {
  const tree = new FileTree();
  for (const [path, source] of contributions) tree.add(fileOf(path, source));
  return tree;
}

function fileOf(path: string, source: string): GeneratedFile {
  return { path, content: "", executable: false, ownership: "managed", id: path, source: { id: source, version: "1.0.0" }, reason: "", fields: [] };
}
