import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesIn, hostNode, installPacked, runAlone, sizeOf } from "./testing/installed.ts";
import type { Installed } from "./testing/installed.ts";

const orders = join(import.meta.dirname, "../../../examples/orders");
let installed: Installed;
beforeAll(async () => {
  installed = await installPacked();
}, 120_000);
afterAll(() => installed.remove());

describe("the packed tarball", () => {
  it("holds the program, its licence and its README, and nothing else", () => {
    const expected = /^(?:package\.json|README\.md|LICENSE|bin\/create-pipeline\.js|dist\/(?:chunks\/)?[\w.-]+\.js(?:\.LEGAL\.txt)?|dist\/tasks\/[\w-]+\.js)$/;

    expect(filesIn(installed.folder).filter((path) => !expected.test(path))).toEqual([]);
    expect(filesIn(installed.folder)).toEqual(
      expect.arrayContaining(["LICENSE", "README.md", "bin/create-pipeline.js", "dist/main.js", "dist/tasks/deploy.js", "package.json"]),
    );
  });

  it("holds neither sources, tests nor source maps", () => {
    const files = filesIn(installed.folder);

    expect(files.filter((path) => /\.(?:ts|map)$|(?:^|\/)src\/|\.test\./.test(path))).toEqual([]);
    expect(files.filter((path) => readFileSync(join(installed.folder, path), "utf8").includes("sourceMappingURL=data:"))).toEqual([]);
  });

  it("names no folder of the machine it was built on", () => {
    const root = join(import.meta.dirname, "../../..");

    expect(filesIn(installed.folder).filter((path) => readFileSync(join(installed.folder, path), "utf8").includes(root))).toEqual([]);
  });

  it("is one package without dependencies, of at most 6 MB", () => {
    const manifest = JSON.parse(readFileSync(join(installed.folder, "package.json"), "utf8")) as Record<string, unknown>;

    expect(readdirSync(installed.modules).filter((name) => !name.startsWith("."))).toEqual(["@create-pipeline"]);
    expect([manifest["dependencies"], manifest["peerDependencies"], manifest["optionalDependencies"]]).toEqual([undefined, undefined, undefined]);
    expect(Object.keys(manifest["scripts"] ?? {}).filter((name) => /install|prepare/.test(name))).toEqual([]);
    expect(manifest["engines"]).toEqual({ node: ">=20.19" });
    expect(sizeOf(installed.folder)).toBeLessThanOrEqual(6_000_000);
  });

  it("is clean for publint", () => {
    const publint = join(import.meta.dirname, "../../../node_modules/publint/src/cli.js");

    const ran = spawnSync(process.execPath, [publint, installed.folder, "--strict", "--pack", "false"], { encoding: "utf8" });

    expect(ran.stdout).toContain("All good!");
    expect(ran.status).toBe(0);
  });

  it("carries the licence of the repository", () => {
    const licence = readFileSync(join(import.meta.dirname, "../../../LICENSE"), "utf8");

    expect(licence).toContain("Apache License");
    expect(readFileSync(join(installed.folder, "LICENSE"), "utf8")).toBe(licence);
  });
});

const host = hostNode();
describe.skipIf(host === undefined)(`under the machine's own Node ${host?.version ?? "(skipped: none older than 22 here)"}, outside npm`, () => {
  it("writes the pipeline of examples/orders, changes nothing the second time, and agrees with itself", () => {
    const folder = clone();
    const run = (...argv: string[]) => runAlone(host?.path ?? "", [installed.bin, ...argv], folder);

    const first = run("--yes");
    const before = contents(folder);
    const second = run("generate");

    expect(first).toMatchObject({ status: 0 });
    expect(Object.keys(before)).toEqual(expect.arrayContaining(["pipeline.yaml", ".pipeline/lock.json", "Dockerfile", ".github/workflows/orders-verify.yml"]));
    expect(second.stdout).toMatch(/^nothing to do: /);
    expect(second.status).toBe(0);
    expect(contents(folder)).toEqual(before);
    expect(run("check")).toMatchObject({ status: 0, stderr: "" });
    expect(JSON.parse(run("plan", "--format", "json").stdout)).toMatchObject({ exitCode: 0, services: [{ service: "orders" }] });
  });
});

describe("an older Node", () => {
  it.each(["20.18.3", "18.20.4", "16.20.2"])("%s is told what is needed, in one line, without loading the rest", (version) => {
    const pretend = join(installed.scratch, `pretend-${version}.mjs`);
    writeFileSync(
      pretend,
      `Object.defineProperty(process.versions, "node", { value: ${JSON.stringify(version)} });\nObject.defineProperty(process, "version", { value: "v${version}" });\n`,
    );

    const ran = runAlone(process.execPath, ["--import", pretend, installed.bin, "--help"], installed.scratch);

    expect(ran).toEqual({ status: 2, stdout: "", stderr: `create-pipeline needs Node.js 20.19 or newer, this is v${version}\n` });
  });

  it("can parse the program's first file: nothing newer than dynamic import is in it", () => {
    const text = readFileSync(installed.bin, "utf8");

    expect(text).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(text).not.toMatch(/^\s*(?:import|export)\b[^(]|\?\?|\?\.|\bawait\b/m);
  });
});

/** The example as its first commit on GitHub would be; only what the command reads of git. */
function clone(): string {
  const folder = join(installed.scratch, "orders");
  cpSync(orders, folder, { recursive: true, filter: (path) => !path.includes("node_modules") });
  mkdirSync(join(folder, ".git"));
  writeFileSync(join(folder, ".git/HEAD"), "ref: refs/heads/main\n");
  writeFileSync(join(folder, ".git/config"), '[remote "origin"]\n\turl = https://github.com/acme/orders.git\n');
  return folder;
}

function contents(folder: string): Record<string, string> {
  return Object.fromEntries(filesIn(folder).map((path) => [path, readFileSync(join(folder, path), "base64")]));
}
