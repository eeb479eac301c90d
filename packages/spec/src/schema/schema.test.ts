import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { generatedFiles } from "../../scripts/generated-files.ts";
import { specCodes } from "../codes.ts";
import { validate } from "../validate.generated.js";
import * as patterns from "./patterns.ts";
import { spellings } from "./schema-at.ts";
import { isMapNode, isObjectNode, type SchemaNode } from "./schema-node.ts";
import { schema } from "./schema.ts";

function* nodes(node: SchemaNode, path: string): Generator<readonly [string, SchemaNode]> {
  yield [path, node];
  for (const spelling of spellings(node)) {
    if (spelling !== node) yield [path, spelling];
    if (isObjectNode(spelling)) for (const [key, child] of Object.entries(spelling.properties)) yield* nodes(child, `${path}.${key}`);
    else if (isMapNode(spelling)) yield* nodes(spelling.additionalProperties, `${path}.*`);
    else if (spelling.type === "array") yield* nodes(spelling.items, `${path}[]`);
  }
}

const all = [...nodes(schema, "")];
const published: unknown = JSON.parse(generatedFiles().get("schema.json") ?? "");
const ajv = new Ajv2020({ strict: true, keywords: ["patternErrorMessage"], strictRequired: false });

test.each([...generatedFiles().keys()])("%s is fresh: npm run generate -w @create-pipeline/spec", (path) => {
  expect(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")).toBe(generatedFiles().get(path));
});

test("every key has a title and a sentence about it", () => {
  expect(all.filter(([, node]) => node.title === "" || !/^.{3,}$/.test(node.description)).map(([path]) => path)).toEqual([]);
});

test("every default and every example is allowed where it stands", () => {
  const wrong = all.flatMap(([path, node]) => {
    const { $schema: _, ...plain } = JSON.parse(JSON.stringify(node)) as Record<string, unknown>;
    const check = new Ajv2020({ strict: false }).compile(plain);
    return [...(node.default === undefined ? [] : [node.default]), ...(node.examples ?? [])]
      .filter((value) => !check(value))
      .map((value) => `${path}: ${JSON.stringify(value)}`);
  });

  expect(wrong).toEqual([]);
});

test("a computed or fixed default says why", () => {
  const silent = all.filter(([, node]) => node.computed !== undefined && node.because === undefined).map(([path]) => path);

  expect(silent).toEqual([]);
});

test("the published schema is a valid JSON Schema 2020-12", () => {
  expect(ajv.validateSchema(published as object)).toBe(true);
});

test("editors and the compiled validator agree on any document", () => {
  const check = ajv.compile(published as object);
  const key = fc.oneof(
    fc.constantFrom(...new Set(all.flatMap(([, node]) => (isObjectNode(node as never) ? Object.keys((node as { properties: object }).properties) : [])))),
    fc.string(),
  );
  const scalar = fc.oneof(
    fc.constantFrom(...all.flatMap(([, node]) => [...(node.examples ?? []), ...("enum" in node ? (node.enum ?? []) : [])])),
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const { document } = fc.letrec((tie) => ({
    document: fc.oneof({ depthSize: "small" }, scalar, fc.array(tie("document"), { maxLength: 3 }), fc.dictionary(key, tie("document"), { maxKeys: 5 })),
  }));
  const parts = fc.record(
    {
      version: fc.constantFrom(1, 2),
      service: document,
      platform: document,
      build: document,
      delivery: document,
      environments: document,
      jobs: document,
      tasks: document,
    },
    { requiredKeys: [] },
  );

  fc.assert(
    fc.property(parts, (value) => {
      expect(validate(value)).toBe(check(value));
    }),
    { numRuns: 2000 },
  );
});

test("no pattern takes long on a hostile text", () => {
  const hostile = [
    "a".repeat(200_000),
    "a-".repeat(100_000),
    "a.".repeat(100_000),
    `${"a/".repeat(100_000)}!`,
    " ".repeat(200_000),
    "-".repeat(200_000),
    `ghcr.io/${"a__".repeat(60_000)}`,
    "0".repeat(200_000),
  ];

  for (const { pattern } of Object.values(patterns)) {
    const expression = new RegExp(pattern, "u");
    const start = performance.now();
    for (const text of hostile) expression.test(text);
    expect(performance.now() - start, pattern).toBeLessThan(5000);
  }
});

test("every code has a line about it", () => {
  expect(Object.values(specCodes).filter((line) => line.length < 10)).toEqual([]);
});
