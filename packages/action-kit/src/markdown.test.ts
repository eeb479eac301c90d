import { expect, test } from "vitest";
import { markdownCell, markdownCode, markdownTable } from "./markdown.ts";

test("a table survives any text", () => {
  const rows = [
    [markdownCell("a|b\nc"), markdownCode("x | `y`\nz")],
    [markdownCell("<img src=x>[l](u) *b* _i_ \\"), markdownCode("plain")],
  ];

  expect(markdownTable(["One", "Two"], rows)).toBe(
    ["| One | Two |", "| --- | --- |", "| a\\|b c | `` x \\| `y` z `` |", "| \\<img src=x\\>\\[l\\](u) \\*b\\* \\_i\\_ \\\\ | `plain` |"].join("\n"),
  );
});
