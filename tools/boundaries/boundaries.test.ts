import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyRepository } from "../new/testing/copy-repository.ts";
import { findBreaches, parseReport } from "./find-breaches.ts";
import { crossImports, platformNames, testOnlyImports } from "./rules.ts";
import { importsOf, readSources } from "./sources.ts";

const root = join(import.meta.dirname, "../..");
const TAGS = ["action", "content", "dev", "entry", "flow", "foundation", "language", "target"];
const platforms = readdirSync(join(root, "packages/platforms/src"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "shared")
  .map(({ name }) => name);

function workspaces(): string[] {
  return ["packages", "actions", "templates"].flatMap((room) =>
    readdirSync(join(root, room), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(join(root, room, entry.name, "package.json")))
      .map(({ name }) => `${room}/${name}`),
  );
}

describe("the packages", () => {
  it("each belong to one layer", () => {
    const layers = workspaces().map((folder) => {
      const file = join(root, folder, "turbo.json");
      const { tags } = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { tags: string[] }) : { tags: [] };
      return [folder, tags.filter((tag) => tag !== "task")] as const;
    });

    expect(layers.filter(([, tags]) => tags.length !== 1 || !TAGS.includes(tags[0] ?? ""))).toEqual([]);
  });

  it("keep to their layers", () => {
    expect(findBreaches(root).breaches).toEqual([]);
  }, 180_000);
});

describe("a copy with one wrong import", () => {
  let copy: string;
  beforeAll(() => {
    copy = copyRepository();
  }, 180_000);
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  const twins: readonly [string, string, string, RegExp][] = [
    ["a foundation that uses the language", "packages/emit", "@create-pipeline/spec", /denylist for `@create-pipeline\/emit`: `language`/],
    ["a plan that uses a platform", "packages/plan", "@create-pipeline/platforms", /denylist for `@create-pipeline\/plan`: `target`/],
    ["a package that uses the command", "packages/detect", "@create-pipeline/create", /denylist for `@create-pipeline\/detect`: `entry`/],
    ["a task that uses another", "actions/deploy", "@create-pipeline/action-rollback", /denylist for `@create-pipeline\/action-rollback`: `action`/],
    ["a task that reads pipeline.yaml", "actions/deploy", "@create-pipeline/spec", /denylist for `@create-pipeline\/action-deploy`: `language`/],
    ["a template that uses another", "templates/go", "@create-pipeline/template-node", /denylist for `@create-pipeline\/template-go`: `content`/],
  ];

  it.each(twins)(
    "is refused: %s",
    (_, folder, wanted, finding) => {
      const manifest = join(copy, folder, "package.json");
      const before = readFileSync(manifest, "utf8");
      const parsed = JSON.parse(before) as { dependencies?: Record<string, string> };
      writeFileSync(manifest, JSON.stringify({ ...parsed, dependencies: { ...parsed.dependencies, [wanted]: "*" } }));

      const { breaches } = findBreaches(copy);
      writeFileSync(manifest, before);

      expect(breaches.filter((breach) => finding.test(breach))).not.toEqual([]);
    },
    180_000,
  );

  it("is refused: an import that package.json does not name", () => {
    appendFileSync(join(copy, "packages/emit/src/json.ts"), 'import "@create-pipeline/files";\n');

    expect(
      findBreaches(copy).breaches.filter((breach) => breach.includes("packages/emit/src/json.ts") && breach.includes("`@create-pipeline/files`")),
    ).toHaveLength(1);
  }, 180_000);

  it("is refused: a file of another package", () => {
    appendFileSync(join(copy, "packages/emit/src/markdown.ts"), 'import "../../files/src/index.ts";\n');

    expect(
      findBreaches(copy).breaches.filter((breach) => breach.includes("packages/emit/src/markdown.ts") && breach.includes("leaves the package")),
    ).toHaveLength(1);
  }, 180_000);
});

it("a run of turbo that says nothing is not taken for success", () => {
  expect(() => parseReport("", 0)).toThrow("did not come to an end");
  expect(() => parseReport("Checked 1 files in 1 packages, 1 issues found", 1)).toThrow("without a finding");
});

describe("the plan", () => {
  it("names no platform", () => {
    expect(platformNames(readSources(root, "packages/plan"), platforms)).toEqual([]);
  });

  it("is refused with a platform's name", () => {
    const sources = new Map([["packages/plan/src/x.ts", 'if (platform === "gitlab-ci") {}\n// As on GitHub.']]);

    expect(platformNames(sources, platforms)).toHaveLength(2);
  });
});

describe("a platform", () => {
  it("imports no other", () => {
    expect(crossImports(readSources(root, "packages/platforms"), platforms)).toEqual([]);
  });

  it("is refused when it does", () => {
    const sources = new Map([["packages/platforms/src/gitlab-ci/read/x.ts", 'import { y } from "../../github-actions/variables.ts";']]);

    expect(crossImports(sources, platforms)).toEqual(["packages/platforms/src/gitlab-ci/read/x.ts imports github-actions"]);
  });
});

describe("what is for tests", () => {
  it("is imported by tests only", () => {
    expect(testOnlyImports(readSources(root, "packages", "actions", "templates"))).toEqual([]);
  });

  it("is refused elsewhere", () => {
    const text =
      'import { service } from "@create-pipeline/testing";\nimport { x } from "@create-pipeline/state/testing";\nimport { y } from "../../../tools/index.ts";\nimport { startLab } from "@create-pipeline/lab";\n';

    expect(
      testOnlyImports(
        new Map([
          ["packages/spec/src/x.ts", text],
          ["packages/spec/src/x.test.ts", text],
        ]),
      ),
    ).toHaveLength(4);
  });
});

it("finds every way to import", () => {
  const text =
    'import a from "a";\nimport {\n  b,\n} from "b";\nimport "c";\nexport * from "d";\nconst e = await import("e");\nexport const text = `import f from f`;\n';

  expect(importsOf(text)).toEqual(["a", "b", "c", "d", "e"]);
});
