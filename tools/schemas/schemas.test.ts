import { describe, expect, test } from "vitest";
import { toJsonSchema } from "./json-schema.ts";
import type { Schema } from "./json-schema.ts";
import { builtInKinds, customKinds } from "./kind-schemas.ts";
import type { CustomResourceDefinition, Swagger } from "./kind-schemas.ts";
import { readSources } from "./sources.ts";

/** Keywords beyond our `Schema` type, as every real API description has them. */
const documented: Schema = JSON.parse('{ "$ref": "#/definitions/a", "description": "text" }');

describe("strict JSON schema", () => {
  test.for<readonly [string, Schema, Schema]>([
    [
      "closes an object with fields",
      { type: "object", properties: { a: { type: "string" } } },
      { type: "object", properties: { a: { type: "string" } }, additionalProperties: false },
    ],
    ["leaves an object without fields open", { type: "object" }, { type: "object" }],
    [
      "keeps the values of a map",
      { type: "object", additionalProperties: { type: "object", properties: {} } },
      { type: "object", additionalProperties: { type: "object", properties: {}, additionalProperties: false } },
    ],
    [
      "leaves an object open that keeps unknown fields",
      { type: "object", properties: {}, "x-kubernetes-preserve-unknown-fields": true },
      { type: "object", properties: {} },
    ],
    [
      "asks an embedded resource for its identity",
      { type: "object", properties: {}, "x-kubernetes-embedded-resource": true },
      { type: "object", properties: {}, required: ["apiVersion", "kind"] },
    ],
    [
      "knows both spellings of int-or-string",
      { "x-kubernetes-int-or-string": true, anyOf: [{ type: "integer" }, { type: "string" }] },
      { oneOf: [{ type: "string" }, { type: "integer" }], anyOf: [{ type: "integer" }, { type: "string" }] },
    ],
    ["reads the format int-or-string", { type: "string", format: "int-or-string" }, { oneOf: [{ type: "string" }, { type: "integer" }] }],
    ["lets a nullable value be null", { type: "string", nullable: true }, { anyOf: [{ type: "null" }, { type: "string" }] }],
    ["moves exclusive bounds", { type: "integer", minimum: 0, exclusiveMinimum: true, maximum: 9 }, { type: "integer", exclusiveMinimum: 0, maximum: 9 }],
    [
      "does not close conditions",
      { type: "object", properties: { a: {} }, oneOf: [{ properties: { a: { enum: [1] } } }] },
      { type: "object", properties: { a: {} }, additionalProperties: false, oneOf: [{ properties: { a: { enum: [1] } } }] },
    ],
    ["drops what only documents", documented, { $ref: "#/definitions/a" }],
  ])("%s", ([, source, expected]) => {
    expect(toJsonSchema(source)).toEqual(expected);
  });
});

const swagger: Swagger = {
  definitions: {
    "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta": { type: "object", properties: { name: { type: "string" } } },
    Tree: {
      type: "object",
      properties: { children: { type: "array", items: { $ref: "#/definitions/Tree" } } },
      "x-kubernetes-group-version-kind": [{ group: "plants.k8s.io", version: "v1", kind: "Tree" }],
    },
    Pod: {
      type: "object",
      properties: { kind: { type: "string" } },
      "x-kubernetes-group-version-kind": [{ group: "", version: "v1", kind: "Pod" }],
    },
    DeleteOptions: {
      type: "object",
      "x-kubernetes-group-version-kind": [
        { group: "", version: "v1", kind: "DeleteOptions" },
        { group: "apps", version: "v1", kind: "DeleteOptions" },
      ],
    },
  },
};

describe("built-in kinds", () => {
  test("lie where kubeconform looks for them", () => {
    expect(builtInKinds(swagger).map(({ file }) => file)).toEqual(["tree-plants-v1.json", "pod-v1.json"]);
  });

  test("carry the definitions they need, even when those recurse", () => {
    expect(builtInKinds(swagger)[0]?.schema.definitions).toEqual({
      Tree: {
        type: "object",
        properties: { children: { type: "array", items: { $ref: "#/definitions/Tree" } } },
        additionalProperties: false,
      },
    });
  });

  test("accept only their own apiVersion and kind", () => {
    expect(builtInKinds(swagger)[0]?.schema).toMatchObject({
      properties: { apiVersion: { const: "plants.k8s.io/v1" }, kind: { const: "Tree" } },
      required: ["apiVersion", "kind"],
    });
    expect(builtInKinds(swagger)[1]?.schema).toMatchObject({ properties: { apiVersion: { const: "v1" } } });
  });

  test("fail on a reference to nothing", () => {
    const broken: Swagger = {
      definitions: {
        Pod: {
          properties: { a: { $ref: "#/definitions/Nope" } },
          "x-kubernetes-group-version-kind": [{ group: "", version: "v1", kind: "Pod" }],
        },
      },
    };

    expect(() => builtInKinds(broken)).toThrow('"Nope"');
  });
});

test("custom resources come once per served version and check their metadata", () => {
  const schema = {
    openAPIV3Schema: { type: "object", properties: { spec: { type: "object" }, metadata: { type: "object" } }, required: ["spec"] },
  };
  const definition: CustomResourceDefinition = {
    kind: "CustomResourceDefinition",
    spec: {
      group: "example.org",
      names: { kind: "Widget" },
      versions: [
        { name: "v1", served: true, schema },
        { name: "v1alpha1", served: false, schema },
      ],
    },
  };

  const kinds = customKinds(definition, swagger);

  expect(kinds.map(({ file }) => file)).toEqual(["example.org/widget_v1.json"]);
  expect(kinds[0]?.schema).toMatchObject({
    required: ["apiVersion", "kind", "spec"],
    properties: { metadata: { $ref: "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta" } },
  });
});

test("every source is pinned by a checksum of the module", () => {
  const { kubernetes, customResources } = readSources();

  expect([...kubernetes, ...customResources].filter(({ sum }) => !/^h1:[A-Za-z0-9+/]{43}=$/.test(sum))).toEqual([]);
});
