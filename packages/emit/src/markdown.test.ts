import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeFence, escapeMarkdown, inlineCode, markdownTable } from "./markdown.ts";

describe("escapeMarkdown", () => {
  it.each([
    ["a *b* _c_ `d` <e> [f](g) #h", "a \\*b\\* \\_c\\_ \\`d\\` \\<e\\> \\[f\\](g) \\#h"],
    ["- item", "\\- item"],
    ["1. item", "1\\. item"],
    ["two\nlines", "two lines"],
    ["&amp;", "\\&amp;"],
  ])("shows %j as it is", (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });
});

describe("codeFence", () => {
  it("can't be closed by its content", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("`", "```", "````", "\n", "a", "~~~")).map((parts) => parts.join("")),
        (content) => {
          const [open, ...rest] = codeFence(content, "yaml\n```").split("\n");
          const fence = open!.replace("yaml", "");
          const closing = rest.findIndex((line) => new RegExp(`^ {0,3}\`{${fence.length},} *$`).test(line));

          expect(rest.slice(closing)).toEqual([fence, ""]);
          expect(`${rest.slice(0, closing).join("\n")}`.trimEnd()).toBe(content.trimEnd());
        },
      ),
    );
  });
});

it("closes inline code behind the longest run of backticks", () => {
  expect(inlineCode("a `` b")).toBe("```a `` b```");
  expect(inlineCode("`a`")).toBe("`` `a` ``");
});

it("keeps a pipe or a newline inside its cell", () => {
  expect(
    markdownTable(
      ["job", "why"],
      [
        ["a||b", "two\nlines"],
        ["c\\|d", "e\\\\|f"],
      ],
    ),
  ).toBe("| job | why |\n| --- | --- |\n| a\\|\\|b | two<br>lines |\n| c\\|d | e\\\\\\|f |\n");
});
