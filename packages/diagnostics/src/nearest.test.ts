import { expect, test } from "vitest";
import { editDistance, nearest } from "./nearest.ts";
import { quote } from "./quote.ts";

test.each([
  ["biuld", ["build", "deploy"], "build"],
  ["enviroments", ["environments", "delivery"], "environments"],
  ["fail-on", ["coverage", "failOn"], "failOn"],
  ["Node", ["node", "go"], "node"],
  ["prod", ["dev", "staging", "production"], "production"],
  ["prt", ["port", "paths"], "port"],
  ["dev", ["prd", "qa"], undefined],
  ["xyz", ["build", "deploy"], undefined],
  ["a".repeat(100_000), ["build"], undefined],
  ["build", [], undefined],
] as const)("%s among %j is %s", (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});

test.each([
  ["", "abc", 3],
  ["biuld", "build", 1],
  ["kitten", "sitting", 3],
  ["ca", "abc", 3],
] as const)("from %s to %s it is %d", (from, to, distance) => {
  expect(editDistance(from, to)).toBe(distance);
});

test("somebody's text is quoted on one line and shortened", () => {
  expect(quote('a"b\n\u001b')).toBe('"a\\"b\\n\\u001b"');
  expect(quote("x".repeat(1000))).toHaveLength(62);
});
