import { describe, expect, it } from "vitest";
import { flow } from "@create-pipeline/emit";
import type { ManifestNode } from "../read/manifest-node.ts";
import { readYaml } from "../read/read-yaml.ts";
import { ManifestEdits } from "./manifest-edits.ts";

function edited(text: string, change: (edits: ManifestEdits, root: ManifestNode) => void): string {
  const edits = new ManifestEdits(text);
  change(edits, readYaml({ file: "a.yaml", text }).documents[0]!);
  return edits.apply();
}

describe("changes of a manifest", () => {
  const text = "# mine\nspec:\n  a: 1 # one\n  list: # all\n    - x: 1\n    - x: 2\n  # end\n";

  it("replaces values and keeps comments", () => {
    expect(edited(text, (edits, root) => edits.set(root.at("spec")!, "a", "5m"))).toBe(text.replace("a: 1 #", "a: 5m #"));
    expect(edited(text, (edits, root) => edits.set(root.at("spec")!, "list", [{ x: 3 }]))).toBe("# mine\nspec:\n  a: 1 # one\n  list:\n    - x: 3\n  # end\n");
  });

  it("inserts short values with the others, collections at the end, in the order they come", () => {
    const change = (edits: ManifestEdits, root: ManifestNode): void => {
      edits.set(root.at("spec")!, "b", 2);
      edits.set(root.at("spec")!, "c", flow([1, 2]));
      edits.set(root.at("spec")!, "d", [{ w: 1 }]);
      edits.append({ kind: "X" });
    };
    expect(edited(text, change)).toBe(
      "# mine\nspec:\n  a: 1 # one\n  b: 2\n  c: [1, 2]\n  list: # all\n    - x: 1\n    - x: 2\n  d:\n    - w: 1\n  # end\n---\nkind: X\n",
    );
  });

  it("removes a key with its lines", () => {
    expect(edited(text, (edits, root) => edits.remove(root.at("spec")!, "list"))).toBe("# mine\nspec:\n  a: 1 # one\n  # end\n");
    expect(edited(text, (edits, root) => edits.remove(root.at("spec")!, "none"))).toBe(text);
  });

  it("works between braces", () => {
    const braces = "a: {b: 1, c: {d: 2}, e: 3}\n";
    expect(edited(braces, (edits, root) => edits.set(root.at("a")!, "b", "x: y"))).toBe('a: {b: "x: y", c: {d: 2}, e: 3}\n');
    expect(edited(braces, (edits, root) => edits.set(root.at("a", "c")!, "f", flow([1])))).toBe("a: {b: 1, c: {f: [1], d: 2}, e: 3}\n");
    expect(edited(braces, (edits, root) => edits.remove(root.at("a")!, "c"))).toBe("a: {b: 1, e: 3}\n");
    expect(edited(braces, (edits, root) => edits.remove(root.at("a")!, "e"))).toBe("a: {b: 1, c: {d: 2}}\n");
    expect(edited("a: {}\n", (edits, root) => edits.set(root.at("a")!, "b", 1))).toBe("a: {b: 1}\n");
  });

  it("writes texts of several lines as blocks, or on one line between braces", () => {
    expect(edited("a:\n  q: x\n", (edits, root) => edits.setText(root.at("a", "q")!, "one\ntwo\n"))).toBe("a:\n  q: |\n    one\n    two\n");
    expect(edited("a: {q: x}\n", (edits, root) => edits.setText(root.at("a", "q")!, "one\n  two\n"))).toBe('a: {q: "one two"}\n');
    expect(edited("a:\n  q: |\n    x\n    y\n  z: 1\n", (edits, root) => edits.setText(root.at("a", "q")!, "one"))).toBe("a:\n  q: one\n  z: 1\n");
  });

  it("keeps a missing last line break from gluing lines together", () => {
    expect(edited("a:\n  b: 1", (edits, root) => edits.set(root.at("a")!, "c", 2))).toBe("a:\n  b: 1\n  c: 2\n");
  });
});
