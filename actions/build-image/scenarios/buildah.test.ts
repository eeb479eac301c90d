import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runAction, startRegistry } from "@create-pipeline/action-kit/testing";
import type { ActionRun, RegistryServer } from "@create-pipeline/action-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireTool } from "../../../tools/index.ts";

const buildah = requireTool("buildah");
const registryTool = requireTool("docker-registry");
const skopeo = requireTool("skopeo");
const missing = [buildah, registryTool, skopeo].some((tool) => "skip" in tool);

describe.skipIf(missing)("a real build with buildah, pushed to a real registry", () => {
  let registry: RegistryServer;
  let folder: string;
  let revision: string;

  beforeAll(async () => {
    registry = await startRegistry("path" in registryTool ? registryTool.path : "");
    folder = await mkdtemp(join(tmpdir(), "build-image-"));
    const dockerfile = ["FROM scratch", "ARG GREETING", "ARG TARGETARCH", "LABEL greeting=$GREETING arch=$TARGETARCH", "COPY hello /hello", 'ENTRYPOINT ["/hello"]', ""];
    await writeFile(join(folder, "Dockerfile"), dockerfile.join("\n"));
    await writeFile(join(folder, "hello"), "a static binary\n", { mode: 0o755 });
    const git = (...args: string[]): string => execFileSync("git", ["-C", folder, "-c", "user.name=test", "-c", "user.email=test@acme.example", ...args], { encoding: "utf8", env: { ...process.env, GIT_COMMITTER_DATE: "2026-01-02T03:04:05Z" } });
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message", "first");
    revision = git("rev-parse", "HEAD").trim();
  });

  afterAll(async () => {
    await registry.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function build(image: string, more: Record<string, string> = {}): Promise<ActionRun> {
    return runAction("build-image", { cwd: folder, inputs: { image: `${registry.host}/acme/${image}`, revision, push: "true", engine: "buildah", build_args: '{"GREETING": "good day; $(id)"}', ...more } });
  }

  function inspect(reference: string): { Digest: string; Created: string; Labels: Record<string, string> } {
    return JSON.parse(execFileSync("skopeo", ["inspect", "--tls-verify=false", `docker://${reference}`], { encoding: "utf8" })) as ReturnType<typeof inspect>;
  }

  function outputs(run: ActionRun): Record<string, string> {
    return Object.fromEntries(run.outputs.trim().split("\n").map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
  }

  function stable(text: string): string {
    return text.replaceAll(registry.host, "registry.test").replaceAll(revision, "REVISION").replaceAll(/sha256:[0-9a-f]{64}/gu, "sha256:DIGEST");
  }

  test("gives the image a digest, its commit's tag and time, and passes arguments as they are", async () => {
    const run = await build("orders", { version: "1.4.0" });

    expect(run.stderr).toBe("");
    expect(run.code).toBe(0);
    expect(stable(run.outputs)).toMatchInlineSnapshot(`
      "image=registry.test/acme/orders
      digest=sha256:DIGEST
      reference=registry.test/acme/orders@sha256:DIGEST
      reused=false
      "
    `);
    expect(stable(run.summary)).toMatchInlineSnapshot(`
      "### Image

      |  |  |
      | --- | --- |
      | Image | \`registry.test/acme/orders\` |
      | Digest | \`sha256:DIGEST\` |
      | Tags | \`sha-REVISION\`, \`1.4.0\` |
      | Built | with buildah |
      "
    `);
    expect(stable(run.stdout)).toMatchInlineSnapshot(`
      "── build registry.test/acme/orders with buildah
      "
    `);
    const { digest } = outputs(run);
    const image = inspect(`${registry.host}/acme/orders:sha-${revision}`);
    expect(image.Digest).toBe(digest);
    expect(inspect(`${registry.host}/acme/orders:1.4.0`).Digest).toBe(digest);
    expect(image.Created).toBe("2026-01-02T03:04:05Z");
    expect(image.Labels).toMatchObject({ greeting: "good day; $(id)", "org.opencontainers.image.revision": revision, "org.opencontainers.image.version": "1.4.0" });
  });

  test("a second run finds the first one's image", async () => {
    const first = outputs(await build("again"));

    const second = await build("again", { version: "2.0.0", engine: "auto" });

    expect(outputs(second)).toEqual({ ...first, reused: "true" });
    expect(stable(second.stdout)).toMatchInlineSnapshot(`
      "registry.test/acme/again:sha-REVISION is already there as sha256:DIGEST; it is used as it is
      "
    `);
    expect(inspect(`${registry.host}/acme/again:2.0.0`).Digest).toBe(first["digest"]);
  });

  test("two builds of one commit have the same digest", async () => {
    const [one, two] = [outputs(await build("one")), outputs(await build("two"))];

    expect(one["digest"]).toMatch(/^sha256:[0-9a-f]{64}$/u);
    expect(two["digest"]).toBe(one["digest"]);
  });

  test("two platforms give an index with both", async () => {
    const run = await build("index", { platforms: "linux/amd64,linux/arm64" });

    expect(run.stderr).toBe("");
    const raw = execFileSync("skopeo", ["inspect", "--raw", "--tls-verify=false", `docker://${outputs(run)["reference"]}`], { encoding: "utf8" });
    const index = JSON.parse(raw) as { manifests: { platform: { architecture: string } }[] };
    expect(index.manifests.map(({ platform }) => platform.architecture).toSorted()).toEqual(["amd64", "arm64"]);
  });

  test("without push it writes an archive when asked, and leaves no image behind", async () => {
    const before = execFileSync("buildah", ["images", "--all", "--quiet"], { encoding: "utf8" });

    const run = await build("archive", { push: "false", archive: "image.tar" });

    expect(run.code).toBe(0);
    expect(outputs(run)).toMatchObject({ digest: expect.stringMatching(/^sha256:/u), reference: "" });
    expect(await readdir(folder)).toContain("image.tar");
    expect(execFileSync("buildah", ["images", "--all", "--quiet"], { encoding: "utf8" })).toBe(before);
  });

  test("a failing build shows the builder's reason and pushes nothing", async () => {
    await writeFile(join(folder, "Broken.Dockerfile"), "FROM scratch\nCOPY missing /\n");

    const run = await build("broken", { file: "Broken.Dockerfile" });

    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^error: buildah build ended with exit code \d+:\n/u);
    expect(run.stderr).toContain("missing");
    expect(run.outputs).toBe("");
    expect((await fetch(`http://${registry.host}/v2/acme/broken/tags/list`)).status).toBe(404);
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
