import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runScript } from "@create-pipeline/action-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actionIds } from "./build-actions.ts";

const actions = fileURLToPath(new URL("../../../actions/", import.meta.url));
const ids = await actionIds();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bundle-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** In bytes, unminified: people read what they vendor. A larger one says what it carries. */
const MOST = 200_000;
const LARGER: Readonly<Record<string, number>> = {
  // It reads manifests and PromQL: parsers of both, and the mathematics of canaries.
  "canary-gate": 560_000,
};

describe.each(ids)("the bundle of %s", (id) => {
  // A service may say either, or nothing, at its root: the vendored file must run below all three.
  test.each([undefined, "module", "commonjs"])('runs alone below a package.json with "type": %s', async (type) => {
    const script = join(folder, "main.js");
    await copyFile(`${actions}${id}/dist/main.js`, script);
    await writeFile(join(folder, "package.json"), JSON.stringify(type === undefined ? {} : { type }));

    const run = await runScript(script, { inputs: { no_such_input: "x" } });

    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^error: .*input "no_such_input" does not exist/su);
    expect(run.stderr).not.toContain("Warning");
  });

  test("imports nothing, needs nothing, and is small", async () => {
    const text = await readFile(`${actions}${id}/dist/main.js`, "utf8");

    expect(text).not.toMatch(/^\s*import\s/mu);
    expect(text).not.toMatch(/\brequire\(/u);
    expect(text.length).toBeLessThan(LARGER[id] ?? MOST);
  });
});
