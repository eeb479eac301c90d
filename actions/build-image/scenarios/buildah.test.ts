import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runAction } from "@create-pipeline/action-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireTool } from "../../../tools/index.ts";
import { openWorkshop, outputsOf } from "./workshop.ts";
import type { Workshop } from "./workshop.ts";

const buildah = requireTool("buildah");
const registryTool = requireTool("docker-registry");
const skopeo = requireTool("skopeo");
const missing = [buildah, registryTool, skopeo].some((tool) => "skip" in tool);

describe.skipIf(missing)("a real build with buildah, pushed to a real registry", () => {
  let workshop: Workshop;

  beforeAll(async () => {
    workshop = await openWorkshop("path" in registryTool ? registryTool.path : "", "buildah");
  });

  afterAll(() => workshop.stop());

  test("gives the image a digest, its commit's tag and time, and passes arguments as they are", async () => {
    const run = await workshop.build("orders", { version: "1.4.0" });

    expect(run.stderr).toBe("");
    expect(run.code).toBe(0);
    expect(workshop.stable(run.outputs)).toMatchInlineSnapshot(`
      "image=registry.test/acme/orders
      digest=sha256:DIGEST
      reference=registry.test/acme/orders@sha256:DIGEST
      reused=false
      "
    `);
    expect(workshop.stable(run.summary)).toMatchInlineSnapshot(`
      "### Image

      |  |  |
      | --- | --- |
      | Image | \`registry.test/acme/orders\` |
      | Digest | \`sha256:DIGEST\` |
      | Tags | \`sha-REVISION\`, \`1.4.0\` |
      | Built | with buildah |
      "
    `);
    expect(workshop.stable(run.stdout)).toMatchInlineSnapshot(`
      "── build registry.test/acme/orders with buildah
      "
    `);
    const { digest } = outputsOf(run);
    const image = workshop.inspect(`${workshop.host}/acme/orders:sha-${workshop.revision}`);
    expect(image.Digest).toBe(digest);
    expect(workshop.inspect(`${workshop.host}/acme/orders:1.4.0`).Digest).toBe(digest);
    expect(image.Created).toBe("2026-01-02T03:04:05Z");
    expect(image.Labels).toMatchObject({ greeting: "good day; $(id)", "org.opencontainers.image.revision": workshop.revision });
  });

  test("a second run finds the first one's image", async () => {
    const first = outputsOf(await workshop.build("again"));

    const second = await workshop.build("again", { version: "2.0.0", engine: "auto" });

    expect(outputsOf(second)).toEqual({ ...first, reused: "true" });
    expect(workshop.stable(second.stdout)).toMatchInlineSnapshot(`
      "registry.test/acme/again:sha-REVISION is already there as sha256:DIGEST; it is used as it is
      "
    `);
    expect(workshop.inspect(`${workshop.host}/acme/again:2.0.0`).Digest).toBe(first["digest"]);
  });

  test("two builds of one commit have the same digest", async () => {
    const [one, two] = [outputsOf(await workshop.build("one")), outputsOf(await workshop.build("two"))];

    expect(one["digest"]).toMatch(/^sha256:[0-9a-f]{64}$/u);
    expect(two["digest"]).toBe(one["digest"]);
  });

  test("two platforms give an index with both", async () => {
    const run = await workshop.build("index", { platforms: "linux/amd64,linux/arm64" });

    expect(run.stderr).toBe("");
    expect(workshop.architectures(outputsOf(run)["reference"] ?? "")).toEqual(["amd64", "arm64"]);
  });

  test("without push it writes an archive when asked, and leaves no image behind", async () => {
    const before = execFileSync("buildah", ["images", "--all", "--quiet"], { encoding: "utf8" });

    const run = await workshop.build("archive", { push: "false", archive: "image.tar" });

    expect(run.code).toBe(0);
    expect(outputsOf(run)).toMatchObject({ digest: expect.stringMatching(/^sha256:/u), reference: "" });
    expect(await readdir(workshop.folder)).toContain("image.tar");
    expect(execFileSync("buildah", ["images", "--all", "--quiet"], { encoding: "utf8" })).toBe(before);
  });

  test("a failing build shows the builder's reason and pushes nothing", async () => {
    await writeFile(join(workshop.folder, "Broken.Dockerfile"), "FROM scratch\nCOPY missing /\n");

    const run = await workshop.build("broken", { file: "Broken.Dockerfile" });

    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^error: buildah build ended with exit code \d+:\n/u);
    expect(run.stderr).toContain("missing");
    expect(run.outputs).toBe("");
    expect((await fetch(`http://${workshop.host}/v2/acme/broken/tags/list`)).status).toBe(404);
  });
});

describe.skipIf(missing)("a registry that wants a password", () => {
  // bcrypt of "s3cret-password"
  const htpasswd = "robot:$2y$05$abcdefghijklmnopqrstuuUXKlvQTwfK/kphhjbeRlh5zvpJx1LLu\n";
  let workshop: Workshop;
  let scratch: string;

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), "scratch-"));
    workshop = await openWorkshop("path" in registryTool ? registryTool.path : "", "buildah", { TMPDIR: scratch }, { htpasswd });
  });

  afterAll(async () => {
    await workshop.stop();
    await rm(scratch, { recursive: true, force: true });
  });

  test("gets it from a file that is gone afterwards", async () => {
    const run = await workshop.build("private", { registry_username: "robot", registry_password: "s3cret-password" });

    expect(run.stderr).toBe("");
    expect(run.code).toBe(0);
    expect((await readdir(scratch)).filter((name) => name.startsWith("pipeline-"))).toEqual([]);
  });

  test("refuses a wrong one before anything is built, and shows it nowhere", async () => {
    const run = await workshop.build("private", { registry_username: "robot", registry_password: "wr0ng-password" });

    expect(run.code).toBe(1);
    expect(workshop.stable(run.stderr)).toMatchInlineSnapshot(`
      "error: registry.test refuses access to acme/private: it refused the credentials
      hint: check the name, the password and what they may do
      "
    `);
    expect(run.stdout + run.stderr + run.summary).not.toContain("wr0ng");
    expect((await readdir(scratch)).filter((name) => name.startsWith("pipeline-"))).toEqual([]);
  });
});

test("bad input: all problems at once, nothing done, no secret shown", async () => {
  const run = await runAction("build-image", {
    inputs: { image: "Orders", revision: "main", registry_password: "hunter2-hunter2", push: "yes", platform: "linux/amd64" },
  });

  expect(run.code).toBe(2);
  expect(run.stdout).toBe("");
  expect(run.stderr).not.toContain("hunter2");
  expect(run.stderr).toMatchInlineSnapshot(`
    "error: input "platform" does not exist; did you mean "platforms"?
    input "image": "Orders" does not match [a-z0-9.:-]+(?:/[a-z0-9._-]+)+
    input "push": "yes" is not one of true, false
    input "revision": "main" does not match [0-9a-f]{40}|[0-9a-f]{64}
    hint: inputs of build-image: context, file, image, platforms, push, revision, version, created, registry_username, registry_password, engine, build_args, unpinned_base, archive; nothing was done
    "
  `);
});
