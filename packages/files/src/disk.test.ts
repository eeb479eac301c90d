import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDisk } from "./disk.ts";
import { findRepository } from "./repository-root.ts";

const base = mkdtempSync(join(tmpdir(), "disk-"));
const root = join(base, "repository");

beforeAll(() => {
  for (const folder of [".git", ".pipeline", "services/orders", "services/shop", "node_modules/x", "real", ".hidden"])
    mkdirSync(join(root, folder), { recursive: true });
  for (const folder of ["services/orders", "services/shop", "node_modules/x", ".hidden"]) writeFileSync(join(root, folder, "pipeline.yaml"), "version: 1\n");
  writeFileSync(join(root, "run.sh"), "x", { mode: 0o755 });
  symlinkSync(base, join(root, "away"));
  symlinkSync("real", join(root, "inside"));
  symlinkSync("nowhere", join(root, "dangling"));
  symlinkSync("run.sh", join(root, "link"));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe("openDisk", () => {
  it.each([
    ["run.sh", { kind: "file", content: Buffer.from("x"), executable: true }],
    ["services", { kind: "folder" }],
    ["link", { kind: "link" }],
    ["none/at/all", { kind: "absent" }],
    ["run.sh/below", { kind: "blocked" }],
    ["inside/x", { kind: "absent" }],
    ["away/x", { kind: "outside", link: "away" }],
    ["dangling/x", { kind: "outside", link: "dangling" }],
  ])("finds %s", (path, found) => {
    expect(openDisk(root).find(path)).toEqual(found);
  });

  it("looks for files by name, but not in dependencies and dot folders", () => {
    expect(openDisk(root).filesNamed("pipeline.yaml", 3)).toEqual(["services/orders/pipeline.yaml", "services/shop/pipeline.yaml"]);
    expect(openDisk(root).filesNamed("pipeline.yaml", 1)).toEqual([]);
  });

  it("lists files breadth first up to a limit", () => {
    expect(openDisk(root).files(100)).toEqual(["run.sh", "services/orders/pipeline.yaml", "services/shop/pipeline.yaml"]);
    expect(openDisk(root).files(1)).toEqual(["run.sh"]);
  });
});

describe("findRepository", () => {
  it("climbs to the nearest .git", () => {
    expect(findRepository(join(root, "services/orders"))).toEqual({ root, directory: "services/orders" });
  });

  it("takes the folder itself when nothing above is a repository", () => {
    expect(findRepository(base)).toEqual({ root: base, directory: "" });
  });

  it("stops at a lock below .git", () => {
    const inner = join(root, "examples/orders");
    mkdirSync(join(inner, ".pipeline"), { recursive: true });
    writeFileSync(join(inner, ".pipeline/lock.json"), "{}");

    expect(findRepository(inner)).toEqual({ root: inner, directory: "" });
  });
});
