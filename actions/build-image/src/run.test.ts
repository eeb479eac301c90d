import { fakePorts } from "@create-pipeline/action-kit/testing";
import type { FakeOptions, FakePorts } from "@create-pipeline/action-kit/testing";
import { describe, expect, test } from "vitest";
import { buildahArguments } from "./engines/buildah.ts";
import { run } from "./run.ts";

const revision = "1".repeat(40);
const digest = `sha256:${"a".repeat(64)}`;
const base = `FROM node:24@sha256:${"b".repeat(64)}\n`;
const inputs = {
  context: ".",
  file: "",
  image: "ghcr.io/acme/orders",
  platforms: "linux/amd64,linux/arm64",
  push: "true",
  revision,
  version: "1.4.0",
  created: "",
  registry_username: "robot",
  registry_password: "s3cret",
  engine: "buildx",
  build_args: '{"NODE_ENV": "production"}',
  unpinned_base: "refuse",
  archive: "",
};

/** A registry that knows some tags, and a machine with git. */
function machine(tags: Record<string, string>, options: FakeOptions = {}): FakePorts & { puts: string[] } {
  const puts: string[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const name = String(url).split("/").pop() ?? "";
    const known = tags[name] ?? (Object.values(tags).includes(name) ? name : undefined);
    if (init?.method === "PUT") {
      puts.push(name);
      return new Response(null, { status: 201 });
    }
    return known === undefined ? new Response(null, { status: 404 }) : manifest(known);
  };
  const fake = fakePorts({
    fetch,
    disk: { Dockerfile: base },
    exec: ({ command, args }) => {
      if (command === "git") return { stdout: args.includes("rev-parse") ? `${revision}\n` : "1700000000\n" };
      if (args.includes("build") || args.includes("push")) tags[`sha-${revision}`] = "pushed";
      return {};
    },
    ...options,
  });
  return { ...fake, puts };
}

/** Fake manifests are told apart by their text; their digest is whatever the client computes. */
function manifest(text: string): Response {
  return new Response(JSON.stringify({ text }), { headers: { "content-type": "application/vnd.oci.image.manifest.v1+json" } });
}

function commands(fake: FakePorts): string[] {
  return fake.calls.filter(({ command }) => command !== "git").map(({ command, args }) => `${command} ${args.slice(0, 3).join(" ")}`);
}

describe("build-image", () => {
  test("builds in a BuildKit of its own, pinned by digest, and removes it", async () => {
    const fake = machine({}, { disk: { Dockerfile: base, "/tmp/fake-2/metadata.json": JSON.stringify({ "containerimage.digest": digest }) } });

    const result = await run({ ...inputs, version: "" }, fake.ports);

    expect(commands(fake)).toEqual(["docker buildx create --name", "docker buildx build --builder", "docker buildx rm --force"]);
    const [create, build] = fake.calls.filter(({ command }) => command === "docker");
    expect(create?.args.join(" ")).toMatch(/--driver-opt image=docker\.io\/moby\/buildkit:v[\d.]+@sha256:[0-9a-f]{64} --bootstrap$/u);
    expect(
      build?.args
        .slice(3)
        .join("\n")
        .replaceAll(/pipeline-[0-9a-f-]{36}/gu, "BUILDER"),
    ).toMatchInlineSnapshot(`
      "BUILDER
      --file
      Dockerfile
      --platform
      linux/amd64,linux/arm64
      --build-arg
      NODE_ENV=production
      --label
      org.opencontainers.image.created=2023-11-14T22:13:20.000Z
      --label
      org.opencontainers.image.revision=1111111111111111111111111111111111111111
      --provenance=false
      --sbom=false
      --progress
      plain
      --metadata-file
      /tmp/fake-2/metadata.json
      --output
      type=image,name=ghcr.io/acme/orders:sha-1111111111111111111111111111111111111111,push=true,rewrite-timestamp=true,oci-mediatypes=true
      --
      ."
    `);
    expect(build?.options.env).toMatchObject({ DOCKER_CONFIG: "/tmp/fake-1", SOURCE_DATE_EPOCH: "1700000000", BUILDX_CONFIG: "/tmp/fake-2/buildx" });
    expect(result.outputs["reused"]).toBe("false");
  });

  test("uses no cache of an earlier build when it pushes", async () => {
    const fake = machine({});
    await run({ ...inputs, version: "", engine: "buildkit" }, { ...fake.ports, env: { BUILDKIT_HOST: "tcp://buildkitd:1234" } });
    const words = fake.calls.flatMap(({ args }) => args);

    expect(words.filter((word) => /cache-(?:from|to)|import-cache|export-cache/u.test(word))).toEqual([]);
    expect(words).toContain("--no-cache");
    expect(
      buildahArguments(
        { context: ".", file: "Dockerfile", platforms: ["linux/amd64"], buildArgs: {}, labels: {}, epoch: "1", insecure: false, env: {}, workspace: "/w" },
        "linux/amd64",
        "x",
      ),
    ).toEqual(expect.arrayContaining(["--no-cache", "--layers=false", "--timestamp", "1"]));
  });

  test("does not build when the registry has the commit's image, and adds the version to it", async () => {
    const fake = machine({ [`sha-${revision}`]: "there" });
    const known: typeof globalThis.fetch = async (url, init) => {
      if (init?.method !== "PUT" && /sha256:/u.test(String(url))) return manifest("there");
      return await fake.ports.fetch(url, init);
    };

    const result = await run(inputs, { ...fake.ports, fetch: known });

    expect(commands(fake)).toEqual([]);
    expect(result.outputs["reused"]).toBe("true");
    expect(result.outputs["reference"]).toMatch(/^ghcr\.io\/acme\/orders@sha256:[0-9a-f]{64}$/u);
    expect(fake.puts).toEqual(["1.4.0"]);
    expect(fake.lines[0]).toContain("is already there as sha256:");
    expect(result.summary).toContain("no: the registry already had the image of this commit");
  });

  test("refuses to move a version", async () => {
    const fake = machine({ [`sha-${revision}`]: "there", "1.4.0": "another" });

    await expect(run(inputs, fake.ports)).rejects.toMatchObject({ exitCode: 3, message: expect.stringMatching(/^tag 1\.4\.0 already names sha256:/u) });
  });

  test("a pull request builds and pushes nothing, and needs no registry", async () => {
    const fake = machine({}, { fetch: () => Promise.reject(new Error("the registry was asked")) });

    const result = await run({ ...inputs, push: "false", version: "" }, fake.ports);

    expect(result.outputs).toEqual({ image: "ghcr.io/acme/orders", digest: "", reference: "", reused: "false" });
    expect(fake.calls.find(({ args }) => args[1] === "build")?.args).toContain("type=cacheonly");
  });

  test("refuses a base without a digest, naming file and line", async () => {
    const fake = machine({}, { disk: { Dockerfile: "# comment\nFROM node:24\nCOPY --from=busybox /bin/sh /\n" } });

    await expect(run(inputs, fake.ports)).rejects.toMatchObject({
      exitCode: 3,
      message: "Dockerfile:2: node:24 is not pinned to a digest\nDockerfile:3: busybox is not pinned to a digest",
    });
    await run({ ...inputs, version: "", unpinned_base: "warn" }, fake.ports);
    expect(fake.lines).toContain("warning: Dockerfile:2: node:24 is not pinned to a digest");
  });

  test("refuses a work tree at another commit", async () => {
    const fake = machine({}, { exec: () => ({ stdout: `${"2".repeat(40)}\n` }) });

    await expect(run(inputs, fake.ports)).rejects.toMatchObject({ exitCode: 3, message: expect.stringContaining("the work tree is at 2222") });
  });

  test.each([
    ["no JSON", "NODE_ENV=production", 'input "build_args" is not JSON'],
    ["an array", "[]", "is not an object of strings"],
    ["a number", '{"A": 1}', "is not an object of strings"],
    ["a strange name", '{"A B": "1"}', "is not an object of strings"],
  ])("refuses build arguments that are %s", async (_, text, message) => {
    await expect(run({ ...inputs, build_args: text }, machine({}).ports)).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(message) });
  });

  test("an image with a tag, a missing Dockerfile, half a login are bad input", async () => {
    await expect(run({ ...inputs, image: "ghcr.io/acme/orders:1" }, machine({}).ports)).rejects.toMatchObject({ exitCode: 2 });
    await expect(run({ ...inputs, file: "none" }, machine({}).ports)).rejects.toThrow("there is no Dockerfile at none");
    await expect(run({ ...inputs, registry_password: "" }, machine({}).ports)).rejects.toThrow("belong together");
  });

  test("auto takes BuildKit by address, then a Docker daemon, then buildah, else says what is missing", async () => {
    const withTools = (working: string[]): FakePorts =>
      machine(
        {},
        {
          exec: ({ command, args }) =>
            command === "git" ? { stdout: args.includes("rev-parse") ? revision : "1" } : { code: working.includes(command) || args[0] === "build" ? 0 : 1 },
        },
      );
    const built = async (fake: FakePorts, env = {}): Promise<string | undefined> => {
      await run({ ...inputs, push: "false", engine: "auto" }, { ...fake.ports, env });
      return fake.calls.find(({ args }) => args.includes("build"))?.command;
    };

    expect(await built(withTools(["docker", "buildah"]), { BUILDKIT_HOST: "tcp://b:1" })).toBe("/tools/buildctl");
    expect(await built(withTools(["docker", "buildah"]))).toBe("docker");
    expect(await built(withTools(["buildah"]))).toBe("buildah");
    await expect(built(withTools([]))).rejects.toThrow("nothing here can build an image");
  });
});
