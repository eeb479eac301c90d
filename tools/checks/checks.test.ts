import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyRepository } from "../new/testing/copy-repository.ts";

let copy: string;

beforeAll(() => {
  copy = copyRepository();
}, 180_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(program: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(copy, "node_modules", program), ...args], {
    cwd: copy,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return stdout + stderr;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), text);
}

const lines = (count: number): string => "  a += 1;\n".repeat(count);

describe("the linter", () => {
  const twins: readonly [string, string, string][] = [
    ["typescript(no-floating-promises)", "promise.ts", "const wait = async (): Promise<void> => {};\nexport function start(): void {\n  wait();\n}\n"],
    [
      "typescript(switch-exhaustiveness-check)",
      "switch.ts",
      'export function number(name: "one" | "two"): number {\n  switch (name) {\n    case "one":\n      return 1;\n  }\n  return 0;\n}\n',
    ],
    ["eslint(max-lines-per-function)", "long-function.ts", `export function long(): number {\n  let a = 0;\n${lines(60)}  return a;\n}\n`],
    ["eslint(max-lines)", "long-file.ts", "export {};\n// a line\n".repeat(151)],
    ["import(no-default-export)", "default.ts", "export default 1;\n"],
    ["unicorn(filename-case)", "camelCase.ts", "export const one = 1;\n"],
    ["typescript(no-explicit-any)", "any.ts", "export const one: any = 1;\n"],
  ];

  it("names the rule of every spoiled file, and says nothing of a sound one", () => {
    for (const [, file, text] of twins) write(`packages/emit/src/spoiled/${file}`, text);
    write("packages/emit/src/spoiled/first.ts", 'import { second } from "./second.ts";\n\nexport const first = (): number => second();\n');
    write("packages/emit/src/spoiled/second.ts", 'import { first } from "./first.ts";\n\nexport const second = (): number => first();\n');
    write("packages/emit/src/spoiled/sound.ts", "export const one = 1;\n");

    const found = run("oxlint/bin/oxlint", "--format", "unix", "packages/emit/src/spoiled").split("\n");
    const rulesOf = (file: string): string[] => found.filter((line) => line.includes(`/${file}:`)).map((line) => /\[Error\/(.*)\]$/.exec(line)?.[1] ?? line);

    expect(twins.map(([rule, file]) => [file, rulesOf(file).includes(rule)])).toEqual(twins.map(([, file]) => [file, true]));
    expect(rulesOf("first.ts")).toContain("import(no-cycle)");
    expect(rulesOf("sound.ts")).toEqual([]);
  }, 180_000);

  it("leaves goldens, generated and built files alone", () => {
    const ignored = ["packages/emit/expected/a.ts", "packages/emit/dist/a.ts", "packages/emit/src/a.generated.ts"];
    for (const path of ignored) write(path, "export default (1 as any);\n");

    expect(run("oxlint/bin/oxlint", "--format", "unix", ...ignored)).not.toContain("Error/");
  }, 180_000);
});

describe("the formatter", () => {
  it("finds a file in another form", () => {
    write("packages/emit/src/spoiled/form.ts", "export const one   = 1\n");

    expect(run("oxfmt/bin/oxfmt", "--list-different", "packages/emit/src/spoiled")).toContain("form.ts");
  });
});

describe("the search for unused code", () => {
  it("finds a file, an export and a dependency that nobody uses", () => {
    write("packages/emit/src/unused-file.ts", "export const one = 1;\n");
    appendFileSync(join(copy, "packages/diagnostics/src/quote.ts"), "\nexport const unusedExport = 1;\n");
    write(
      "packages/plan/package.json",
      '{ "name": "@create-pipeline/plan", "private": true, "type": "module", "exports": "./src/index.ts", "dependencies": { "handlebars": "4.7.10" } }\n',
    );

    const found = run("knip/bin/knip.js", "--no-progress", "--no-config-hints");

    expect(found).toContain("packages/emit/src/unused-file.ts");
    expect(found).toContain("unusedExport");
    expect(found).toMatch(/handlebars\s+packages\/plan\/package\.json/);
  }, 180_000);
});
