import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAll } from "./build.ts";

const base = mkdtempSync(join(tmpdir(), "build-"));
const source = join(import.meta.dirname, "../../packages/create-pipeline");
const installed = join(base, "installed/node_modules/@create-pipeline/create");
const bin = join(installed, "bin/create-pipeline.js");
const pipeline = "version: 1\nservice: { name: orders, kind: library, owner: acme/team-orders, language: node }\nplatform: [github-actions, gitlab-ci]\n";

beforeAll(async () => {
  const packed = join(base, "packed");
  mkdirSync(packed);
  for (const part of ["bin", "package.json"]) cpSync(join(source, part), join(packed, part), { recursive: true });
  await buildAll(join(packed, "dist"));
  const { stdout } = spawnSync("npm", ["pack", "--json", "--ignore-scripts", "--loglevel=error"], { cwd: packed, encoding: "utf8" });
  const tarball = join(packed, (JSON.parse(stdout) as { filename: string }[])[0]!.filename);
  mkdirSync(join(base, "installed"));
  writeFileSync(join(base, "installed/package.json"), "{}");
  spawnSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", tarball], { cwd: join(base, "installed"), encoding: "utf8" });
}, 120_000);
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe("the packed command, installed into an empty folder", () => {
  it("is one package of less than 6 MB", () => {
    expect(readdirSync(join(base, "installed/node_modules")).filter((name) => !name.startsWith("."))).toEqual(["@create-pipeline"]);
    expect(sizeOf(installed)).toBeLessThan(6 * 1024 * 1024);
  });

  it("imports nothing but Node's own modules and its own files", () => {
    const programs = (readdirSync(join(installed, "dist"), { recursive: true }) as string[]).filter(
      (path) => path.endsWith(".js") && !path.startsWith("tasks/"),
    );
    const imported = programs.flatMap((path) =>
      [...readFileSync(join(installed, "dist", path), "utf8").matchAll(/(?:^|[;}])(?:import|export)[^"';()]*?(?:from)?"([^"]+)"/g)].map(
        ([, name = ""]) => name,
      ),
    );

    expect(imported.filter((name) => !name.startsWith(".") && !builtinModules.includes(name.replace(/^node:/, "")))).toEqual([]);
    expect(imported.length).toBeGreaterThan(10);
  });

  it.each(nodes())("writes the same pipeline under %s, finds nothing to do, and checks", (node) => {
    const folder = service();

    const first = run(node, folder, "--yes");
    const again = run(node, folder);

    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(again.stdout).toMatch(/^nothing to do: all \d+ files are up to date\n/);
    expect(run(node, folder, "check")).toMatchObject({ status: 0 });
    expect(snapshot(folder)).toEqual(snapshot(generated(process.execPath)));
  });

  it("loads every command", () => {
    const folder = generated(process.execPath);

    for (const command of [
      ["plan"],
      ["plan", "--format", "html"],
      ["explain"],
      ["explain", "unit-test"],
      ["list"],
      ["generate", "--dry-run"],
      ["--help"],
      ["--version"],
    ]) {
      expect(run(process.execPath, folder, ...command)).toMatchObject({ status: 0, stderr: "" });
    }
  });

  it("gives its exit code, and no stack, for a mistake", () => {
    expect(run(process.execPath, service(), "--yse")).toMatchObject({
      status: 2,
      stderr: 'create-pipeline: unknown option "--yse"\nhint: did you mean "--yes"?\n',
    });
  });

  it("says which Node it needs, on an older one", () => {
    const old = join(base, "old.mjs");
    writeFileSync(old, 'Object.defineProperty(process.versions, "node", { value: "20.18.3" });\n');

    const ran = spawnSync(process.execPath, ["--import", old, bin, "--help"], { encoding: "utf8" });

    expect(ran).toMatchObject({ status: 2, stdout: "" });
    expect(ran.stderr).toContain("create-pipeline needs Node.js 20.19 or newer");
  });

  it("ends quietly when its reader goes away", () => {
    const ran = spawnSync("sh", ["-c", '"$0" "$1" plan --format html | head -1', process.execPath, bin], {
      cwd: generated(process.execPath),
      encoding: "utf8",
    });

    expect(ran).toMatchObject({ stdout: "<!doctype html>\n", stderr: "" });
  });
});

describe.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)("interrupted by %s at any moment", (signal) => {
  it("leaves the repository as it was, or finished; a killed run is undone by the next", async () => {
    const after = snapshot(generated(process.execPath));
    for (let delay = 20; delay <= 260; delay += 20) {
      const folder = service();
      const before = snapshot(folder);
      const child = spawn(process.execPath, [bin, "--yes"], { cwd: folder, stdio: "ignore" });
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await setTimeout(delay);
      child.kill(signal);
      await ended;
      // Any run that writes undoes first; this one has nothing to write.
      if (signal === "SIGKILL") run(process.execPath, folder, "generate", "--set", "version=9");

      expect([before, after]).toContainEqual(snapshot(folder));
      rmSync(folder, { recursive: true });
    }
  });
});

function service(): string {
  const folder = mkdtempSync(join(base, "service-"));
  writeFileSync(join(folder, "pipeline.yaml"), pipeline);
  return folder;
}

function generated(node: string): string {
  const folder = service();
  run(node, folder, "--yes");
  return folder;
}

function run(node: string, cwd: string, ...argv: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(node, [bin, ...argv], { cwd, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** The Node of this repository, and every other that a user may have here. */
function nodes(): string[] {
  const others = (process.env["PATH"] ?? "").split(":").map((folder) => join(folder, "node"));
  const found = [process.execPath, ...others.filter((path) => !path.includes("node_modules") && existsSync(path))];
  return [...new Map(found.map((path) => [spawnSync(path, ["--version"], { encoding: "utf8" }).stdout.trim(), path])).values()];
}

function snapshot(folder: string): Record<string, string> {
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((path) => statSync(join(folder, path)).isFile());
  // Another zlib may pack the same base into other bytes; its hash stands in the lock.
  return Object.fromEntries(files.sort().map((path) => [path, path.endsWith("base.br") ? "" : readFileSync(join(folder, path), "utf8")]));
}

function sizeOf(folder: string): number {
  return (readdirSync(folder, { recursive: true }) as string[])
    .map((path) => statSync(join(folder, path)))
    .filter((status) => status.isFile())
    .reduce((sum, { size }) => sum + size, 0);
}
