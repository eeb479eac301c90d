import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const scratch = mkdtempSync(join(tmpdir(), "compile-cache-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Enables it in a process of its own and says where Node then keeps what it compiled. */
function directoryWith(env: Readonly<Record<string, string>>): string {
  const program = `import { keepCompiledCode } from ${JSON.stringify(join(import.meta.dirname, "compile-cache.ts"))};
    import { getCompileCacheDir } from "node:module";
    keepCompiledCode(process.env);
    console.log(getCompileCacheDir() ?? "none");`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8", env });
  return stdout.trim() || stderr;
}

describe("keepCompiledCode", () => {
  it("keeps it in the user's own cache", () => {
    expect(directoryWith({ HOME: scratch })).toMatch(new RegExp(`^${scratch}/\\.cache/create-pipeline/compiled/`));
    expect(directoryWith({ HOME: "/nowhere", XDG_CACHE_HOME: join(scratch, "xdg") })).toMatch(new RegExp(`^${scratch}/xdg/create-pipeline/compiled/`));
  });

  it.each([
    ["in CI", { HOME: scratch, CI: "true" }],
    ["without a home", {}],
    ["with a home that is no folder of its own", { HOME: "somewhere" }],
    ["where Node is told not to", { HOME: scratch, NODE_DISABLE_COMPILE_CACHE: "1" }],
    ["where nothing can be written", { HOME: "/dev/null" }],
  ])("keeps nothing %s", (_, env) => {
    expect(directoryWith(env as Readonly<Record<string, string>>)).toBe("none");
  });

  it("leaves the user's own choice alone", () => {
    const chosen = join(scratch, "chosen");

    expect(directoryWith({ HOME: scratch, NODE_COMPILE_CACHE: chosen })).toContain(chosen);
    expect(readdirSync(chosen)).not.toEqual([]);
  });
});
