import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isStartedByPush } from "./harness/act.ts";
import { standIns, withLocalInputs } from "./harness/stand-ins.ts";

describe("the local runs", () => {
  it("name everything that stands for something else", () => {
    const page = readFileSync(new URL("README.md", import.meta.url), "utf8");
    const rows = standIns.map(({ of, by, because }) => `| ${of} | ${by} | ${because} |`);

    expect(page.slice(page.indexOf("| instead of |"))).toBe(["| instead of | there is | because |", "|---|---|---|", ...rows, ""].join("\n"));
  });

  it.each([
    ["on:\n  push:\n    branches: [main]\n", "environments", false],
    ["on:\n  push:\n    branches: [main]\n", "main", true],
    ["on:\n  push:\n", "environments", true],
    ["on:\n  push:\n    tags: ['v*']\n", "environments", false],
    ["on:\n  push:\n    branches: ['**']\n", "environments", true],
    ["on:\n  push:\n    branches: ['rel*']\n", "rel/1", false],
    ["on:\n  pull_request:\n", "environments", false],
  ])("know what a push starts: %j on %s", (workflow, branch, expected) => {
    expect(isStartedByPush(workflow, branch)).toBe(expected);
  });

  it("add inputs in each platform's own form, and only where they are missing", () => {
    expect(withLocalInputs('  INPUT_TIMEOUT_MINUTES: "15"\n')).toBe('  INPUT_TIMEOUT_MINUTES: "15"\n  INPUT_INTERVAL_SECONDS: "0.2"\n');
    expect(withLocalInputs("  export INPUT_TIMEOUT_MINUTES='15'\n")).toBe("  export INPUT_TIMEOUT_MINUTES='15'\n  export INPUT_INTERVAL_SECONDS='0.2'\n");
    expect(withLocalInputs("INPUT_TRANSPARENCY: private\n  INPUT_KEY_PASSWORD: x\n")).toBe("INPUT_TRANSPARENCY: private\n  INPUT_KEY_PASSWORD: x\n");
  });
});
