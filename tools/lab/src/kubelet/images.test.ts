import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runExpecting } from "../../../run.ts";
import { createImage } from "./images.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "images-"));
  await writeFile(join(directory, "program"), "not really a program");
  await mkdir(join(directory, "again"));
});
afterEach(() => rm(directory, { recursive: true }));

describe("an image of one program", () => {
  it("has the same digest wherever and whenever it is made, and another for another configuration", async () => {
    const recipe = { repository: "lab.invalid/x", binary: join(directory, "program") };
    const one = await createImage(directory, recipe);
    const again = await createImage(join(directory, "again"), { ...recipe, tag: "1" });
    const other = await createImage(directory, { ...recipe, user: "0:0" });

    expect(one.name).toBe(`lab.invalid/x@${one.digest}`);
    expect(again).toMatchObject({ name: "lab.invalid/x:1", digest: one.digest });
    expect(other.digest).not.toBe(one.digest);
  });

  it("is an archive of an OCI layout that names it, with every blob under its own digest", async () => {
    const { archive, name, digest } = await createImage(directory, { repository: "lab.invalid/x", binary: join(directory, "program") });
    const unpacked = join(directory, "again");
    await runExpecting([0], "tar", ["--extract", `--file=${archive}`, `--directory=${unpacked}`]);
    const { stdout: index } = await runExpecting([0], "cat", [join(unpacked, "index.json")]);
    const { stdout: sums } = await runExpecting([0], "sh", ["-c", 'cd "$1" && sha256sum *', "sums", join(unpacked, "blobs", "sha256")]);

    expect(JSON.parse(index)).toMatchObject({ manifests: [{ digest, annotations: { "io.containerd.image.name": name } }] });
    const blobs = sums
      .trimEnd()
      .split("\n")
      .map((line) => line.split(/\s+/));
    expect(blobs).toHaveLength(3);
    for (const [sum, file] of blobs) expect(file).toBe(sum);
  });
});
