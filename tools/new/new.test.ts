import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kinds, problemOf, wordsOf, type KindName } from "./kinds.ts";
import { addPlatformName, namingLines } from "./platform-names.ts";
import { runAll } from "./steps.ts";
import { copyRepository } from "./testing/copy-repository.ts";

const ID = "demo-one";
const root = join(import.meta.dirname, "../..");
const kindOf = (name: KindName): (typeof kinds)[number] => kinds.find((kind) => kind.name === name)!;

interface Twin {
  readonly kind: KindName;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** What the failing test says. */
  readonly finding: string;
  readonly tests: readonly string[];
}

const twins: readonly Twin[] = [
  {
    kind: "template",
    file: "template.ts",
    from: 'provides: ["source-checked"]',
    to: 'needs: [{ role: "nobody", optional: false }]',
    finding: "plan/missing-role",
    tests: ["templates/contract.test.ts"],
  },
  {
    kind: "action",
    file: "task.json",
    from: '"default": "300"',
    to: '"default": "none"',
    finding: "a default that is accepted",
    tests: ["packages/action-kit/scripts/contract.test.ts", "--testNamePattern", ID],
  },
  {
    kind: "platform",
    file: "read.ts",
    from: "evaluate(job.starts, outcomes, runCancelled)",
    to: "outcomes !== undefined && !runCancelled",
    finding: "start",
    tests: [`packages/platforms/src/${ID}/`],
  },
];

let copy: string;

beforeAll(() => {
  copy = copyRepository();
  // What others are writing right now may not be generated yet.
  runAll(copy, [["tools/reference/main.ts"]]);
}, 180_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** As `npm run new <kind> <id>` runs it. */
function runNew(kind: string, id: string): { status: number | null; output: string } {
  const plop = join(copy, "node_modules/plop/bin/plop.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [plop, "--plopfile", "tools/new/plopfile.ts", kind, id], {
    cwd: copy,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, output: stdout + stderr };
}

/** Changes one thing, runs the tests that must see it, and takes the change back. */
function spoiled({ kind, file, from, to, tests }: Twin): string {
  const path = join(copy, kindOf(kind).room, ID, file);
  const before = readFileSync(path, "utf8");
  expect(before).toContain(from);
  writeFileSync(path, before.replace(from, to));
  try {
    runAll(copy, [["node_modules/vitest/vitest.mjs", "run", ...tests]]);
    return "nothing found";
  } catch (error) {
    return String(error);
  } finally {
    writeFileSync(path, before);
  }
}

describe.each(["template", "action", "platform"] as const)("a new %s", (name) => {
  it("passes the contract tests at once, and its author hears what comes next", () => {
    const { status, output } = runNew(name, ID);

    expect(status, output).toBe(0);
    expect(output).toContain("1. ");
    expect(existsSync(join(copy, kindOf(name).room, ID, "README.md"))).toBe(true);
  }, 180_000);

  it("is not made twice", () => {
    const { status, output } = runNew(name, ID);

    expect(status).not.toBe(0);
    expect(output).toContain(`${kindOf(name).room}/${ID} exists already`);
  });

  it("is not made under a bad name, and nothing is left behind", () => {
    const before = readdirSync(join(copy, kindOf(name).room));

    const { status, output } = runNew(name, "Bad_Name");

    expect(status).not.toBe(0);
    expect(output).toContain('"Bad_Name" is no id');
    expect(readdirSync(join(copy, kindOf(name).room))).toEqual(before);
  });
});

describe("what was made", () => {
  it("has the right types, no finding of the linter, and the formatter's form", () => {
    const made = kinds.map(({ room }) => join(room, ID));
    const ours = (output: string): string[] => output.split("\n").filter((line) => line.includes(ID));
    const program = (path: string, ...args: string[]): string =>
      spawnSync(process.execPath, [join(copy, "node_modules", path), ...args], { cwd: copy, encoding: "utf8" }).stdout;

    expect(ours(program("typescript/bin/tsc", "--noEmit", "--pretty", "false"))).toEqual([]);
    expect(ours(program("oxlint/bin/oxlint", "--format", "unix", ...made))).toEqual([]);
    expect(ours(program("oxfmt/bin/oxfmt", "--list-different", ...made))).toEqual([]);
  }, 180_000);

  it("leaves nothing to generate", () => {
    expect(() => runAll(copy, [["tools/reference/main.ts", "--check"]])).not.toThrow();
  }, 180_000);

  it.each(twins)(
    "fails its tests when it is spoiled: $kind",
    (twin) => {
      expect(spoiled(twin)).toContain(twin.finding);
    },
    180_000,
  );
});

describe("an id", () => {
  const template = kindOf("template");

  it.each(["a", "1a", "A", "a_b", "a--b", "a-", "-a", "../a", "", "a".repeat(41), "shared"])("is refused: %j", (id) => {
    expect(problemOf(template, id, () => false)).toBeTypeOf("string");
  });

  it.each(["ab", "argo-cd", "k8s"])("is accepted: %j", (id) => {
    expect(problemOf(template, id, () => false)).toBeUndefined();
  });

  it("gives the words of the skeletons", () => {
    expect(wordsOf("aws-codepipeline")).toMatchObject({ title: "Aws codepipeline", variable: "awsCodepipeline" });
  });
});

describe("the lines that name the platforms", () => {
  it.each(namingLines)("are where they are expected: $file", (line) => {
    const text = readFileSync(join(root, line.file), "utf8");

    const changed = addPlatformName(text, line, ID);

    expect(changed).toContain(`"${ID}"`);
    expect(addPlatformName(changed, line, ID)).toBe(changed);
  });

  it("are never guessed", () => {
    expect(() => addPlatformName("export const other = 1;\n", namingLines[0]!, ID)).toThrow('add "demo-one" by hand');
  });
});
