import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, parseDocument } from "yaml";
import { comment, commentAbove, emitYaml, flow, spaced, tagged } from "./index.ts";
import type { YamlValue } from "./index.ts";

const sha = "3d3c42e5aac5ba805825da76410c181273ba90b1";

/** Strings that readers are known to take for something else, or that break a careless writer. */
const hostile = [
  "",
  " ",
  "a ",
  " a",
  "on",
  "Yes",
  "NO",
  "y",
  "N",
  "null",
  "Null",
  "~",
  "true",
  "0x1F",
  "0o17",
  "0b1",
  "017",
  "1_000",
  "1,000",
  "12:30",
  "190:20:30.15",
  ".",
  ".5",
  "5.",
  "1e3",
  "1.5e+3",
  "+1",
  "-1",
  ".inf",
  "-.INF",
  ".nan",
  "=",
  "<<",
  "2026-11-23",
  "2026-11-23T10:00:00Z",
  "- a",
  "-",
  "--",
  "---",
  "...",
  "? a",
  "?",
  ": a",
  ":a",
  ":",
  "a:",
  "a: b",
  "a #b",
  "#a",
  "&a",
  "*a",
  "!a",
  "!!str a",
  "|",
  ">",
  "'",
  '"',
  "%a",
  "@a",
  "`a",
  "[a]",
  "{a: b}",
  "{{ a }}",
  "${{ secrets.A }}",
  "$(a)",
  "$[[ a ]]",
  "a\n",
  "a\n\n",
  "\n",
  "\n\n",
  "\na",
  " a\nb",
  "\n  a\nb",
  "a\n b",
  "a \nb",
  "a\n \nb",
  "a\tb",
  "\ta\nb",
  "a\n\tb",
  "a\r\nb",
  "a\u0085b",
  "a\u2028b\n",
  "\ufeffa",
  "a\u0000b",
  "\ud800",
  "\udc00x",
  "😀",
  "a😀\nb",
  "\u00a0",
  "\\",
  "\\n",
  "a'b\"c",
  "--- a\nb",
  "... \n",
  "# a\nb",
  "1.2.3",
  "v1",
  "22.x",
  "ubuntu-24.04",
  "--flag",
  "-x",
  "it's",
];

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(...hostile),
  fc.array(fc.constantFrom("a", " ", "\n", "\t", ":", "#", "-", "'", '"', "\\", "\r", "😀", "1", "."), { maxLength: 12 }).map((parts) => parts.join("")),
);
const scalar = fc.oneof(text, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
const tree = fc.letrec<{ value: YamlValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(text, tie("value")), { maxLength: 4 }).map((entries) => new Map(entries)),
  ),
})).value;
const decorated = fc.letrec<{ value: YamlValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.tuple(scalar, text).map(([value, words]) => comment(value, words)),
    fc.tuple(tie("value"), text, text).map(([value, words, more]) => commentAbove(comment(value, words), more)),
    fc.array(tie("value"), { maxLength: 4 }).map((items) => spaced(items)),
    fc.array(tie("value"), { maxLength: 4 }).map((items) => flow(items)),
    fc.array(fc.tuple(text, tie("value")), { maxLength: 4 }).map((entries) => spaced(new Map(entries))),
    fc.array(fc.tuple(text, tie("value")), { maxLength: 4 }).map((entries) => commentAbove(new Map(entries), "above")),
  ),
})).value;

describe("emitYaml", () => {
  it.each(["1.1", "1.2"] as const)("writes what YAML %s reads back", (version) => {
    fc.assert(
      fc.property(tree, (value) => void expect(read(emitYaml(value), version)).toEqual(plain(value))),
      { numRuns: 3000 },
    );
  });

  it.each(["1.1", "1.2"] as const)("lets no comment, blank line or flow style change what YAML %s reads", (version) => {
    fc.assert(
      fc.property(decorated, text, (value, header) => void expect(read(emitYaml(value, { header }), version)).toEqual(plain(value))),
      { numRuns: 3000 },
    );
  });

  it("writes no tab, no trailing space, no carriage return, and ends with one newline unless a block keeps more", () => {
    fc.assert(
      fc.property(decorated, (value) => {
        const output = emitYaml(value);

        expect(output).not.toMatch(/[\t\r]| \n/);
        expect(output.endsWith("\n")).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(hostile)("reads %j back in every position", (string) => {
    const value = { [`k${string}`]: string, list: [string, [string], { a: string }], flow: [string, { [string]: string }] };
    const output = emitYaml({ ...value, flow: flow([string, { [string]: string }]) });

    for (const version of ["1.1", "1.2"] as const) expect(read(output, version)).toEqual(plain(value));
  });

  it("looks like a workflow a person would write", () => {
    const workflow = spaced({
      name: "verify",
      on: { pull_request: null, merge_group: null, push: { branches: flow(["main"]) } },
      permissions: comment({}, "each job asks for what it uses"),
      concurrency: { group: "verify-${{ github.ref }}", "cancel-in-progress": true },
      jobs: spaced({
        test: {
          name: "unit tests",
          permissions: { contents: comment("read", "checkout"), "id-token": comment("write", "keyless signing") },
          "timeout-minutes": 10,
          steps: [
            { uses: comment(`actions/checkout@${sha}`, "v7.0.1"), with: { "persist-credentials": false } },
            commentAbove({ name: "test", run: "npm ci\nnpm test -- --coverage\n", env: { PORT: "8080", LEVEL: "on" } }, "the gate"),
          ],
        },
        lint: { steps: [{ run: "npm run lint" }], script: [tagged("!reference", [".setup", "script"])] },
      }),
    });

    expect(emitYaml(workflow, { header: "Generated by create-pipeline.\n\nEdit pipeline.yaml instead.", plainKeys: ["on"] })).toMatchInlineSnapshot(`
      "# Generated by create-pipeline.
      #
      # Edit pipeline.yaml instead.
      name: verify

      on:
        pull_request:
        merge_group:
        push:
          branches: [main]

      permissions: {} # each job asks for what it uses

      concurrency:
        group: verify-\${{ github.ref }}
        cancel-in-progress: true

      jobs:
        test:
          name: unit tests
          permissions:
            contents: read # checkout
            id-token: write # keyless signing
          timeout-minutes: 10
          steps:
            - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
              with:
                persist-credentials: false
            # the gate
            - name: test
              run: |
                npm ci
                npm test -- --coverage
              env:
                PORT: "8080"
                LEVEL: "on"

        lint:
          steps:
            - run: npm run lint
          script:
            - !reference [.setup, script]
      "
    `);
  });

  it("keeps a commit of digits only a string", () => {
    expect(emitYaml({ revision: "12345678901234567890", short: "1e10" })).toBe('revision: "12345678901234567890"\nshort: "1e10"\n');
  });

  it("keeps the order of keys that look like numbers when they come in a map", () => {
    expect(
      emitYaml(
        new Map([
          ["b", 1],
          ["10", 2],
          ["2", 3],
        ]),
      ),
    ).toBe('b: 1\n"10": 2\n"2": 3\n');
  });

  it("leaves out entries that are undefined", () => {
    expect(emitYaml({ a: undefined, b: { c: undefined } })).toBe("b: {}\n");
  });

  it("keeps a custom tag", () => {
    const output = emitYaml({ script: [tagged("!reference", [".setup", "script"])] });

    const node = parseDocument(output, { customTags: [{ tag: "!reference", collection: "seq" }] }).getIn(["script", 0]);
    expect(output).toBe("script:\n  - !reference [.setup, script]\n");
    expect(node).toMatchObject({ tag: "!reference" });
  });

  it("refuses a key that a reader would not take as one", () => {
    expect(() => emitYaml({ ["k".repeat(1025)]: 1 })).toThrow("a YAML key of 1025 characters");
  });
});

/** Maps as lists of entries, so that __proto__, key order and -0 are compared too. */
function read(output: string, version: "1.1" | "1.2"): unknown {
  return plain(parse(output, { version, mapAsMap: true, uniqueKeys: false, maxAliasCount: 0, logLevel: "error" }));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return { map: [...value].map(([key, item]) => [key, plain(item)]) };
  if (typeof value !== "object" || value === null) return value;
  if ("value" in value && Object.getOwnPropertySymbols(value).length > 0) return plain(value.value);
  return { map: Object.entries(value).map(([key, item]) => [key, plain(item)]) };
}
