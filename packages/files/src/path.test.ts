import { describe, expect, it } from "vitest";
import { comparePaths, parentsOf, pathProblem } from "./path.ts";

describe("pathProblem", () => {
  it.each(["a", "a/b.yml", ".github/workflows/verify.yml", "a b/ü.md", "..a/b", ".gitlab-ci.yml", "console.ts", "charts/templates/_helpers.tpl"])(
    "accepts %s",
    (path) => {
      expect(pathProblem(path)).toBeUndefined();
    },
  );

  it.each([
    ["", "is empty"],
    ["/a", "is absolute"],
    ["a//b", "holds an empty segment"],
    ["a/", "holds an empty segment"],
    ["a/../b", "leaves its folder by .."],
    ["./a", "holds a . segment"],
    ["a\\b", "holds a backslash; use /"],
    ["C:/a", 'holds one of < > : " | ? *, which Windows refuses'],
    ["a\nb", "holds a control character"],
    [".GIT/config", "lies in .git"],
    ["a/con.txt", 'has the segment "con.txt", a device name on Windows'],
    ["a /b", "has a segment that ends with a dot or a space"],
  ])("refuses %j", (path, problem) => {
    expect(pathProblem(path)).toBe(problem);
  });
});

it("names the folders above a path from the outside in", () => {
  expect(parentsOf("a/b/c.yml")).toEqual(["a", "a/b"]);
});

it("orders by code unit, not by locale", () => {
  expect(["b", "B", "ä", "a"].sort(comparePaths)).toEqual(["B", "a", "b", "ä"]);
});
