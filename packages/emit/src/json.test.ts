import { expect, it } from "vitest";
import { emitJson } from "./json.ts";

it("writes two spaces, insertion order and a final newline", () => {
  expect(emitJson({ b: [1], a: {} })).toBe('{\n  "b": [\n    1\n  ],\n  "a": {}\n}\n');
});

it("sorts keys by code unit at every depth when asked", () => {
  expect(emitJson({ b: { ä: 1, Z: 2, a: 3 }, a: [{ y: 1, x: 2 }] }, { sortKeys: true })).toBe(
    '{\n  "a": [\n    {\n      "x": 2,\n      "y": 1\n    }\n  ],\n  "b": {\n    "Z": 2,\n    "a": 3,\n    "ä": 1\n  }\n}\n',
  );
});

it("refuses a value that has no JSON form", () => {
  expect(() => emitJson(undefined)).toThrow(TypeError);
});
