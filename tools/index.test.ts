import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { toolsRoot } from "./cache.ts";
import { loadExceptions } from "./exceptions.ts";
import { findTool, requireTool, schemasDir, toolPath } from "./index.ts";
import { kindOf } from "./kinds/index.ts";
import { readSkips } from "./skips.ts";
import { tools } from "./tools.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

const emptyCache = (): void => void vi.stubEnv("CREATE_PIPELINE_CACHE", join(toolsRoot, "no-such-cache"));

describe("the table of tools", () => {
  test("names every tool once", () => {
    const names = tools.map(({ name }) => name);

    expect(names).toEqual([...new Set(names)]);
  });

  test("has one wrapper module per Go tool and no other", () => {
    const modules = tools.flatMap((tool) => (tool.kind === "go" ? [tool.module ?? join("go", tool.name)] : []));
    const folders = ["go", join("lab", "components")].flatMap((room) =>
      readdirSync(join(toolsRoot, room), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => join(room, name)),
    );

    expect(folders.sort()).toEqual([...new Set(modules)].sort());
  });

  test.for(tools.map((tool) => [tool.name, tool] as const))("knows the version of %s from its pins", ([, tool]) => {
    expect(kindOf(tool).version(tool)).toMatch(/^v?\d+\.\d+|^as /);
  });
});

describe("a tool that is not installed", () => {
  test("is not found", () => {
    emptyCache();

    expect(findTool("actionlint")).toBeUndefined();
  });

  test("has no path, and the error says how to get one", async () => {
    emptyCache();

    await expect(toolPath("actionlint")).rejects.toThrow("tools/install/main.ts actionlint");
    expect(() => schemasDir()).toThrow("tools/install/main.ts kubernetes-schemas");
  });

  test("skips a test on a developer's machine, with the reason", () => {
    emptyCache();
    vi.stubEnv("CI", undefined);

    expect(requireTool("zizmor")).toEqual({ skip: expect.stringContaining("zizmor is not installed") });
  });

  test("fails a test in CI", () => {
    emptyCache();
    vi.stubEnv("CI", "true");

    expect(() => requireTool("zizmor")).toThrow("skips.json does not allow that");
  });
});

test("a name that is not in the table is a mistake, not a missing tool", () => {
  expect(() => findTool("actionlnt")).toThrow('there is no tool named "actionlnt"');
});

test("skips.json and exceptions.json are sound and name tools of the table", () => {
  const names = new Set(tools.map(({ name }) => name));

  expect(readSkips().filter(({ tool, reason }) => !names.has(tool) || reason.trim() === "")).toEqual([]);
  expect(() => loadExceptions()).not.toThrow();
});
