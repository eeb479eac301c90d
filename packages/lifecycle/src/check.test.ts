import { describe, expect, it } from "vitest";
import { check, isClean } from "./check.ts";
import type { CheckReport } from "./check.ts";
import { readLock } from "./read-lock.ts";
import { memoryDisk, run } from "./testing/memory-repository.ts";
import type { MemoryTree } from "./testing/memory-repository.ts";

describe("check", () => {
  it("finds an untouched repository clean", () => {
    expect(isClean(report(generated()))).toBe(true);
  });

  it.each<[string, (tree: MemoryTree) => void, object]>([
    [
      "an edited file",
      (tree) => tree.set("a", "x"),
      {
        files: [
          { path: "a", state: "edited" },
          { path: "seed", state: "unchanged" },
        ],
      },
    ],
    [
      "a missing file",
      (tree) => tree.delete("a"),
      {
        files: [
          { path: "a", state: "missing" },
          { path: "seed", state: "unchanged" },
        ],
      },
    ],
    [
      "a link in a file's place",
      (tree) => tree.set("a", "link:b"),
      {
        files: [
          { path: "a", state: "edited" },
          { path: "seed", state: "unchanged" },
        ],
      },
    ],
    [
      "an edited pipeline.yaml",
      (tree) => tree.set("pipeline.yaml", "name: new\n"),
      { services: [{ name: "orders", directory: "", file: "pipeline.yaml", state: "stale" }] },
    ],
    [
      "a missing pipeline.yaml",
      (tree) => tree.delete("pipeline.yaml"),
      { services: [{ name: "orders", directory: "", file: "pipeline.yaml", state: "missing" }] },
    ],
    ["a damaged base", (tree) => tree.set(".pipeline/base.br", "x"), { base: "damaged" }],
  ])("reports %s", (_, spoil, expected) => {
    const tree = generated();
    spoil(tree);

    const found = report(tree);

    expect(found).toMatchObject(expected);
    expect(isClean(found)).toBe(false);
  });

  it("accepts an edited seeded file", () => {
    const tree = generated();
    tree.set("seed", "theirs");

    expect(isClean(report(tree))).toBe(true);
  });
});

describe("readLock", () => {
  it.each([
    ["{", "is not JSON"],
    ["<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n", "holds the markers of a merge conflict"],
    ["[]", "is not a lock of create-pipeline"],
    ['{"version": 2}', "has version 2, which this create-pipeline doesn't know"],
    ['{"version": 1}', "lacks tool, base or services"],
    [lockWith("../../etc/passwd"), 'names a path "../../etc/passwd" that leaves its folder by ..'],
    [lockWith(".git/config"), 'names a path ".git/config" that lies in .git'],
  ])("refuses %s", (text, message) => {
    const { lock, diagnostics } = readLock(memoryDisk(new Map([[".pipeline/lock.json", text]])));

    expect(lock).toBeUndefined();
    expect(diagnostics.map((diagnostic) => diagnostic.message)).toEqual([`.pipeline/lock.json ${message}`]);
  });
});

function generated(): MemoryTree {
  const tree: MemoryTree = new Map([["pipeline.yaml", "name: orders\n"]]);
  run(tree, () => [{ path: "a" }, { path: "seed", ownership: "seeded" }]);
  return tree;
}

function report(tree: MemoryTree): CheckReport {
  return check(memoryDisk(tree), readLock(memoryDisk(tree)).lock!);
}

function lockWith(path: string): string {
  const file = { sha256: "", id: "", source: "", ownership: "managed" };
  return JSON.stringify({
    version: 1,
    tool: "",
    base: "",
    services: { ".": { name: "", platforms: [], templates: {}, input: "", left: [], pins: {}, files: { [path]: file } } },
  });
}
