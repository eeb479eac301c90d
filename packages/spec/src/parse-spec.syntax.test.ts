import { expect, test } from "vitest";
import { parseSpec } from "./parse-spec.ts";
import { pipeline, rendered } from "./testing/rendered.ts";

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : part)));

test("five lines are a service", () => {
  expect(rendered(pipeline())).toBe("");
  expect(pipeline().trim().split("\n")).toHaveLength(5);
});

test("an empty file, blanks and comments say how to begin", () => {
  expect(rendered("")).toMatchInlineSnapshot(`
    "pipeline.yaml:1:1: the file is empty [spec/empty]
    hint: a pipeline.yaml starts with "version: 1"; create-pipeline writes one
    "
  `);
  expect(rendered("\n  \n# nothing\n")).toMatchInlineSnapshot(`
    "pipeline.yaml:1:1: the file is empty [spec/empty]
    hint: a pipeline.yaml starts with "version: 1"; create-pipeline writes one
    "
  `);
});

test("a file of 10 MB is not read", () => {
  expect(rendered("a".repeat(10_000_000))).toMatchInlineSnapshot(`
    "pipeline.yaml:1:1: the file has 9,766 KiB; at most 256 KiB are read [spec/too-large]
    hint: is this the right file?
    "
  `);
  expect(rendered(new Uint8Array(10_000_000))).toMatchInlineSnapshot(`
    "pipeline.yaml:1:1: the file has 9,766 KiB; at most 256 KiB are read [spec/too-large]
    hint: is this the right file?
    "
  `);
});

test("bytes that are not UTF-8 are named with their place", () => {
  expect(rendered(bytes("version: 1\nservice: { name: ord", [0xe9], "rs }\n"))).toMatchInlineSnapshot(`
    "pipeline.yaml:2:21: byte 0xE9 at offset 31 is not UTF-8 [spec/encoding]
      service: { name: ord�rs }
                          ^
    hint: save the file as UTF-8
    "
  `);
  expect(rendered(bytes([0xff, 0xfe, 0x76, 0]))).toMatchInlineSnapshot(`
    "pipeline.yaml:1:1: the file is UTF-16, not UTF-8 [spec/encoding]
    hint: save it as UTF-8
    "
  `);
  expect(rendered(bytes("a: ", [0xed, 0xa0, 0x80]))).toMatchInlineSnapshot(`
    "pipeline.yaml:1:4: byte 0xED at offset 3 is not UTF-8 [spec/encoding]
      a: ���
         ^
    hint: save the file as UTF-8
    "
  `);
});

test("a byte order mark and Windows line ends are no problem", () => {
  expect(rendered(bytes([0xef, 0xbb, 0xbf], pipeline().replaceAll("\n", "\r\n")))).toBe("");
});

test("tabs are named", () => {
  expect(rendered("version: 1\nservice:\n\tname: orders\n")).toMatchInlineSnapshot(`
    "pipeline.yaml:3:1: a tab in the indentation, which YAML does not allow [spec/tab]
          name: orders
      ^^^^
    hint: indent with spaces
    "
  `);
});

test("one mistake in the syntax is one problem", () => {
  expect(rendered("version: 1\nservice:\n  name: orders: new\n  owner: x\n")).toMatchInlineSnapshot(`
    "pipeline.yaml:3:9: not valid YAML: a second ":" on the line [spec/syntax]
        name: orders: new
              ^
    hint: put a text that holds ": " in quotes, or the nested mapping on a line of its own
    "
  `);
  expect(rendered('version: 1\nservice: { name: "orders\nplatform: gitlab-ci\n')).toMatchInlineSnapshot(`
    "pipeline.yaml:2:18: not valid YAML: the text that begins here has no closing " [spec/syntax]
      service: { name: "orders
                       ^
    "
  `);
  expect(rendered("version: 1\nenvironments: [dev, staging\nplatform: gitlab-ci\n")).toMatchInlineSnapshot(`
    "pipeline.yaml:3:1: not valid YAML: a list that was opened above is not closed with "]" before this [spec/syntax]
      platform: gitlab-ci
      ^
    "
  `);
  expect(rendered("version: 1\nservice:\n  name: orders\n owner: x\n")).toMatchInlineSnapshot(`
    "pipeline.yaml:4:1: not valid YAML: all mapping items must start at the same column [spec/syntax]
       owner: x
      ^
    "
  `);
});

test("a reserved character or a bad escape does not hide the other problems", () => {
  expect(rendered(pipeline({ service: '{ name: "or\\ders", owner: @acme, language: rust }' }))).toMatchInlineSnapshot(`
    "pipeline.yaml:2:1: GitOps needs "service.repository", the address the clusters clone this repository from [spec/missing-key]
      service: { name: "or\\ders", owner: @acme, language: rust }
      ^^^^^^^
    hint: such as "repository: https://github.com/acme/orders.git"
    pipeline.yaml:2:18: service.name is "or\\ders"; it must be 1 to 40 lower-case letters, digits and single hyphens, starting with a letter [spec/form]
      service: { name: "or\\ders", owner: @acme, language: rust }
                       ^^^^^^^^^
    hint: did you mean "or-ders"?
    pipeline.yaml:2:21: not valid YAML: "\\d" is no escape sequence [spec/syntax]
      service: { name: "or\\ders", owner: @acme, language: rust }
                          ^
    hint: write "\\\\" for a backslash, or use single quotes
    pipeline.yaml:2:36: not valid YAML: a text can't start with "@" [spec/syntax]
      service: { name: "or\\ders", owner: @acme, language: rust }
                                         ^
    hint: put the text in quotes
    pipeline.yaml:2:53: service.language is "rust"; it must be node, go or none [spec/choice]
      service: { name: "or\\ders", owner: @acme, language: rust }
                                                          ^^^^
    "
  `);
});

test("the same key twice, a merge key, a key that is no text and a tag are named", () => {
  expect(rendered(`${pipeline()}version: 1\n<<: { a: 1 }\n1: x\n? [a]\n: y\njobs: !job {}\n`)).toMatchInlineSnapshot(`
    "pipeline.yaml:6:1: the key "version" is here twice [spec/duplicate-key]
      version: 1
      ^^^^^^^
    hint: the first one is on line 1
    pipeline.yaml:7:1: merge keys ("<<") are not supported [spec/merge-key]
      <<: { a: 1 }
      ^^
    hint: write the keys out, or use an alias for a whole value
    pipeline.yaml:8:1: the key 1 must be a text [spec/key-type]
      1: x
      ^
    hint: write "1"
    pipeline.yaml:9:3: a key must be a text [spec/key-type]
      ? [a]
        ^^^
    pipeline.yaml:11:7: the tag "!job" means nothing here [spec/tag]
      jobs: !job {}
            ^^^^
    hint: take it away
    "
  `);
});

test("a second document is named", () => {
  expect(rendered(`${pipeline()}---\nversion: 1\n`)).toMatchInlineSnapshot(`
    "pipeline.yaml:6:1: a second YAML document starts here; a pipeline.yaml holds one [spec/multiple-documents]
      ---
      ^^^
    hint: take the "---" away, or give each service a folder with its own pipeline.yaml
    "
  `);
});

test("aliases work, where their anchor stands before them", () => {
  expect(
    rendered(
      pipeline({
        service: "{ name: orders, owner: &owner acme/team, language: go, repository: 'https://github.com/acme/orders.git' }",
        environments: "[dev, { name: production, approval: { reviewers: [*owner] } }]",
      }),
    ),
  ).toBe("");
  expect(rendered(pipeline({ quality: "*nothing", jobs: "&jobs { a: *jobs }" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:6:10: the alias "*nothing" refers to no anchor before it [spec/alias]
      quality: *nothing
               ^^^^^^^^
    hint: write "&nothing" in front of the value it stands for, or quote the text
    pipeline.yaml:7:18: the alias "*jobs" refers to no anchor before it [spec/alias]
      jobs: &jobs { a: *jobs }
                       ^^^^^
    hint: write "&jobs" in front of the value it stands for, or quote the text
    "
  `);
});

test("anchors that explode are stopped", () => {
  const levels = Array.from(
    { length: 30 },
    (_, level) => `a${level}: &a${level} [${level === 0 ? "x" : Array.from({ length: 9 }, () => `*a${level - 1}`).join(", ")}]\n`,
  );

  expect(rendered(levels.join(""))).toMatchInlineSnapshot(`
    "pipeline.yaml:6:1: with its aliases expanded, this holds more than 20,000 values [spec/alias-explosion]
      a5: &a5 [*a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4]
      ^^
    hint: use fewer aliases of aliases
    "
  `);
});

test("values nested without end are stopped", () => {
  expect(rendered("[".repeat(100_000))).toMatchInlineSnapshot(`
    "pipeline.yaml:1:1: nested deeper than any pipeline needs [spec/nesting]
      [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…
      ^
    "
  `);
  expect(rendered("- ".repeat(100_000))).toMatchInlineSnapshot(`
    "pipeline.yaml:1:1: nested deeper than any pipeline needs [spec/nesting]
      - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - …
      ^
    "
  `);
  expect(rendered(`jobs: ${"{ a: ".repeat(50)}1${" }".repeat(50)}\n`)).toMatchInlineSnapshot(`
    "pipeline.yaml:1:167: nested deeper than any pipeline needs [spec/nesting]
      …{ a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: …
                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    "
  `);
});

test("a list or a text at the top is no pipeline", () => {
  expect(rendered("- a\n- b\n")).toMatchInlineSnapshot(`
    "pipeline.yaml:1:1: pipeline.yaml must be a mapping, not a list [spec/type]
      - a
      ^^^
    "
  `);
  expect(rendered("hello\n")).toMatchInlineSnapshot(`
    "pipeline.yaml:1:1: pipeline.yaml must be a mapping, not the text "hello" [spec/type]
      hello
      ^^^^^
    "
  `);
});

test("a place is found for what is written and for what is not", () => {
  const parsed = parseSpec(pipeline({ environments: "[dev, { name: production, host: orders.acme.example }]" }), "pipeline.yaml", { directory: "" });

  expect(parsed.locate(["environments", "production", "host"])).toEqual({ file: "pipeline.yaml", line: 5, column: 47, endColumn: 66 });
  expect(parsed.locate(["environments", 0])).toEqual({ file: "pipeline.yaml", line: 5, column: 16, endColumn: 19 });
  expect(parsed.locate(["environments", "dev", "host"])).toEqual(parsed.locate(["environments", "dev"]));
  expect(parsed.locate(["jobs", "lint"])).toEqual({ file: "pipeline.yaml", line: 1, column: 1, endColumn: 8 });
  expect(parsed.sourceOf(["environments", "production", "host"])).toBe("given");
  expect(parsed.sourceOf(["environments", "dev", "host"])).toBe("default");
});

test("beyond two hundred problems they are counted", () => {
  const printed = rendered(`${pipeline()}${Array.from({ length: 300 }, (_, index) => `zz${index}: 1\n`).join("")}`);

  expect(printed).toContain("there are 100 more problems [spec/too-many]");
});
