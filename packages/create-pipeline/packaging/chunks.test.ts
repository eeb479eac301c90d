import { statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importsOf, installPacked } from "./testing/installed.ts";
import type { Installed } from "./testing/installed.ts";

let installed: Installed;
beforeAll(async () => {
  installed = await installPacked();
}, 120_000);
afterAll(() => installed.remove());

/** What may be bundled, and which part of it: a library that is not here was not weighed. */
const allowed: Readonly<Record<string, RegExp>> = {
  yaml: /^browser\//,
  // The runtime: templates are compiled at build.
  handlebars: /^(?:runtime\.js|dist\/cjs\/handlebars\.runtime\.js|dist\/cjs\/handlebars\/(?!compiler\/))/,
  diff: /^libesm\//,
  "@actions/expressions": /^dist\//,
  // The grammar of PromQL: only canary reads queries, and asks for it late.
  "@lezer/common": /^dist\/index\.js$/,
  "@lezer/highlight": /^dist\/index\.js$/,
  "@lezer/lr": /^dist\/index\.js$/,
  "@prometheus-io/lezer-promql": /^dist\/index\.es\.js$/,
  "@clack/core": /^dist\//,
  "@clack/prompts": /^dist\//,
  "fast-string-truncated-width": /^dist\//,
  "fast-string-width": /^dist\//,
  "fast-wrap-ansi": /^lib\//,
  sisteransi: /^dist\//,
};

describe("what a run loads", () => {
  it("is made of few libraries: no schema compiler, no template compiler, no toolkit", () => {
    const others = [...installed.bundled].flatMap(([name, files]) =>
      files.filter((file) => allowed[name]?.test(file) !== true).map((file) => `${name}/${file}`),
    );

    expect(others).toEqual([]);
    expect([...installed.bundled.keys()].filter((name) => /^(?:zod|ajv|@actions\/core|@pulumi\/.*|esbuild|typescript)$/.test(name))).toEqual([]);
    expect(Object.keys(allowed).filter((name) => !installed.bundled.has(name))).toEqual([]);
  });

  it.each([
    { what: "--help and --version", entry: "dist/main.js", most: 24 },
    { what: "check", entry: "dist/check.js", most: 32 },
    { what: "the questions", entry: "dist/interview.js", most: 80 },
    { what: "a whole pipeline", entry: "dist/generate.js", most: 800 },
  ])("$what: at most $most KB before the first line of it runs", ({ entry, most }) => {
    expect(loadedBytes(entry) / 1000).toBeLessThan(most);
  });

  it("starts without the renderer: it is reached by late imports only", () => {
    const reached = [...closure("dist/main.js")].map((path) => relative(installed.folder, path));

    expect(reached).toEqual(["dist/main.js"]);
    expect(importsOf(join(installed.folder, "dist/main.js")).later).toEqual(expect.arrayContaining(["./generate.js", "./check.js"]));
  });
});

function loadedBytes(entry: string): number {
  return [...closure(entry)].reduce((sum, path) => sum + statSync(path).size, 0);
}

/** The file and all that it imports at once. */
function closure(entry: string, seen: Set<string> = new Set()): Set<string> {
  const path = join(installed.folder, entry);
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const name of importsOf(path).atOnce) closure(relative(installed.folder, join(dirname(path), name)), seen);
  return seen;
}
